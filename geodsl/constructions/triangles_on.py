"""Triangles on a given side: equilateral, isosceles, right, and halves of a square and of an equilateral one."""

from __future__ import annotations

from typing import Any

import numpy as np

from geodsl.constructions.on_side import OnSide, spread
from geodsl.facts.angle_value import AngleValue
from geodsl.facts.equal_lengths import EqualLengths
from geodsl.facts.equilateral import Equilateral
from geodsl.facts.half_equilateral import HalfEquilateral
from geodsl.facts.isosceles import Isosceles
from geodsl.facts.points import ends
from geodsl.facts.right_angle import RightAngle
from geodsl.facts.right_isosceles import RightIsosceles
from geodsl.facts.right_triangle import RightTriangle
from geodsl.instances import Instances
from geodsl.language.term import Fact, Term
from geodsl.numeric import turn
from geodsl.objects import Angle, Num, Polygon, Segment

__all__ = ["EquilateralOn", "HalfEquilateralOn", "IsoscelesOn", "IsoscelesRightOn", "RightTriangleOn"]


class EquilateralOn(OnSide):
    """The third corner, left of AB: `C = equilateral triangle on AB`."""

    phrases = ("equilateral triangle on {s: segment}",)
    makes = "point"
    serves = Equilateral

    def place(self, at: Instances) -> Any:
        s = at.segment(self.s)
        return s.a + (s.b - s.a) * turn(np.pi / 3)

    def brings(self, C: Term) -> tuple[Fact, ...]:
        return (Equilateral(Polygon((*ends(self.s), C))),)


class IsoscelesOn(OnSide):
    """The apex over the base BC, left of it: `A = isosceles triangle on BC`."""

    phrases = ("isosceles triangle on {s: segment}",)
    makes = "point"
    free = 1
    serves = Isosceles
    start = (1, 2)

    def place(self, at: Instances) -> Any:
        s = at.segment(self.s)
        (t,) = at.free(self)
        # Angles at the base; an apex of about 60° or 90° would look equilateral or right.
        base = np.radians(1.0) * spread(t, (34.0, 40.0), (49.5, 55.0), (65.0, 75.0))
        return (s.a + s.b) / 2 + 0.5j * (s.b - s.a) * np.tan(base)

    def brings(self, A: Term) -> tuple[Fact, ...]:
        B, C = ends(self.s)
        return Isosceles(Polygon((A, B, C))), EqualLengths(Segment(A, B), Segment(A, C))


class RightTriangleOn(OnSide):
    """The end of the other leg, left of CA, the right angle being at C: `B = right triangle on CA`."""

    phrases = ("right triangle on {s: segment}",)
    makes = "point"
    free = 1
    serves = RightTriangle
    start = (2, 0)

    def place(self, at: Instances) -> Any:
        s = at.segment(self.s)
        (t,) = at.free(self)
        # Legs that nearly agree would look equal.
        return s.a + 1j * (s.b - s.a) * spread(t, (0.45, 0.8), (1.25, 1.75))

    def brings(self, B: Term) -> tuple[Fact, ...]:
        C, A = ends(self.s)
        return RightTriangle(Polygon((A, B, C))), RightAngle(Angle(A, C, B))


class IsoscelesRightOn(OnSide):
    """The right angle's corner over the hypotenuse AB, left of it: `C = isosceles right triangle on AB`."""

    phrases = ("isosceles right triangle on {s: segment}", "right isosceles triangle on {s: segment}")
    makes = "point"
    serves = RightIsosceles

    def place(self, at: Instances) -> Any:
        s = at.segment(self.s)
        return (s.a + s.b) / 2 + 0.5j * (s.b - s.a)

    def brings(self, C: Term) -> tuple[Fact, ...]:
        A, B = ends(self.s)
        return (
            RightIsosceles(Polygon((A, B, C))),
            RightAngle(Angle(A, C, B)),
            EqualLengths(Segment(C, A), Segment(C, B)),
        )


class HalfEquilateralOn(OnSide):
    """The right angle's corner over the hypotenuse AB, 30° at A: `C = half-equilateral triangle on AB`.

    It lies to the left of AB.
    """

    phrases = ("half-equilateral triangle on {s: segment}", "thirty-sixty-ninety triangle on {s: segment}")
    makes = "point"
    serves = HalfEquilateral

    def place(self, at: Instances) -> Any:
        s = at.segment(self.s)
        return s.a + (s.b - s.a) * np.cos(np.pi / 6) * turn(np.pi / 6)

    def brings(self, C: Term) -> tuple[Fact, ...]:
        A, B = ends(self.s)
        return (
            HalfEquilateral(Polygon((A, B, C))),
            RightAngle(Angle(A, C, B)),
            AngleValue(Angle(C, A, B), Num(30.0, "degrees")),
        )
