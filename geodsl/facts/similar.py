"""Two polygons are similar."""

from __future__ import annotations

from itertools import combinations, permutations
from typing import Any

from geodsl.facts.equal_angles import EqualAngles
from geodsl.facts.polygons import all_pairs, largest
from geodsl.facts.same_ratio import SameRatio
from geodsl.instances import Instances
from geodsl.language.term import Fact
from geodsl.numeric import distance
from geodsl.objects import Polygon, Proportion, Segment
from geodsl.units import share

__all__ = ["Similar", "matched", "paired"]


class Similar(Fact):
    """Polygons of one shape, corner by corner, perhaps mirrored: `ABC similar to DEF`."""

    phrases = ("{p: polygon} similar {q: polygon}", "{p: polygon} similar to {q: polygon}")
    gap = share()

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        matched(self.p, self.q)

    def canonical(self) -> tuple[Any, ...]:
        return paired(self.p, self.q)

    def parts(self) -> tuple[Fact, ...]:
        pairs = zip(all_pairs(self.p.corners), all_pairs(self.q.corners), strict=True)
        first, *rest = (Proportion((Segment(*a), Segment(*b))) for a, b in pairs)
        return tuple(SameRatio(first, r) for r in rest)

    def residual(self, at: Instances) -> Any:
        # Both are brought to their mean size, and then compared as congruent ones are.
        p, q = at.vertices(self.p), at.vertices(self.q)
        lengths = [
            (distance(a, b), distance(c, d)) for (a, c), (b, d) in combinations(zip(p, q, strict=True), 2)
        ]
        whole_p: Any = sum(s for s, _ in lengths)
        whole_q: Any = sum(t for _, t in lengths)
        mean = (whole_p + whole_q) / (2.0 * at.size)
        return largest(*((s / whole_p - t / whole_q) * mean for s, t in lengths))

    def entails(self) -> tuple[Fact, ...]:
        angles = zip(self.p.angles(), self.q.angles(), strict=True)
        ratios = [Proportion(pair) for pair in zip(self.p.sides(), self.q.sides(), strict=True)]
        return (
            *(EqualAngles(a, b) for a, b in angles if a.key != b.key),
            *(SameRatio(a, b) for a, b in combinations(ratios, 2)),
        )


def matched(p: Any, q: Any) -> None:
    """Polygons correspond only if they have equally many corners."""
    if isinstance(p, Polygon) and isinstance(q, Polygon) and len(p.corners) != len(q.corners):
        raise ValueError("the polygons have different numbers of corners")


def paired(p: Any, q: Any) -> tuple[Any, ...]:
    """The key of a correspondence of corners: the same from whichever corner, and polygon, it is read."""
    if not (isinstance(p, Polygon) and isinstance(q, Polygon)):
        return (p.key, q.key)
    n = len(p.corners)
    if n == 3:
        orders = list(permutations(range(3)))
    else:
        orders = [tuple((i + s * k) % n for k in range(n)) for i in range(n) for s in (1, -1)]
    a, b = (tuple(c.key for c in x.corners) for x in (p, q))
    return min(
        (
            (tuple(x[i] for i in order), tuple(y[i] for i in order))
            for x, y in ((a, b), (b, a))
            for order in orders
        ),
        key=str,
    )
