"""Squares and triangles on that side of a segment which is meant."""

from __future__ import annotations

from typing import Any

import numpy as np

from geodsl.constructions.on_side import OnSide, directed
from geodsl.facts.equilateral import Equilateral
from geodsl.facts.opposite_sides import OppositeSides
from geodsl.facts.points import ends
from geodsl.facts.square import Square
from geodsl.instances import Instances
from geodsl.language.term import Fact, Term
from geodsl.numeric import cross, turn, value
from geodsl.objects import Polygon
from geodsl.units import SHARE

__all__ = ["EquilateralAway", "SquareAway"]


class _Away(OnSide):
    """What stands on a side, across from a point."""

    def canonical(self) -> tuple[Any, ...]:
        return (*directed(self.s), self.P.key)

    def hand(self, at: Instances) -> Any:
        """1 where the shape lies left of the way from A to B, -1 where it lies to the right."""
        s = at.segment(self.s)
        return np.where(value(cross(s.b - s.a, at.point(self.P) - s.a)) < 0, 1.0, -1.0)

    def cramped(self, at: Instances) -> Any:
        s, P = at.segment(self.s), at.point(self.P)
        beside = np.absolute(cross(s.b - s.a, P - s.a)) / np.absolute(s.b - s.a)
        return super().cramped(at) | (beside < SHARE * at.size)


class SquareAway(_Away):
    """The other corners of the square ABCD on the other side of AB than P: `C, D = square on AB away from P`."""

    phrases = ("square on {s: segment} away from {P: point}",)
    makes = ("point", "point")

    def place(self, at: Instances) -> tuple[Any, Any]:
        s = at.segment(self.s)
        up = 1j * self.hand(at) * (s.b - s.a)
        return s.b + up, s.a + up

    def brings(self, C: Term, D: Term) -> tuple[Fact, ...]:
        return Square(Polygon((*ends(self.s), C, D))), OppositeSides(D, self.P, self.s)


class EquilateralAway(_Away):
    """The third corner on the other side of AB than P: `C = equilateral triangle on AB away from P`."""

    phrases = ("equilateral triangle on {s: segment} away from {P: point}",)
    makes = "point"

    def place(self, at: Instances) -> Any:
        s = at.segment(self.s)
        return s.a + (s.b - s.a) * turn(self.hand(at) * np.pi / 3)

    def brings(self, C: Term) -> tuple[Fact, ...]:
        return Equilateral(Polygon((*ends(self.s), C))), OppositeSides(C, self.P, self.s)
