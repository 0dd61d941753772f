"""A quadrilateral is a rhombus."""

from __future__ import annotations

from itertools import combinations, pairwise
from typing import Any

from geodsl.facts.bisects import Bisects
from geodsl.facts.equal_lengths import EqualLengths
from geodsl.facts.kite import Kite
from geodsl.facts.parallelogram import Parallelogram
from geodsl.facts.polygons import diagonal, sides, spread
from geodsl.facts.tangential import Tangential
from geodsl.instances import Instances
from geodsl.language.term import Fact
from geodsl.units import share

__all__ = ["Rhombus"]


class Rhombus(Fact):
    """All four sides are equal, so a square is one: `rhombus ABCD`."""

    phrases = ("rhombus {p: new quadrilateral}", "{p: quadrilateral} rhombus")
    gap = share()

    def parts(self) -> tuple[Fact, ...]:
        s = self.p.sides()
        return tuple(EqualLengths(a, b) for a, b in pairwise(s))

    def residual(self, at: Instances) -> Any:
        return spread(sides(at.vertices(self.p))) / at.size

    def entails(self) -> tuple[Fact, ...]:
        ac, bd = (diagonal(self.p.corners, k) for k in (0, 1))
        a, b, c, d = self.p.angles()
        return (
            Parallelogram(self.p),
            Kite(self.p),
            Tangential(self.p),
            *(EqualLengths(s, t) for s, t in combinations(self.p.sides(), 2)),
            Bisects(ac, a),
            Bisects(bd, b),
            Bisects(ac, c),
            Bisects(bd, d),
        )
