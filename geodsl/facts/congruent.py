"""Two polygons are congruent."""

from __future__ import annotations

from itertools import combinations
from typing import Any

from geodsl.facts.equal_angles import EqualAngles
from geodsl.facts.equal_lengths import EqualLengths
from geodsl.facts.polygons import all_pairs, largest
from geodsl.facts.similar import Similar, matched, paired
from geodsl.instances import Instances
from geodsl.language.term import Fact
from geodsl.numeric import distance
from geodsl.objects import Segment
from geodsl.units import share

__all__ = ["Congruent"]


class Congruent(Fact):
    """Polygons of one shape and size, corner by corner, perhaps mirrored: `ABC congruent to DEF`."""

    phrases = ("{p: polygon} congruent {q: polygon}", "{p: polygon} congruent to {q: polygon}")
    gap = share()

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        matched(self.p, self.q)

    def canonical(self) -> tuple[Any, ...]:
        return paired(self.p, self.q)

    def parts(self) -> tuple[Fact, ...]:
        # Sides and all diagonals: fewer would be enough to count, but a corner could be on the wrong side.
        pairs = zip(all_pairs(self.p.corners), all_pairs(self.q.corners), strict=True)
        segments = [(Segment(*a), Segment(*b)) for a, b in pairs]
        return tuple(EqualLengths(s, t) for s, t in segments if s.key != t.key)

    def residual(self, at: Instances) -> Any:
        p, q = at.vertices(self.p), at.vertices(self.q)
        pairs = combinations(zip(p, q, strict=True), 2)
        return largest(*(distance(a, b) - distance(c, d) for (a, c), (b, d) in pairs)) / at.size

    def entails(self) -> tuple[Fact, ...]:
        angles = zip(self.p.angles(), self.q.angles(), strict=True)
        return (
            Similar(self.p, self.q),
            *self.parts(),
            *(EqualAngles(a, b) for a, b in angles if a.key != b.key),
        )
