"""A point lies outside a polygon."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from geodsl.facts import inside_polygon
from geodsl.instances import Instances
from geodsl.language.term import Fact, OpenFact, Term
from geodsl.units import share

__all__ = ["OutsidePolygon"]


class OutsidePolygon(OpenFact):
    """A point that a polygon doesn't contain: `P outside ABC`."""

    phrases = ("{P: new point} outside {p: polygon}", "{P: new point} lies outside {p: polygon}")
    gap = share()

    def margin(self, at: Instances) -> Any:
        return -inside_polygon.depth(at.point(self.P), at.vertices(self.p)) / at.size

    def contraries(self, points: Sequence[Term] = ()) -> tuple[Fact, ...]:
        return (inside_polygon.InsidePolygon(self.P, self.p),)
