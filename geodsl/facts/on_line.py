"""A point lies on a line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from geodsl.facts import collinear, simple
from geodsl.facts.opposite_sides import OppositeSides
from geodsl.facts.points import line_of
from geodsl.facts.same_side import SameSide
from geodsl.instances import Instances
from geodsl.language.term import Fact, Term
from geodsl.numeric import offset
from geodsl.objects import Line, Polygon
from geodsl.units import share

__all__ = ["OnLine"]


class OnLine(Fact):
    """A point of a line, however far it is drawn: `D on BC`."""

    phrases = ("{P: new point} on {l: line}", "{P: new point} lies on {l: line}")
    gap = share()

    def residual(self, at: Instances) -> Any:
        return offset(at.point(self.P), at.line(self.l)) / at.size

    def entails(self) -> tuple[Fact, ...]:
        line = line_of(self.l)
        return (collinear.Collinear((self.P, line.A, line.B)),) if isinstance(line, Line) else ()

    def loci(self, P: Term) -> tuple[Term, ...]:
        return (self.l,) if P == self.P else ()

    def contraries(self, points: Sequence[Term] = ()) -> tuple[Fact, ...]:
        line = line_of(self.l)
        through = line.args if isinstance(line, Line) else ()
        if self.P in through:  # that is so wherever they lie
            return ()
        found: list[Fact] = [simple.Simple(Polygon((self.P, *through)))] if through else []
        for Q in points:
            if Q not in (self.P, *through):
                found += [SameSide(self.P, Q, self.l), OppositeSides(self.P, Q, self.l)]
        return tuple(found)
