"""A point lies outside a polygon."""

from __future__ import annotations

from typing import Any

from geodsl.facts.inside_polygon import depth
from geodsl.instances import Instances
from geodsl.language.term import OpenFact
from geodsl.units import share

__all__ = ["OutsidePolygon"]


class OutsidePolygon(OpenFact):
    """A point that a polygon doesn't contain: `P outside ABC`."""

    phrases = ("{P: new point} outside {p: polygon}", "{P: new point} lies outside {p: polygon}")
    gap = share()

    def margin(self, at: Instances) -> Any:
        return -depth(at.point(self.P), at.vertices(self.p)) / at.size
