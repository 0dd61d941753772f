"""A point lies outside a circle."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from geodsl.facts import inside_circle
from geodsl.instances import Instances
from geodsl.language.term import Fact, OpenFact, Term
from geodsl.numeric import distance
from geodsl.units import share

__all__ = ["OutsideCircle"]


class OutsideCircle(OpenFact):
    """A point farther from the centre than the circle is: `P outside w`."""

    phrases = ("{P: new point} outside {w: circle}", "{P: new point} lies outside {w: circle}")
    gap = share()

    def margin(self, at: Instances) -> Any:
        circle = at.circle(self.w)
        return (distance(circle.center, at.point(self.P)) - circle.radius) / at.size

    def contraries(self, points: Sequence[Term] = ()) -> tuple[Fact, ...]:
        return (inside_circle.InsideCircle(self.P, self.w),)
