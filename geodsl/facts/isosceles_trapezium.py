"""A quadrilateral is an isosceles trapezium."""

from __future__ import annotations

from typing import Any

from geodsl.facts.concyclic import Concyclic
from geodsl.facts.cyclic import Cyclic
from geodsl.facts.equal_lengths import EqualLengths
from geodsl.facts.equidiagonal import Equidiagonal
from geodsl.facts.polygons import largest, least
from geodsl.facts.trapezium import Trapezium
from geodsl.instances import Instances
from geodsl.language.term import Fact
from geodsl.numeric import cross, dot, unit
from geodsl.objects import Segment
from geodsl.units import degrees

__all__ = ["IsoscelesTrapezium"]


class IsoscelesTrapezium(Fact):
    """One line is the axis of two opposite sides: `isosceles trapezium ABCD`.

    So a rectangle is one, and a slanted parallelogram isn't.
    """

    phrases = (
        "isosceles trapezium {p: new quadrilateral}",
        "isosceles trapezoid {p: new quadrilateral}",
        "{p: quadrilateral} isosceles trapezium",
        "{p: quadrilateral} isosceles trapezoid",
    )
    gap = degrees()

    def parts(self) -> tuple[Fact, ...]:
        # On a circle, equal diagonals make either pair of opposite sides parallel: two smooth equations
        # say what is a choice between two pairs otherwise.
        a, b, c, d = self.p.corners
        return (*Concyclic((a, b, c, d)).parts(), EqualLengths(Segment(a, c), Segment(b, d)))

    def residual(self, at: Instances) -> Any:
        a, b, c, d = at.vertices(self.p)
        return least(_leaning(a, b, c, d), _leaning(b, c, d, a))

    def entails(self) -> tuple[Fact, ...]:
        return Trapezium(self.p), Cyclic(self.p), Equidiagonal(self.p)


def _leaning(a: Any, b: Any, c: Any, d: Any) -> Any:
    """How far from parallel AB and CD are, or how far their middles' line is from perpendicular to them."""
    base, top, axis = unit(b - a), unit(d - c), unit(c + d - a - b)
    return largest(cross(base, top), dot(base, axis), dot(top, axis))
