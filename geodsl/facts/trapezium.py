"""A quadrilateral is a trapezium."""

from __future__ import annotations

from typing import Any

from geodsl.facts.parallel import Parallel
from geodsl.facts.polygons import least
from geodsl.instances import Instances
from geodsl.language.term import Fact
from geodsl.numeric import cross, unit
from geodsl.objects import Line
from geodsl.units import degrees

__all__ = ["Trapezium"]


class Trapezium(Fact):
    """Some two opposite sides are parallel, and perhaps the others are, too: `trapezium ABCD`.

    So a parallelogram is a trapezium: a picture is never said to show none where some reader sees one.
    """

    phrases = (
        "trapezium {p: new quadrilateral}",
        "trapezoid {p: new quadrilateral}",
        "{p: quadrilateral} trapezium",
        "{p: quadrilateral} trapezoid",
    )
    gap = degrees()

    def residual(self, at: Instances) -> Any:
        a, b, c, d = at.vertices(self.p)
        return least(cross(unit(b - a), unit(d - c)), cross(unit(c - b), unit(a - d)))

    def alternatives(self) -> tuple[tuple[Fact, ...], ...]:
        A, B, C, D = self.p.corners
        return (Parallel(Line(A, B), Line(C, D)),), (Parallel(Line(B, C), Line(D, A)),)
