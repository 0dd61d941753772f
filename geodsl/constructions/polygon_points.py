"""Points of a polygon: its centre, its vertex centroid, the middles of its sides."""

from __future__ import annotations

from typing import Any

from geodsl.facts.center_of_polygon import CenterOfPolygon, centered
from geodsl.facts.midpoint_of import MidpointOf
from geodsl.facts.vertex_centroid_of import VertexCentroidOf
from geodsl.instances import Instances
from geodsl.language.term import Column, Construction, Fact, Term

__all__ = ["PolygonCenter", "SideMidpoints", "VertexCentroid"]


class VertexCentroid(Construction):
    """The mean of a polygon's corners: `G = vertex centroid of ABCD`."""

    phrases = ("vertex centroid of {p: polygon}", "centroid of vertices of {p: polygon}")
    makes = "point"
    point_of = VertexCentroidOf

    def place(self, at: Instances) -> Any:
        c = at.vertices(self.p)
        return sum(c[1:], start=c[0]) / len(c)

    def brings(self, G: Term) -> tuple[Fact, ...]:
        return (VertexCentroidOf(G, self.p),)


class PolygonCenter(Construction):
    """The centre of a parallelogram or a regular polygon: `O = center of ABCD`."""

    phrases = ("center of {p: polygon}",)
    makes = "point"

    def place(self, at: Instances) -> Any:
        c = at.vertices(self.p)
        return sum(c[1:], start=c[0]) / len(c)

    def demands(self) -> tuple[Fact, ...]:
        return (centered(self.p),)

    def brings(self, O: Term) -> tuple[Fact, ...]:
        return (CenterOfPolygon(O, self.p),)


class SideMidpoints(Construction):
    """The middles of all sides, AB's first: `P, Q, R, S = midpoint polygon of ABCD`."""

    phrases = ("midpoint polygon of {p: polygon}", "varignon parallelogram of {p: quadrilateral}")

    @property
    def makes(self) -> tuple[str, ...]:
        p = self.p.terms[0] if isinstance(self.p, Column) else self.p
        return ("point",) * len(p.corners)

    def place(self, at: Instances) -> tuple[Any, ...]:
        c = at.vertices(self.p)
        return tuple((a + b) / 2 for a, b in zip(c, (*c[1:], c[0]), strict=True))

    def brings(self, *made: Term) -> tuple[Fact, ...]:
        return tuple(MidpointOf(M, s) for M, s in zip(made, self.p.sides(), strict=True))
