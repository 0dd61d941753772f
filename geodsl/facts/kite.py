"""A quadrilateral is a kite."""

from __future__ import annotations

from typing import Any

from geodsl.arithmetic import Length, add
from geodsl.facts.equal_lengths import EqualLengths
from geodsl.facts.equation import Equation
from geodsl.facts.orthodiagonal import Orthodiagonal
from geodsl.facts.perpendicular import Perpendicular
from geodsl.facts.polygons import diagonal, largest, least, sides
from geodsl.instances import Instances
from geodsl.language.term import Fact
from geodsl.objects import Segment
from geodsl.units import share

__all__ = ["Kite"]


class Kite(Fact):
    """A diagonal is an axis: two neighbouring sides are equal, and so are the others: `kite ABCD`."""

    phrases = ("kite {p: new quadrilateral}", "{p: quadrilateral} kite")
    gap = share()

    def parts(self) -> tuple[Fact, ...]:
        # AB + CD = BC + DA and AB² + CD² = BC² + DA² (perpendicular diagonals) make {AB, CD} and {BC, DA}
        # the same: two smooth equations for either axis.
        ab, bc, cd, da = map(Length, self.p.sides())
        return (
            Perpendicular(diagonal(self.p.corners, 0), diagonal(self.p.corners, 1)),
            Equation(add(("+", "+"), (ab, cd)), add(("+", "+"), (bc, da))),
        )

    def residual(self, at: Instances) -> Any:
        ab, bc, cd, da = sides(at.vertices(self.p))
        return least(largest(ab - da, bc - cd), largest(ab - bc, cd - da)) / at.size

    def entails(self) -> tuple[Fact, ...]:
        return (Orthodiagonal(self.p),)

    def alternatives(self) -> tuple[tuple[Fact, ...], ...]:
        A, B, C, D = self.p.corners
        return tuple(
            (EqualLengths(Segment(X, Y), Segment(X, W)), EqualLengths(Segment(Z, Y), Segment(Z, W)))
            for X, Y, Z, W in ((A, B, C, D), (B, C, D, A))
        )
