"""A triangle is equilateral."""

from __future__ import annotations

from typing import Any

from geodsl.facts import regular
from geodsl.facts.acute_triangle import AcuteTriangle
from geodsl.facts.equal_lengths import EqualLengths
from geodsl.facts.isosceles import Isosceles
from geodsl.facts.polygons import sides, spread
from geodsl.instances import Instances
from geodsl.language.term import Fact
from geodsl.units import share

__all__ = ["Equilateral"]


class Equilateral(Fact):
    """All three sides are equal: `equilateral triangle ABC`."""

    phrases = ("equilateral triangle {p: new triangle}", "{p: triangle} equilateral")
    gap = share()

    def parts(self) -> tuple[Fact, ...]:
        a, b, c = self.p.sides()
        return EqualLengths(a, b), EqualLengths(b, c)

    def residual(self, at: Instances) -> Any:
        return spread(sides(at.vertices(self.p))) / at.size

    def entails(self) -> tuple[Fact, ...]:
        return Isosceles(self.p), AcuteTriangle(self.p), regular.Regular(self.p)
