"""A point lies inside a circle."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from geodsl.facts import outside_circle
from geodsl.instances import Instances
from geodsl.language.term import Fact, OpenFact, Term
from geodsl.numeric import distance
from geodsl.units import share

__all__ = ["InsideCircle"]


class InsideCircle(OpenFact):
    """A point nearer to the centre than the circle is: `P inside w`."""

    phrases = ("{P: new point} inside {w: circle}", "{P: new point} lies inside {w: circle}")
    gap = share()

    def margin(self, at: Instances) -> Any:
        circle = at.circle(self.w)
        return (circle.radius - distance(circle.center, at.point(self.P))) / at.size

    def contraries(self, points: Sequence[Term] = ()) -> tuple[Fact, ...]:
        return (outside_circle.OutsideCircle(self.P, self.w),)
