"""A point is the mean of a polygon's corners."""

from __future__ import annotations

from typing import Any

from geodsl.facts.coincide import Coincide
from geodsl.facts.polygons import Mean, Placed
from geodsl.instances import Instances
from geodsl.language.term import Fact

__all__ = ["VertexCentroidOf"]


class VertexCentroidOf(Placed):
    """The mean of all corners, where equal weights in them balance: `G vertex centroid of ABCD`."""

    phrases = (
        "{G: new point} vertex centroid of {p: polygon}",
        "{G: new point} centroid of vertices of {p: polygon}",
    )

    def parts(self) -> tuple[Fact, ...]:
        return Coincide(self.G, Mean(self.p.corners)).parts()

    def off(self, at: Instances) -> tuple[Any, Any]:
        c = at.vertices(self.p)
        middle: Any = sum(c[1:], start=c[0]) / len(c)
        return at.point(self.G) - middle, c[1] - c[0]
