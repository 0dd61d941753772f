"""Polygons with a circumcircle, and quadrilaterals with an incircle, on a given side."""

from __future__ import annotations

from typing import Any, ClassVar

import numpy as np

from geodsl.constructions.in_order import InOrder, shares
from geodsl.constructions.on_side import OnSide, directed
from geodsl.facts.cyclic import Cyclic
from geodsl.facts.points import ends
from geodsl.facts.tangential import Tangential
from geodsl.instances import Instances
from geodsl.language.term import Construction, Fact, Term
from geodsl.numeric import turn
from geodsl.objects import Num, Polygon, Segment
from geodsl.units import SHARE

__all__ = ["CyclicOn", "TangentialOn"]


class CyclicOn(InOrder):
    """The other corners of a cyclic polygon, left of AB: `C, D = cyclic quadrilateral on AB`.

    They go round the circle in order, so it never crosses itself; `cyclic polygon of 5 sides on AB` has five.
    """

    phrases = (
        "cyclic polygon of {n: number} sides on {s: segment}",
        "cyclic quadrilateral on {s: segment}",
    )
    defaults: ClassVar[dict[str, Any]] = {"n": Num(4, "number")}
    serves = Cyclic
    lenient = True
    start = (0, 1)
    least = 4

    @classmethod
    def on(cls, *corners: Term, size: int = 4) -> Construction:
        return cls(Num(size, "number"), Segment(*corners))

    @property
    def makes(self) -> tuple[str, ...]:
        return ("point",) * (self.count - 2)

    @property
    def free(self) -> int:  # type: ignore[override]
        return self.count - 1

    def canonical(self) -> tuple[Any, ...]:
        return (self.count, *directed(self.s))

    def place(self, at: Instances) -> tuple[Any, ...]:
        s = at.segment(self.s)
        half, *rest = (np.pi * part for part in shares(at.free(self), 0.5, 1.6))
        # An arc seen from the next corner is half of it: the angle between its chord and the one before.
        center = (s.a + s.b) / 2 + 0.5j * (s.b - s.a) / np.tan(half)
        corner, out = s.b, []
        for step in rest[:-1]:
            corner = center + (corner - center) * turn(2.0 * step)
            out.append(corner)
        return tuple(out)

    def brings(self, *made: Term) -> tuple[Fact, ...]:
        return (Cyclic(Polygon((*ends(self.s), *made))),)

    def cramped(self, at: Instances) -> Any:
        return at.length(self.s) < SHARE * at.size


class TangentialOn(OnSide):
    """The other corners of a quadrilateral about a circle, left of AB: `C, D = tangential quadrilateral on AB`."""

    phrases = ("tangential quadrilateral on {s: segment}",)
    makes = ("point", "point")
    free = 3
    serves = Tangential
    lenient = True

    def place(self, at: Instances) -> tuple[Any, Any]:
        s = at.segment(self.s)
        a, b, c, d = (np.pi * part for part in shares(at.free(self), 0.5, 1.6))
        # From the middle of the circle, half the turns between neighbouring touch points.
        side = s.b - s.a
        radius = side / (np.tan(a) + np.tan(b))
        center = s.a + radius * (np.tan(a) + 1j)
        touch = -1j * radius * turn(2.0 * b)  # on BC
        return (
            center + touch * turn(c) / np.cos(c),
            center + touch * turn(2.0 * c + d) / np.cos(d),
        )

    def brings(self, C: Term, D: Term) -> tuple[Fact, ...]:
        return (Tangential(Polygon((*ends(self.s), C, D))),)
