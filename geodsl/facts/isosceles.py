"""A triangle is isosceles."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from geodsl.facts.equal_lengths import EqualLengths
from geodsl.facts.polygons import least, sides
from geodsl.facts.scalene import Scalene
from geodsl.instances import Instances
from geodsl.language.term import Fact, Term
from geodsl.objects import Segment
from geodsl.units import share

__all__ = ["Isosceles"]


class Isosceles(Fact):
    """Some two sides are equal, perhaps all three: `isosceles triangle ABC`."""

    phrases = ("isosceles triangle {p: new triangle}", "{p: triangle} isosceles")
    gap = share()

    def residual(self, at: Instances) -> Any:
        a, b, c = sides(at.vertices(self.p))
        return least(a - b, b - c, c - a) / at.size

    def alternatives(self) -> tuple[tuple[Fact, ...], ...]:
        A, B, C = self.p.corners
        return tuple(
            (EqualLengths(Segment(X, Y), Segment(X, Z)),) for X, Y, Z in ((A, B, C), (B, C, A), (C, A, B))
        )

    def contraries(self, points: Sequence[Term] = ()) -> tuple[Fact, ...]:
        return (Scalene(self.p),)
