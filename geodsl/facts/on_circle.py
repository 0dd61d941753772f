"""A point lies on a circle."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from geodsl.facts.inside_circle import InsideCircle
from geodsl.facts.outside_circle import OutsideCircle
from geodsl.instances import Instances
from geodsl.language.term import Fact, Term
from geodsl.numeric import distance
from geodsl.units import share

__all__ = ["OnCircle"]


class OnCircle(Fact):
    """A point of a circle: `P on w`."""

    phrases = ("{P: new point} on {w: circle}", "{P: new point} lies on {w: circle}")
    gap = share()

    def residual(self, at: Instances) -> Any:
        circle = at.circle(self.w)
        return (distance(circle.center, at.point(self.P)) - circle.radius) / at.size

    def loci(self, P: Term) -> tuple[Term, ...]:
        return (self.w,) if P == self.P else ()

    def contraries(self, points: Sequence[Term] = ()) -> tuple[Fact, ...]:
        return OutsideCircle(self.P, self.w), InsideCircle(self.P, self.w)
