"""Kites on a given axis."""

from __future__ import annotations

from typing import Any

from geodsl.constructions.on_side import OnSide, spread
from geodsl.facts.equal_lengths import EqualLengths
from geodsl.facts.kite import Kite
from geodsl.facts.points import ends
from geodsl.instances import Instances
from geodsl.language.term import Fact, Term
from geodsl.objects import Polygon, Segment

__all__ = ["KiteOn"]


class KiteOn(OnSide):
    """The corners beside the axis AC of a kite ABCD, B on its right: `B, D = kite on AC`."""

    phrases = ("kite on {s: segment}",)
    makes = ("point", "point")
    free = 2
    serves = Kite
    start = (0, 2)

    def place(self, at: Instances) -> tuple[Any, Any]:
        s = at.segment(self.s)
        along, aside = at.free(self)
        axis = s.b - s.a
        # Half way along, it would be a rhombus.
        middle = s.a + axis * spread(along, (0.22, 0.4), (0.6, 0.78))
        half = 1j * axis * (0.25 + 0.2 * aside)
        return middle - half, middle + half

    def brings(self, B: Term, D: Term) -> tuple[Fact, ...]:
        A, C = ends(self.s)
        return (
            Kite(Polygon((A, B, C, D))),
            EqualLengths(Segment(A, B), Segment(A, D)),
            EqualLengths(Segment(C, B), Segment(C, D)),
        )
