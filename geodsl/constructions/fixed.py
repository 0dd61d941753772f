"""Curves at a given place: any figure can be written down as it is."""

from __future__ import annotations

from typing import Any

import numpy as np

from geodsl.instances import Instances
from geodsl.language.term import Construction
from geodsl.numeric import Arc, Circle, Line, Ray, Segment, distance, unit
from geodsl.units import SHARE

__all__ = ["FixedArc", "FixedCircle", "FixedLine", "FixedRay", "FixedSegment"]


def _point(at: Instances, place: tuple[Any, Any]) -> Any:
    x, y = place
    return at.number(x) + 1j * at.number(y)


class _Fixed(Construction):
    """Made of coordinates alone."""

    fixed = True


class FixedLine(_Fixed):
    """The line through two places: `line l through (0, 1) and (3, 2)`."""

    phrases = ("line {self} through {p: position} and {q: position}",)
    makes = "line"

    def place(self, at: Instances) -> Line:
        p = _point(at, self.p)
        return Line(p, unit(_point(at, self.q) - p))


class FixedRay(_Fixed):
    """The ray from one place through another: `ray r from (0, 1) through (3, 2)`."""

    phrases = ("ray {self} from {p: position} through {q: position}",)
    makes = "ray"

    def place(self, at: Instances) -> Ray:
        p = _point(at, self.p)
        return Ray(p, unit(_point(at, self.q) - p))


class FixedSegment(_Fixed):
    """The segment between two places: `segment s from (0, 1) to (3, 2)`."""

    phrases = ("segment {self} from {p: position} to {q: position}",)
    makes = "segment"

    def place(self, at: Instances) -> Segment:
        return Segment(_point(at, self.p), _point(at, self.q))

    # A line's two places only say which line it is; a segment's are its ends, and seen.
    def cramped(self, at: Instances) -> Any:
        return distance(_point(at, self.p), _point(at, self.q)) < SHARE * at.size


class FixedCircle(_Fixed):
    """The circle about a place: `circle w center (1, -2) radius 3`."""

    phrases = ("circle {self} center {c: position} radius {r: length}",)
    makes = "circle"

    def place(self, at: Instances) -> Circle:
        return Circle(_point(at, self.c), at.length(self.r))

    def cramped(self, at: Instances) -> Any:
        return at.length(self.r) < SHARE * at.size


class FixedArc(_Fixed):
    """The arc about a place, counterclockwise: `arc a center (1, -2) radius 3 from 30° to 120°`."""

    phrases = ("arc {self} center {c: position} radius {r: length} from {s: degrees} to {t: degrees}",)
    makes = "arc"

    def place(self, at: Instances) -> Arc:
        start = at.number(self.s)
        sweep = at.number(self.t) - start
        return Arc(
            _point(at, self.c), at.length(self.r), start, np.where(sweep > 0.0, sweep, sweep + 2.0 * np.pi)
        )

    def cramped(self, at: Instances) -> Any:
        arc = self.place(at)
        return arc.radius * np.minimum(arc.sweep, 1.0) < SHARE * at.size
