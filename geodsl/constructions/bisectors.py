"""Bisectors of segments and angles."""

from __future__ import annotations

from typing import Any

import numpy as np

from geodsl.constructions.curves import other_end
from geodsl.facts.bisects import Bisects
from geodsl.facts.equal_angles import EqualAngles
from geodsl.facts.equal_lengths import EqualLengths
from geodsl.facts.on_line import OnLine
from geodsl.facts.perpendicular import Perpendicular
from geodsl.facts.perpendicular_bisector_of import PerpendicularBisectorOf
from geodsl.facts.points import arms
from geodsl.instances import Instances
from geodsl.language.term import Construction, Fact, Term
from geodsl.numeric import Line, unit
from geodsl.objects import Angle, Segment
from geodsl.units import DEGREES, SHARE

__all__ = ["InnerBisector", "OuterBisector", "PerpendicularBisector"]


class PerpendicularBisector(Construction):
    """The perpendicular to a segment through its middle: `perpendicular bisector l of AB`."""

    phrases = ("perpendicular bisector {self} of {s: segment}",)
    makes = "line"
    locus_of = (EqualLengths,)

    def place(self, at: Instances) -> Line:
        s = at.segment(self.s)
        return Line((s.a + s.b) / 2.0, 1j * s.direction)

    def brings(self, l: Term) -> tuple[Fact, ...]:
        return (PerpendicularBisectorOf(l, self.s),)

    def cramped(self, at: Instances) -> Any:
        return at.length(self.s) < SHARE * at.size

    @classmethod
    def locus(cls, fact: Fact, P: Term) -> Term | None:
        """P in PA = PB, standing there once on either side."""
        if not isinstance(fact, EqualLengths) or sum(term == P for term in fact.walk()) != 2:
            return None
        if not all(isinstance(s, Segment) for s in fact.args):
            return None
        A, B = (other_end(s, P) for s in fact.args)
        return None if A is None or B is None or A == B else cls(Segment(A, B))


class InnerBisector(Construction):
    """The line that halves an angle: `bisector l of angle ABC`."""

    phrases = ("bisector {self} of {a: angle}",)
    makes = "line"
    locus_of = (EqualAngles, Bisects)

    def place(self, at: Instances) -> Line:
        vertex, way = _halfway(at, self.a)
        return Line(vertex, way)

    def brings(self, l: Term) -> tuple[Fact, ...]:
        return (Bisects(l, self.a),)

    def cramped(self, at: Instances) -> Any:
        return _cramped(at, self.a)

    @classmethod
    def locus(cls, fact: Fact, P: Term) -> Term | None:
        """P in ∠ABP = ∠PBC, or in BP bisects ∠ABC."""
        count = sum(term == P for term in fact.walk())
        if isinstance(fact, EqualAngles) and count == 2:
            a, b = fact.args
            if isinstance(a, Angle) and isinstance(b, Angle) and a.B == b.B:
                A, C = (_far(x, P) for x in (a, b))
                if A is not None and C is not None and A != C:
                    return cls(Angle(A, a.B, C))
        if isinstance(fact, Bisects) and count == 1 and isinstance(fact.a, Angle):
            return cls(fact.a) if other_end(fact.l, P) == fact.a.B else None
        return None


class OuterBisector(Construction):
    """The perpendicular to the inner bisector at the vertex: `external bisector l of angle ABC`."""

    phrases = ("external bisector {self} of {a: angle}",)
    makes = "line"

    def place(self, at: Instances) -> Line:
        vertex, way = _halfway(at, self.a)
        return Line(vertex, 1j * way)

    def brings(self, l: Term) -> tuple[Fact, ...]:
        return OnLine(arms(self.a)[1], l), Perpendicular(l, InnerBisector(self.a))

    def cramped(self, at: Instances) -> Any:
        return _cramped(at, self.a)


def _halfway(at: Instances, a: Any) -> tuple[Any, Any]:
    """An angle's vertex, and the direction of its inner bisector."""
    A, B, C = arms(a)
    b = at.point(B)
    return b, unit(unit(at.point(A) - b) + unit(at.point(C) - b))


def _cramped(at: Instances, a: Any) -> Any:
    size, least = at.angle(a), np.radians(2.0 * DEGREES)
    return (size < least) | (size > np.pi - least)


def _far(angle: Angle, P: Term) -> Term | None:
    """The point of an angle's other arm, where P is on one."""
    if P not in (angle.A, angle.C):
        return None
    return angle.C if angle.A == P else angle.A
