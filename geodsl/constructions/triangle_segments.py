"""Segments from a corner of a triangle to the opposite side: median, altitude, bisector."""

from __future__ import annotations

from typing import Any

import numpy as np

from geodsl.constructions.circumcircle import flat
from geodsl.constructions.incenter import OfCorner
from geodsl.facts.altitude_of import AltitudeOf
from geodsl.facts.bisector_of import BisectorOf
from geodsl.facts.median_of import MedianOf
from geodsl.facts.points import EndPoint
from geodsl.instances import Instances
from geodsl.language.term import Fact, Term
from geodsl.numeric import Line, Segment, distance, foot, unit, value
from geodsl.objects import Segment as Joined
from geodsl.units import SHARE

__all__ = ["Altitude", "BisectorSegment", "Median"]


class _FromCorner(OfCorner):
    makes = "segment"
    kind: type[Fact]

    def place(self, at: Instances) -> Segment:
        a, (b, c) = at.point(self.A), self._opposite(at)
        return Segment(a, self.end(a, b, c))

    def end(self, a: Any, b: Any, c: Any) -> Any:
        raise TypeError(f"{type(self).__name__} has no end")

    def brings(self, s: Term) -> tuple[Fact, ...]:
        # Its corner is known by name; what there is to say is where it ends.
        return (self.kind(Joined(self.A, EndPoint(s)), self.p),)

    def cramped(self, at: Instances) -> Any:
        return flat(at, *at.vertices(self.p)) | (at.length(self) < SHARE * at.size)

    def _opposite(self, at: Instances) -> tuple[Any, Any]:
        """The ends of the side across from the corner."""
        a = value(at.point(self.A))
        u, v, w = at.vertices(self.p)
        return np.where(value(u) == a, v, u), np.where(value(w) == a, v, w)


class Median(_FromCorner):
    """The segment from a corner to the middle of the opposite side: `median m from A of ABC`."""

    phrases = ("median {self} from {A: point} of {p: triangle}",)
    kind = MedianOf

    def end(self, a: Any, b: Any, c: Any) -> Any:
        return (b + c) / 2.0


class Altitude(_FromCorner):
    """The segment from a corner to its foot on the opposite side's line: `altitude h from A of ABC`."""

    phrases = ("altitude {self} from {A: point} of {p: triangle}",)
    kind = AltitudeOf

    def end(self, a: Any, b: Any, c: Any) -> Any:
        return foot(a, Line(b, unit(c - b)))


class BisectorSegment(_FromCorner):
    """The segment from a corner that halves its angle, up to the opposite side: `bisector from A of ABC`."""

    phrases = ("bisector from {A: point} of {p: triangle}",)
    kind = BisectorOf

    def end(self, a: Any, b: Any, c: Any) -> Any:
        near, far = distance(a, b), distance(a, c)
        return (far * b + near * c) / (near + far)
