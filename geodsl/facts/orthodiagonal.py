"""A quadrilateral has perpendicular diagonals."""

from __future__ import annotations

from typing import Any

from geodsl.facts.perpendicular import Perpendicular
from geodsl.facts.polygons import diagonal
from geodsl.instances import Instances
from geodsl.language.term import Fact
from geodsl.numeric import dot, unit
from geodsl.units import degrees

__all__ = ["Orthodiagonal"]


class Orthodiagonal(Fact):
    """The diagonals are perpendicular: `orthodiagonal quadrilateral ABCD`."""

    phrases = (
        "orthodiagonal quadrilateral {p: new quadrilateral}",
        "{p: quadrilateral} orthodiagonal",
        "{p: quadrilateral} has perpendicular diagonals",
        "diagonals of {p: quadrilateral} perpendicular",
    )
    gap = degrees()

    def residual(self, at: Instances) -> Any:
        a, b, c, d = at.vertices(self.p)
        return dot(unit(c - a), unit(d - b))

    def entails(self) -> tuple[Fact, ...]:
        return (Perpendicular(diagonal(self.p.corners, 0), diagonal(self.p.corners, 1)),)
