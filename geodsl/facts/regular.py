"""A polygon is regular."""

from __future__ import annotations

from itertools import combinations, pairwise
from typing import Any

import numpy as np

from geodsl.facts import equilateral, square
from geodsl.facts.angle_value import AngleValue
from geodsl.facts.convex import Convex
from geodsl.facts.cyclic import Cyclic
from geodsl.facts.equal_angles import EqualAngles
from geodsl.facts.equal_lengths import EqualLengths
from geodsl.facts.polygons import sides, spread
from geodsl.instances import Instances
from geodsl.language.term import Fact
from geodsl.numeric import distance
from geodsl.objects import Num, Polygon, Segment
from geodsl.units import share

__all__ = ["MOST", "Regular"]

MOST = 24  # with more corners nobody could tell it from a circle


class Regular(Fact):
    """A convex polygon with equal sides and equal angles: `ABCDE regular`."""

    phrases = (
        "{p: new polygon} regular",
        "regular polygon {p: new polygon}",
        "regular triangle {p: new triangle}",
        "regular quadrilateral {p: new quadrilateral}",
        "regular pentagon {p: new pentagon}",
        "regular hexagon {p: new hexagon}",
        "regular heptagon {p: new heptagon}",
        "regular octagon {p: new octagon}",
    )
    gap = share()

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        if isinstance(self.p, Polygon) and len(self.p.corners) > MOST:
            raise ValueError(f"a regular polygon has 3 to {MOST} corners")

    def parts(self) -> tuple[Fact, ...]:
        # Equal sides and equal short diagonals: 2n - 4 equations, as many as a regular n-gon takes.
        s = self.p.sides()
        c = self.p.corners
        n = len(c)
        short = [Segment(c[i], c[(i + 2) % n]) for i in range(n - 2)]
        return (
            *(EqualLengths(a, b) for a, b in pairwise(s)),
            *(EqualLengths(a, b) for a, b in pairwise(short)),
        )

    def residual(self, at: Instances) -> Any:
        c = at.vertices(self.p)
        n = len(c)
        short = [distance(c[i - 2], c[i]) for i in range(n)]
        worst = np.maximum(spread(sides(c)), spread(short)) / at.size
        # A star and a cross of equal strokes pass that test, but they are nothing near.
        return worst if n < 5 else np.where(Convex(self.p).margin(at) > 0, worst, np.maximum(worst, 1.0))

    def entails(self) -> tuple[Fact, ...]:
        n = len(self.p.corners)
        angles = self.p.angles()
        size = Num(180.0 * (n - 2) / n, "degrees")
        named = {3: equilateral.Equilateral, 4: square.Square}.get(n)
        return (
            *((named(self.p),) if named else ()),
            *((Cyclic(self.p),) if n > 3 else ()),
            Convex(self.p),
            *(EqualLengths(a, b) for a, b in combinations(self.p.sides(), 2)),
            *(EqualAngles(a, b) for a, b in combinations(angles, 2)),
            *(AngleValue(a, size) for a in angles),
        )
