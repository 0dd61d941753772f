"""Quadrilaterals on a given diagonal: with perpendicular diagonals, with equal ones."""

from __future__ import annotations

from typing import Any

import numpy as np

from geodsl.constructions.on_side import OnSide, spread
from geodsl.facts.equidiagonal import Equidiagonal
from geodsl.facts.orthodiagonal import Orthodiagonal
from geodsl.facts.points import ends
from geodsl.instances import Instances
from geodsl.language.term import Fact, Term
from geodsl.numeric import turn
from geodsl.objects import Polygon

__all__ = ["EquidiagonalOn", "OrthodiagonalOn"]


class OrthodiagonalOn(OnSide):
    """The ends of a diagonal BD perpendicular to AC, B on its right: `B, D = orthodiagonal quadrilateral on AC`."""

    phrases = ("orthodiagonal quadrilateral on {s: segment}",)
    makes = ("point", "point")
    free = 3
    serves = Orthodiagonal
    lenient = True
    start = (0, 2)

    def place(self, at: Instances) -> tuple[Any, Any]:
        s = at.segment(self.s)
        along, right, left = at.free(self)
        axis = s.b - s.a
        # In the middle, or with equal halves, it would be a kite.
        foot = s.a + axis * spread(along, (0.25, 0.42), (0.58, 0.75))
        return foot - 1j * axis * (0.28 + 0.17 * right), foot + 1j * axis * (0.52 + 0.2 * left)

    def brings(self, B: Term, D: Term) -> tuple[Fact, ...]:
        A, C = ends(self.s)
        return (Orthodiagonal(Polygon((A, B, C, D))),)


class EquidiagonalOn(OnSide):
    """The ends of a diagonal BD as long as AC, B on its right: `B, D = equidiagonal quadrilateral on AC`."""

    phrases = ("equidiagonal quadrilateral on {s: segment}",)
    makes = ("point", "point")
    free = 3
    serves = Equidiagonal
    lenient = True
    start = (0, 2)

    def place(self, at: Instances) -> tuple[Any, Any]:
        s = at.segment(self.s)
        along, across, way = at.free(self)
        # The diagonals cut each other in other ratios, else it would be an isosceles trapezium.
        cut = s.a + (s.b - s.a) * (0.265 + 0.08 * along)
        diagonal = (s.b - s.a) * turn(np.radians(1.0) * spread(way, (65.0, 78.0), (102.0, 113.0)))
        below = 0.45 + 0.1 * across
        return cut - below * diagonal, cut + (1.0 - below) * diagonal

    def brings(self, B: Term, D: Term) -> tuple[Fact, ...]:
        A, C = ends(self.s)
        return (Equidiagonal(Polygon((A, B, C, D))),)
