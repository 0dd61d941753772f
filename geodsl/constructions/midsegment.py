"""The segment between the middles of two sides."""

from __future__ import annotations

from typing import Any

import numpy as np

from geodsl.constructions.circumcircle import flat
from geodsl.facts.midsegment_of import MidsegmentOf
from geodsl.facts.parallel import Parallel
from geodsl.facts.points import line_of
from geodsl.instances import Instances
from geodsl.language.term import Construction, Fact, Term
from geodsl.numeric import Segment, cross, value
from geodsl.objects import Line, Polygon

__all__ = ["Midsegment"]


class Midsegment(Construction):
    """The segment between the middles of two sides, parallel to the third: `midsegment m of ABC parallel BC`."""

    phrases = (
        "midsegment {self} of {p: triangle} parallel {l: line}",
        "midsegment {self} of {p: triangle} parallel to {l: line}",
    )
    makes = "segment"

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        side = line_of(self.l)
        if isinstance(self.p, Polygon) and isinstance(side, Line):
            if not {side.A, side.B} < set(self.p.corners):
                raise ValueError(f"{side} is no side of {self.p}")

    def place(self, at: Instances) -> Segment:
        way = value(at.direction(self.l))
        a, b, c = at.vertices(self.p)
        # The side that has the line's direction is the one that is left out.
        off = [np.absolute(cross(way, value(v) - value(u))) for u, v in ((b, c), (c, a), (a, b))]
        first, second = (off[0] <= off[1]) & (off[0] <= off[2]), off[1] <= off[2]
        apex = np.where(first, a, np.where(second, b, c))
        left, right = np.where(first, b, np.where(second, c, a)), np.where(first, c, np.where(second, a, b))
        return Segment((apex + left) / 2.0, (apex + right) / 2.0)

    def brings(self, s: Term) -> tuple[Fact, ...]:
        return MidsegmentOf(s, self.p), Parallel(s, line_of(self.l))

    def cramped(self, at: Instances) -> Any:
        return flat(at, *at.vertices(self.p))
