"""Mirror images in a line and in a point."""

from __future__ import annotations

from typing import Any

from geodsl.facts.midpoint_of import MidpointOf
from geodsl.facts.perpendicular_bisector_of import PerpendicularBisectorOf
from geodsl.facts.points import line_of
from geodsl.instances import Instances
from geodsl.language.term import Construction, Fact, Term
from geodsl.numeric import distance, mirror, offset
from geodsl.objects import Segment
from geodsl.units import SHARE

__all__ = ["ReflectionInLine", "ReflectionInPoint"]


class ReflectionInLine(Construction):
    """The mirror image on the other side of a line: `Q = reflection of P in AB`."""

    phrases = ("reflection of {P: point} in {l: line}",)
    makes = "point"

    def place(self, at: Instances) -> Any:
        return mirror(at.point(self.P), at.line(self.l))

    def brings(self, Q: Term) -> tuple[Fact, ...]:
        return (PerpendicularBisectorOf(line_of(self.l), Segment(self.P, Q)),)

    def cramped(self, at: Instances) -> Any:
        return abs(offset(at.point(self.P), at.line(self.l))) < SHARE * at.size


class ReflectionInPoint(Construction):
    """The image on the other side of a centre: `Q = reflection of P in O`."""

    phrases = ("reflection of {P: point} in {O: point}",)
    makes = "point"

    def place(self, at: Instances) -> Any:
        return 2.0 * at.point(self.O) - at.point(self.P)

    def brings(self, Q: Term) -> tuple[Fact, ...]:
        return (MidpointOf(self.O, Segment(self.P, Q)),)

    def cramped(self, at: Instances) -> Any:
        return distance(at.point(self.O), at.point(self.P)) < SHARE * at.size
