"""A segment is a midsegment of a triangle or a quadrilateral."""

from __future__ import annotations

from typing import Any

import numpy as np

from geodsl.facts.coincide import Coincide
from geodsl.facts.points import MiddlePoint, ends
from geodsl.facts.polygons import Mean, largest, least, sides
from geodsl.instances import Instances
from geodsl.language.term import Fact
from geodsl.numeric import unit
from geodsl.objects import Polygon
from geodsl.units import share

__all__ = ["AtMiddleX", "AtMiddleY", "MidsegmentOf"]


class AtMiddleX(Fact):
    """A point is the middle of some side: with `AtMiddleY`, that a product of complex gaps is 0."""

    fields = ("P", "p")
    gap = share()

    def residual(self, at: Instances) -> Any:
        return _product(at.point(self.P), at.vertices(self.p)).real / at.size


class AtMiddleY(Fact):
    """A point is the middle of some side: the other half of `AtMiddleX`."""

    fields = ("P", "p")
    gap = share()

    def residual(self, at: Instances) -> Any:
        return _product(at.point(self.P), at.vertices(self.p)).imag / at.size


class MidsegmentOf(Fact):
    """It joins the midpoints of two sides, in a quadrilateral opposite ones: `MN midsegment of ABC`."""

    phrases = ("{s: segment} midsegment of {p: polygon}",)
    gap = share()

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        if isinstance(self.p, Polygon) and len(self.p.corners) > 4:
            raise ValueError("only triangles and quadrilaterals have midsegments")

    def parts(self) -> tuple[Fact, ...]:
        # A product is 0 where one factor is: no choice of sides is needed. In a quadrilateral the middle
        # of either midsegment is the corners' mean, so the second end follows from the first.
        e, f = ends(self.s)
        first = (AtMiddleX(e, self.p), AtMiddleY(e, self.p))
        if len(self.p.corners) == 3:
            return (*first, AtMiddleX(f, self.p), AtMiddleY(f, self.p))
        return (*first, *Coincide(MiddlePoint(self.s), Mean(self.p.corners)).parts())

    def residual(self, at: Instances) -> Any:
        e, f = at.segment(self.s)
        c = at.vertices(self.p)
        middles = _middles(c)
        pairs = [(0, 1), (1, 2), (2, 0)] if len(c) == 3 else [(0, 2), (1, 3)]
        turn = np.conjugate(unit(c[1] - c[0])) / at.size
        found = []
        for i, j in (*pairs, *((j, i) for i, j in pairs)):
            x, y = (e - middles[i]) * turn, (f - middles[j]) * turn
            found.append(largest(x.real, x.imag, y.real, y.imag))
        return least(*found)


def _middles(c: Any) -> list[Any]:
    return [(a + b) / 2.0 for a, b in zip(c, (*c[1:], c[0]), strict=True)]


def _product(p: Any, c: Any) -> Any:
    """The product of the gaps from p to the middles of all sides, brought to the size of one gap."""
    middles = _middles(c)
    scale: Any = sum(sides(c)) / len(c)
    out = p - middles[0]
    for m in middles[1:]:
        out = out * (p - m) / scale
    return out
