"""A triangle has its right angle at a named corner."""

from __future__ import annotations

from typing import Any

from geodsl.facts.conjunction import Conjunction
from geodsl.facts.polygons import aligned
from geodsl.facts.right_angle import RightAngle
from geodsl.facts.right_triangle import RightTriangle
from geodsl.language.term import Fact
from geodsl.objects import Angle, Polygon
from geodsl.units import degrees

__all__ = ["RightAt", "apart"]


class RightAt(Conjunction):
    """The angle at that corner is right: `triangle ABC right-angled at C`."""

    phrases = (
        "{p: new triangle} right-angled at {A: point}",
        "right triangle {p: new triangle} right-angled at {A: point}",
    )
    gap = degrees()

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        if isinstance(self.p, Polygon) and self.A not in self.p.corners:
            raise ValueError("a triangle is right-angled at one of its corners")

    def conditions(self) -> tuple[Fact, ...]:
        a, b, c = aligned(self, apart)
        return (RightAngle(Angle(b, a, c)),)

    def entails(self) -> tuple[Fact, ...]:
        return (*self.conditions(), RightTriangle(self.p))


def apart(p: Any, A: Any) -> tuple[Any, Any, Any]:
    """A corner of a triangle, and then the other two."""
    k = p.corners.index(A)
    return A, p.corners[k - 2], p.corners[k - 1]
