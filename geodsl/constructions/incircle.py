"""The circles that touch a triangle's three sides: incircle and excircles."""

from __future__ import annotations

from typing import Any

import numpy as np

from geodsl.constructions.circumcircle import flat
from geodsl.constructions.incenter import OfCorner, signs, weighted
from geodsl.facts.circumscribed import Circumscribed
from geodsl.facts.tangent_to import TangentTo
from geodsl.facts.tangential import Tangential
from geodsl.instances import Instances
from geodsl.language.term import Construction, Fact, Term
from geodsl.numeric import Circle, Line, cross, meet_lines, unit
from geodsl.objects import Line as LineThrough
from geodsl.objects import Polygon

__all__ = ["Excircle", "Incircle"]


class Incircle(Construction):
    """The circle that touches all sides of a triangle, or of a tangential quadrilateral: `incircle w of ABC`."""

    phrases = ("incircle {self} of {p: triangle}", "incircle {self} of {p: quadrilateral}")
    makes = "circle"

    def place(self, at: Instances) -> Circle:
        corners = at.vertices(self.p)
        if len(corners) == 3:
            return _touching(corners, (1.0, 1.0, 1.0))
        a, b, c, d = corners
        center = meet_lines(_bisector(a, b, d), _bisector(b, c, a))
        return Circle(center, np.absolute(cross(unit(b - a), center - a)))

    def demands(self) -> tuple[Fact, ...]:
        return (Tangential(self.p),) if isinstance(self.p, Polygon) and len(self.p.corners) == 4 else ()

    def brings(self, w: Term) -> tuple[Fact, ...]:
        return (Circumscribed(self.p, w),)

    def cramped(self, at: Instances) -> Any:
        return flat(at, *at.vertices(self.p)[:3])


def _bisector(vertex: Any, one: Any, other: Any) -> Line:
    return Line(vertex, unit(unit(one - vertex) + unit(other - vertex)))


class Excircle(OfCorner):
    """The circle across the side opposite A: `excircle w of ABC opposite A`."""

    phrases = ("excircle {self} of {p: triangle} opposite {A: point}",)
    makes = "circle"

    def place(self, at: Instances) -> Circle:
        corners = at.vertices(self.p)
        return _touching(corners, signs(corners, at.point(self.A)))

    def brings(self, w: Term) -> tuple[Fact, ...]:
        if not isinstance(self.p, Polygon):
            return ()
        return tuple(TangentTo(LineThrough(s.A, s.B), w) for s in self.p.sides())

    def cramped(self, at: Instances) -> Any:
        """Where the two sides at A leave the third hardly any shorter than both, the circle is far away."""
        corners = at.vertices(self.p)
        w = self.place(at)
        return (w.radius > 1.5 * at.size) | flat(at, *corners)


def _touching(corners: tuple[Any, ...], sign: tuple[Any, ...]) -> Circle:
    a, b, c = corners
    center, total = weighted(corners, sign)
    return Circle(center, np.absolute(cross(b - a, c - a)) / total)
