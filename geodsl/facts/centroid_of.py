"""A point is the centroid of a triangle."""

from __future__ import annotations

from typing import Any

from geodsl.facts.coincide import Coincide
from geodsl.facts.inside_polygon import InsidePolygon
from geodsl.facts.polygons import Mean, Placed
from geodsl.instances import Instances
from geodsl.language.term import Fact

__all__ = ["CentroidOf"]


class CentroidOf(Placed):
    """The common point of the medians: `G centroid of ABC`."""

    phrases = ("{G: new point} centroid of {p: triangle}",)

    def parts(self) -> tuple[Fact, ...]:
        return Coincide(self.G, Mean(self.p.corners)).parts()

    def off(self, at: Instances) -> tuple[Any, Any]:
        a, b, c = at.vertices(self.p)
        return at.point(self.G) - (a + b + c) / 3.0, b - a

    def entails(self) -> tuple[Fact, ...]:
        return (InsidePolygon(self.G, self.p),)
