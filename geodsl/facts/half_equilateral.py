"""A triangle has angles of 30°, 60° and 90°."""

from __future__ import annotations

from itertools import permutations
from typing import Any

import numpy as np

from geodsl.facts.angle_value import AngleValue
from geodsl.facts.conjunction import Conjunction
from geodsl.facts.polygons import least
from geodsl.facts.right_angle import RightAngle
from geodsl.facts.right_triangle import RightTriangle
from geodsl.instances import Instances
from geodsl.language.term import Fact
from geodsl.objects import Angle, Num
from geodsl.units import degrees, radians

__all__ = ["HalfEquilateral"]


class _SomeThirty(Fact):
    """Some angle of the triangle is 30°."""

    fields = ("p",)
    gap = radians()

    def residual(self, at: Instances) -> Any:
        a, b, c = self.p.corners
        sizes = (at.angle(Angle(x, y, z)) for x, y, z in ((c, a, b), (a, b, c), (b, c, a)))
        return least(*(size - np.pi / 6 for size in sizes))


class HalfEquilateral(Conjunction):
    """Half an equilateral triangle, with angles of 30°, 60° and 90°: `half-equilateral triangle ABC`."""

    phrases = (
        "half-equilateral triangle {p: new triangle}",
        "thirty-sixty-ninety triangle {p: new triangle}",
        "{p: triangle} half-equilateral",
    )
    gap = degrees()

    def conditions(self) -> tuple[Fact, ...]:
        return RightTriangle(self.p), _SomeThirty(self.p)

    def entails(self) -> tuple[Fact, ...]:
        return (RightTriangle(self.p),)

    def alternatives(self) -> tuple[tuple[Fact, ...], ...]:
        ways = permutations(self.p.corners)
        third, two_thirds = Num(30.0, "degrees"), Num(60.0, "degrees")
        return tuple(
            (first, second)
            for A, B, C in ways
            for right, sharp, blunt in [
                (
                    RightAngle(Angle(A, C, B)),
                    AngleValue(Angle(C, A, B), third),
                    AngleValue(Angle(C, B, A), two_thirds),
                )
            ]
            for first, second in ((right, sharp), (right, blunt), (sharp, blunt))
        )
