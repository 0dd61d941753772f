"""Polygons in a given circle and about one, their corners in order."""

from __future__ import annotations

from typing import Any, ClassVar

import numpy as np

from geodsl.constructions.in_order import InOrder, shares, steps
from geodsl.facts.circumscribed import Circumscribed
from geodsl.facts.inscribed import Inscribed
from geodsl.instances import Instances
from geodsl.language.term import Construction, Fact, Term
from geodsl.numeric import turn
from geodsl.objects import Num, Polygon

__all__ = ["PolygonAbout", "PolygonIn"]


class PolygonIn(InOrder):
    """The corners of a polygon in a circle, in order round it: `A, B, C, D = quadrilateral inscribed in w`.

    `polygon of 5 sides inscribed in w` has five corners.
    """

    phrases = (
        "polygon of {n: number} sides inscribed in {w: circle}",
        "quadrilateral inscribed in {w: circle}",
    )
    defaults: ClassVar[dict[str, Any]] = {"n": Num(4, "number")}
    serves = Inscribed
    lenient = True

    @classmethod
    def on(cls, *given: Term, size: int = 4) -> Construction:
        if size == 3:
            raise ValueError("three points of a circle are always in order")
        return super().on(*given, size=size)

    def place(self, at: Instances) -> tuple[Any, ...]:
        w = at.circle(self.w)
        first, *free = at.free(self)
        begins = steps(shares(free, 0.5, 1.6))
        return tuple(w.center + w.radius * turn(2.0 * np.pi * (first + begin)) for begin in begins)

    def brings(self, *made: Term) -> tuple[Fact, ...]:
        return (Inscribed(Polygon(made), self.w),)


class PolygonAbout(InOrder):
    """The corners of a polygon about a circle, in order: `A, B, C, D = quadrilateral circumscribed about w`.

    `polygon of 5 sides circumscribed about w` has five corners.
    """

    phrases = (
        "polygon of {n: number} sides circumscribed about {w: circle}",
        "quadrilateral circumscribed about {w: circle}",
    )
    defaults: ClassVar[dict[str, Any]] = {"n": Num(4, "number")}
    serves = Circumscribed
    lenient = True

    def place(self, at: Instances) -> tuple[Any, ...]:
        w = at.circle(self.w)
        first, *free = at.free(self)
        low, high = (0.78, 1.28) if self.count == 3 else (0.5, 1.6)
        # A corner stands between two touch points, as far from both.
        halves = [np.pi * part for part in shares(free, low, high)]
        return tuple(
            w.center + w.radius * turn(2.0 * np.pi * first + 2.0 * begin + half) / np.cos(half)
            for begin, half in zip(steps(halves), halves, strict=True)
        )

    def brings(self, *made: Term) -> tuple[Fact, ...]:
        return (Circumscribed(Polygon(made), self.w),)
