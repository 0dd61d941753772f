"""A segment is a chord of a circle."""

from __future__ import annotations

from geodsl.facts.conjunction import Conjunction
from geodsl.facts.on_circle import OnCircle
from geodsl.facts.points import ends
from geodsl.language.term import Fact
from geodsl.units import share

__all__ = ["ChordOf"]


class ChordOf(Conjunction):
    """A segment with both ends on a circle: `AB chord of w`."""

    phrases = ("{s: new segment} chord of {w: circle}",)
    gap = share()

    def conditions(self) -> tuple[Fact, ...]:
        A, B = ends(self.s)
        return OnCircle(A, self.w), OnCircle(B, self.w)

    def entails(self) -> tuple[Fact, ...]:
        return self.conditions()
