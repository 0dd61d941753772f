"""A point is the incentre of a triangle."""

from __future__ import annotations

from typing import Any

from geodsl.facts.bisects import Bisects
from geodsl.facts.inside_polygon import InsidePolygon
from geodsl.facts.polygons import Placed, sides
from geodsl.instances import Instances
from geodsl.language.term import Fact
from geodsl.objects import Line

__all__ = ["IncenterOf"]


class IncenterOf(Placed):
    """The common point of the angle bisectors: `I incenter of ABC`."""

    phrases = ("{I: new point} incenter of {p: triangle}",)

    def parts(self) -> tuple[Fact, ...]:
        return tuple(part for bisects in self._bisects()[:2] for part in bisects.parts())

    def off(self, at: Instances) -> tuple[Any, Any]:
        a, b, c = at.vertices(self.p)
        ab, bc, ca = sides((a, b, c))
        return at.point(self.I) - (bc * a + ca * b + ab * c) / (ab + bc + ca), b - a

    def entails(self) -> tuple[Fact, ...]:
        return (*self._bisects(), InsidePolygon(self.I, self.p))

    def _bisects(self) -> list[Fact]:
        return [Bisects(Line(x.B, self.I), x) for x in self.p.angles()]
