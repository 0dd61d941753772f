"""A quadrilateral is a right trapezium."""

from __future__ import annotations

from typing import Any

import numpy as np

from geodsl.facts.polygons import largest, least
from geodsl.facts.right_angle import RightAngle
from geodsl.facts.trapezium import Trapezium
from geodsl.instances import Instances
from geodsl.language.term import Fact
from geodsl.numeric import dot, unit
from geodsl.units import degrees

__all__ = ["EitherRight", "RightTrapezium"]


class EitherRight(Fact):
    """One of two angles is right, or both."""

    fields = ("a", "b")
    symmetric = True
    gap = degrees()

    def residual(self, at: Instances) -> Any:
        return least(np.cos(at.angle(self.a)), np.cos(at.angle(self.b)))

    def show(self) -> str:
        return f"{self.a} or {self.b} right"


class RightTrapezium(Fact):
    """One leg is perpendicular to both bases, so a rectangle is one: `right trapezium ABCD`."""

    phrases = (
        "right trapezium {p: new quadrilateral}",
        "right trapezoid {p: new quadrilateral}",
        "right-angled trapezium {p: new quadrilateral}",
        "{p: quadrilateral} right trapezium",
        "{p: quadrilateral} right trapezoid",
    )
    gap = degrees()

    def parts(self) -> tuple[Fact, ...]:
        # A right angle out of A and C and one out of B and D: those two are neighbours, whichever they are.
        a, b, c, d = self.p.angles()
        return EitherRight(a, c), EitherRight(b, d)

    def residual(self, at: Instances) -> Any:
        a, b, c, d = at.vertices(self.p)
        e, f, g, h = unit(b - a), unit(c - b), unit(d - c), unit(a - d)
        return largest(least(dot(h, e), dot(f, g)), least(dot(e, f), dot(g, h)))

    def entails(self) -> tuple[Fact, ...]:
        return (Trapezium(self.p),)

    def alternatives(self) -> tuple[tuple[Fact, ...], ...]:
        angles = self.p.angles()
        return tuple((RightAngle(angles[k - 1]), RightAngle(angles[k])) for k in range(4))
