"""A quadrilateral is a rectangle."""

from __future__ import annotations

from typing import Any

from geodsl.facts.equidiagonal import Equidiagonal
from geodsl.facts.isosceles_trapezium import IsoscelesTrapezium
from geodsl.facts.parallelogram import Parallelogram
from geodsl.facts.polygons import largest
from geodsl.facts.right_angle import RightAngle
from geodsl.facts.right_trapezium import RightTrapezium
from geodsl.instances import Instances
from geodsl.language.term import Fact
from geodsl.numeric import dot, unit
from geodsl.units import degrees

__all__ = ["Rectangle"]


class Rectangle(Fact):
    """All angles are right, so a square is one: `rectangle ABCD`."""

    phrases = ("rectangle {p: new quadrilateral}", "{p: quadrilateral} rectangle")
    gap = degrees()

    def parts(self) -> tuple[Fact, ...]:
        return tuple(RightAngle(a) for a in self.p.angles()[:3])

    def residual(self, at: Instances) -> Any:
        a, b, c, d = at.vertices(self.p)
        e, f, g, h = unit(b - a), unit(c - b), unit(d - c), unit(a - d)
        return largest(dot(e, f), dot(f, g), dot(g, h), dot(h, e))

    def entails(self) -> tuple[Fact, ...]:
        return (
            Parallelogram(self.p),
            IsoscelesTrapezium(self.p),
            RightTrapezium(self.p),
            *(RightAngle(x) for x in self.p.angles()),
            Equidiagonal(self.p),
        )
