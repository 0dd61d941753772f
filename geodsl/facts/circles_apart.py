"""Two circles lie apart."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from geodsl.facts import circle_within, circles_cross
from geodsl.instances import Instances
from geodsl.language.term import Fact, OpenFact, Term
from geodsl.numeric import distance
from geodsl.units import share

__all__ = ["CirclesApart"]


class CirclesApart(OpenFact):
    """Circles without a common point, neither within the other: `w outside v`."""

    phrases = (
        "{w: circle} outside {v: circle}",
        "{w: circle} lies outside {v: circle}",
        "{w: circle} and {v: circle} apart",
    )
    symmetric = True
    gap = share()

    def margin(self, at: Instances) -> Any:
        w, v = at.circle(self.w), at.circle(self.v)
        return (distance(w.center, v.center) - w.radius - v.radius) / at.size

    def contraries(self, points: Sequence[Term] = ()) -> tuple[Fact, ...]:
        w, v = self.w, self.v
        return (
            circles_cross.CirclesCross(w, v),
            circle_within.CircleWithin(w, v),
            circle_within.CircleWithin(v, w),
        )
