"""The circle through the middles of a triangle's sides."""

from __future__ import annotations

from typing import Any

from geodsl.constructions.circumcircle import about, flat
from geodsl.constructions.midpoint import Midpoint
from geodsl.constructions.triangle_centers import NinePointCenter
from geodsl.facts.center_of import CenterOf
from geodsl.facts.on_circle import OnCircle
from geodsl.instances import Instances
from geodsl.language.term import Construction, Fact, Term
from geodsl.numeric import Circle
from geodsl.objects import Polygon

__all__ = ["NinePointCircle"]


class NinePointCircle(Construction):
    """The circle through the middles of the sides: `nine-point circle w of ABC`."""

    phrases = ("nine-point circle {self} of {p: triangle}",)
    makes = "circle"

    def place(self, at: Instances) -> Circle:
        a, b, c = at.vertices(self.p)
        return about((a + b) / 2, (b + c) / 2, (c + a) / 2)

    def brings(self, w: Term) -> tuple[Fact, ...]:
        if not isinstance(self.p, Polygon):
            return (CenterOf(NinePointCenter(self.p), w),)
        return tuple(OnCircle(Midpoint(side), w) for side in self.p.sides())

    def cramped(self, at: Instances) -> Any:
        return flat(at, *at.vertices(self.p))
