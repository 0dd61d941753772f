"""A quadrilateral has equal diagonals."""

from __future__ import annotations

from typing import Any

from geodsl.facts.equal_lengths import EqualLengths
from geodsl.instances import Instances
from geodsl.language.term import Fact
from geodsl.numeric import distance
from geodsl.objects import Segment
from geodsl.units import share

__all__ = ["Equidiagonal"]


class Equidiagonal(Fact):
    """The diagonals are equally long: `equidiagonal quadrilateral ABCD`."""

    phrases = (
        "equidiagonal quadrilateral {p: new quadrilateral}",
        "{p: quadrilateral} equidiagonal",
        "{p: quadrilateral} has equal diagonals",
        "diagonals of {p: quadrilateral} equal",
    )
    gap = share()

    def residual(self, at: Instances) -> Any:
        a, b, c, d = at.vertices(self.p)
        return (distance(a, c) - distance(b, d)) / at.size

    def entails(self) -> tuple[Fact, ...]:
        a, b, c, d = self.p.corners
        return (EqualLengths(Segment(a, c), Segment(b, d)),)
