"""A point is the middle of a segment."""

from __future__ import annotations

from typing import Any

from geodsl.facts.conjunction import Conjunction
from geodsl.facts.equal_lengths import EqualLengths
from geodsl.facts.on_line import OnLine
from geodsl.facts.on_segment import OnSegment
from geodsl.facts.points import MiddlePoint, ends, line_of
from geodsl.instances import Instances
from geodsl.language.term import Fact
from geodsl.numeric import distance, dot
from geodsl.objects import Segment
from geodsl.units import share

__all__ = ["Halfway", "MidpointOf"]


class Halfway(Fact):
    """A point is level with the middle of a segment: it lies on the perpendicular bisector."""

    fields = ("M", "s")
    gap = share()

    def residual(self, at: Instances) -> Any:
        return dot(at.direction(self.s), at.point(self.M) - at.point(MiddlePoint(self.s))) / at.size


class MidpointOf(Conjunction):
    """The point that halves a segment: `M midpoint of AB`."""

    phrases = ("{M: new point} midpoint of {s: segment}", "{M: new point} middle of {s: segment}")
    gap = share()

    def parts(self) -> tuple[Fact, ...]:
        return OnLine(self.M, line_of(self.s)), Halfway(self.M, self.s)

    def measure(self, at: Instances) -> Any:
        return distance(at.point(self.M), at.point(MiddlePoint(self.s))) / at.size

    def entails(self) -> tuple[Fact, ...]:
        A, B = ends(self.s)
        return OnSegment(self.M, self.s), EqualLengths(Segment(self.M, A), Segment(self.M, B))
