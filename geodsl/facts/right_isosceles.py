"""A triangle is right and isosceles."""

from __future__ import annotations

from geodsl.facts.conjunction import Conjunction
from geodsl.facts.equal_lengths import EqualLengths
from geodsl.facts.isosceles import Isosceles
from geodsl.facts.right_angle import RightAngle
from geodsl.facts.right_triangle import RightTriangle
from geodsl.language.term import Fact
from geodsl.objects import Angle, Segment
from geodsl.units import share

__all__ = ["RightIsosceles"]


class RightIsosceles(Conjunction):
    """Two equal sides at a right angle, half a square: `right isosceles triangle ABC`."""

    phrases = (
        "right isosceles triangle {p: new triangle}",
        "isosceles right triangle {p: new triangle}",
        "isosceles right-angled triangle {p: new triangle}",
        "{p: triangle} right isosceles",
        "{p: triangle} isosceles right",
    )
    gap = share()

    def conditions(self) -> tuple[Fact, ...]:
        # The hypotenuse is longer than the legs, so that the equal sides are these.
        return RightTriangle(self.p), Isosceles(self.p)

    def entails(self) -> tuple[Fact, ...]:
        return self.conditions()

    def alternatives(self) -> tuple[tuple[Fact, ...], ...]:
        A, B, C = self.p.corners
        return tuple(
            (RightAngle(Angle(Y, X, Z)), EqualLengths(Segment(X, Y), Segment(X, Z)))
            for X, Y, Z in ((A, B, C), (B, C, A), (C, A, B))
        )
