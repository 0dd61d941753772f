"""Trapeziums on a given base."""

from __future__ import annotations

from typing import Any

from geodsl.constructions.on_side import OnSide, spread
from geodsl.facts.isosceles_trapezium import IsoscelesTrapezium
from geodsl.facts.parallel import Parallel
from geodsl.facts.points import ends
from geodsl.facts.right_angle import RightAngle
from geodsl.facts.right_trapezium import RightTrapezium
from geodsl.facts.trapezium import Trapezium
from geodsl.instances import Instances
from geodsl.language.term import Fact, Term
from geodsl.objects import Angle, Line, Polygon

__all__ = ["IsoscelesTrapeziumOn", "RightTrapeziumOn", "TrapeziumOn"]


class TrapeziumOn(OnSide):
    """The ends of the shorter base CD, left of the base AB: `C, D = trapezium on AB`."""

    phrases = ("trapezium on {s: segment}", "trapezoid on {s: segment}")
    makes = ("point", "point")
    free = 3
    serves = Trapezium

    def place(self, at: Instances) -> tuple[Any, Any]:
        s = at.segment(self.s)
        top, height, shift = at.free(self)
        base = s.b - s.a
        short = 0.35 + 0.25 * top
        # In the middle it would be isosceles, at an end right-angled.
        d = s.a + base * (
            (1 - short) * spread(shift, (0.15, 0.38), (0.62, 0.85)) + 1j * (0.4 + 0.35 * height)
        )
        return d + base * short, d

    def brings(self, C: Term, D: Term) -> tuple[Fact, ...]:
        A, B = ends(self.s)
        return Trapezium(Polygon((A, B, C, D))), Parallel(Line(A, B), Line(C, D))


class IsoscelesTrapeziumOn(OnSide):
    """The ends of the shorter base CD, left of the base AB: `C, D = isosceles trapezium on AB`."""

    phrases = ("isosceles trapezium on {s: segment}", "isosceles trapezoid on {s: segment}")
    makes = ("point", "point")
    free = 2
    serves = IsoscelesTrapezium

    def place(self, at: Instances) -> tuple[Any, Any]:
        s = at.segment(self.s)
        top, height = at.free(self)
        base = s.b - s.a
        short = 0.35 + 0.3 * top
        d = s.a + base * (0.5 * (1 - short) + 1j * (0.4 + 0.35 * height))
        return d + base * short, d

    def brings(self, C: Term, D: Term) -> tuple[Fact, ...]:
        return (IsoscelesTrapezium(Polygon((*ends(self.s), C, D))),)


class RightTrapeziumOn(OnSide):
    """The ends of the shorter base CD, left of the base AB, the right angles being at A and D.

    `C, D = right trapezium on AB`
    """

    phrases = ("right trapezium on {s: segment}", "right trapezoid on {s: segment}")
    makes = ("point", "point")
    free = 2
    serves = RightTrapezium

    def place(self, at: Instances) -> tuple[Any, Any]:
        s = at.segment(self.s)
        top, height = at.free(self)
        base = s.b - s.a
        d = s.a + 1j * base * (0.45 + 0.4 * height)
        return d + base * (0.35 + 0.3 * top), d

    def brings(self, C: Term, D: Term) -> tuple[Fact, ...]:
        A, B = ends(self.s)
        right = RightAngle(Angle(D, A, B)), RightAngle(Angle(C, D, A))
        return RightTrapezium(Polygon((A, B, C, D))), *right
