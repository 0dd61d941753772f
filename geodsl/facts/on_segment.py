"""A point lies on a segment."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from geodsl.facts.longer_than import LongerThan
from geodsl.facts.on_line import OnLine
from geodsl.facts.points import line_of
from geodsl.instances import Instances
from geodsl.language.term import Fact, Term
from geodsl.numeric import cross, distance, dot, plane
from geodsl.objects import Segment
from geodsl.units import share

__all__ = ["OnSegment", "beside_segment"]


class OnSegment(Fact):
    """A point of a segment, ends included: `D on segment BC`."""

    phrases = ("{P: new point} on {s: bounded}", "{P: new point} lies on {s: bounded}")
    gap = share()

    def residual(self, at: Instances) -> Any:
        return beside_segment(at.point(self.P), at.segment(self.s)) / at.size

    def entails(self) -> tuple[Fact, ...]:
        return (OnLine(self.P, line_of(self.s)),)

    def loci(self, P: Term) -> tuple[Term, ...]:
        return (self.s,) if P == self.P else ()

    def contraries(self, points: Sequence[Term] = ()) -> tuple[Fact, ...]:
        s = self.s
        if not isinstance(s, Segment) or self.P in s.args:
            return ()
        # A point of the line that isn't one of the segment is farther from one end than the other end is.
        return tuple(LongerThan(Segment(self.P, end), s) for end in s.args)


def beside_segment(p: Any, s: plane.Segment) -> Any:
    """How far a point is from a segment: signed beside it, the distance of the nearer end beyond."""
    way = s.b - s.a
    length = np.absolute(way)
    along = dot(way, p - s.a) / length
    end = np.where(along > length / 2.0, s.b, s.a)
    return np.where((along >= 0.0) & (along <= length), cross(way, p - s.a) / length, distance(end, p))
