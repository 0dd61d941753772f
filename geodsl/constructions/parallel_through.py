"""Parallels and perpendiculars through a point."""

from __future__ import annotations

from typing import Any

from geodsl.constructions.curves import other_end
from geodsl.facts.on_line import OnLine
from geodsl.facts.parallel import Parallel
from geodsl.facts.perpendicular import Perpendicular
from geodsl.facts.points import line_of
from geodsl.facts.right_angle import RightAngle
from geodsl.instances import Instances
from geodsl.language.term import Construction, Fact, Term
from geodsl.numeric import Line as Straight
from geodsl.numeric import offset
from geodsl.objects import Angle, Line
from geodsl.units import SHARE

__all__ = ["ParallelThrough", "PerpendicularThrough"]


def _drawn(fact: Fact, P: Term) -> tuple[Term, Term] | None:
    """The other point of the one line that P helps to name, and the other line."""
    if sum(term == P for term in fact.walk()) != 1:
        return None
    for l, m in (fact.args, fact.args[::-1]):
        A = other_end(l, P)
        if A is not None:
            return A, m
    return None


class ParallelThrough(Construction):
    """The parallel to a line through a point: `line l through P parallel AB`."""

    phrases = (
        "line {self} through {P: point} parallel {l: line}",
        "line {self} through {P: point} parallel to {l: line}",
        "parallel to {l: line} through {P: point}",
        "parallel through {P: point} to {l: line}",
    )
    makes = "line"
    locus_of = (Parallel,)

    def place(self, at: Instances) -> Straight:
        return Straight(at.point(self.P), at.direction(self.l))

    def brings(self, m: Term) -> tuple[Fact, ...]:
        return OnLine(self.P, m), Parallel(m, line_of(self.l))

    def cramped(self, at: Instances) -> Any:
        """Through a point of the line its parallel is the line itself."""
        return abs(offset(at.point(self.P), at.line(self.l))) < SHARE * at.size

    @classmethod
    def locus(cls, fact: Fact, P: Term) -> Term | None:
        """P in AP parallel l, standing there once."""
        found = _drawn(fact, P) if isinstance(fact, Parallel) else None
        return cls(*found) if found else None


class PerpendicularThrough(Construction):
    """The perpendicular to a line through a point: `line l through P perpendicular AB`."""

    phrases = (
        "line {self} through {P: point} perpendicular {l: line}",
        "line {self} through {P: point} perpendicular to {l: line}",
        "perpendicular to {l: line} through {P: point}",
        "perpendicular through {P: point} to {l: line}",
        "perpendicular from {P: point} to {l: line}",
        "perpendicular to {l: line} at {P: point}",
    )
    makes = "line"
    locus_of = (Perpendicular, RightAngle)

    def place(self, at: Instances) -> Straight:
        return Straight(at.point(self.P), 1j * at.direction(self.l))

    def brings(self, m: Term) -> tuple[Fact, ...]:
        return OnLine(self.P, m), Perpendicular(m, line_of(self.l))

    @classmethod
    def locus(cls, fact: Fact, P: Term) -> Term | None:
        """P in AP perpendicular l or in a right angle ABP, standing there once."""
        if isinstance(fact, RightAngle) and isinstance(fact.a, Angle):
            a = fact.a
            if sum(term == P for term in a.walk()) != 1 or P not in (a.A, a.C):
                return None
            return cls(a.B, Line(a.B, a.C if a.A == P else a.A))
        found = _drawn(fact, P) if isinstance(fact, Perpendicular) else None
        return cls(*found) if found else None
