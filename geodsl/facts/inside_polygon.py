"""A point lies inside a polygon."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from geodsl.facts import outside_polygon
from geodsl.facts.on_segment import beside_segment
from geodsl.instances import Instances
from geodsl.language.term import Fact, OpenFact, Term
from geodsl.numeric import Segment, cross
from geodsl.units import share

__all__ = ["InsidePolygon", "depth"]


class InsidePolygon(OpenFact):
    """A point of a polygon's inner: `P inside ABC`."""

    phrases = ("{P: new point} inside {p: polygon}", "{P: new point} lies inside {p: polygon}")
    gap = share()

    def margin(self, at: Instances) -> Any:
        return depth(at.point(self.P), at.vertices(self.p)) / at.size

    def contraries(self, points: Sequence[Term] = ()) -> tuple[Fact, ...]:
        return (outside_polygon.OutsidePolygon(self.P, self.p),)


def depth(p: Any, corners: tuple[Any, ...]) -> Any:
    """How deep a point lies in a polygon: its distance from the sides, negative outside."""
    inside: Any = False
    nearest: Any = np.inf
    for a, b in zip(corners, corners[1:] + corners[:1], strict=True):
        nearest = np.minimum(nearest, np.absolute(beside_segment(p, Segment(a, b))))
        # A ray from p to the right crosses this side: counted by turns, the point is inside or not.
        rising = b.imag > p.imag
        crosses = (rising != (a.imag > p.imag)) & ((cross(b - a, p - a) > 0.0) == rising)
        inside = inside ^ crosses
    return np.where(inside, nearest, -nearest)
