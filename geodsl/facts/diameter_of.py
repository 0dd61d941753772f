"""A segment is a diameter of a circle."""

from __future__ import annotations

from geodsl.facts.chord_of import ChordOf
from geodsl.facts.coincide import Coincide
from geodsl.facts.conjunction import Conjunction
from geodsl.facts.on_circle import OnCircle
from geodsl.facts.points import CenterPoint, MiddlePoint, ends
from geodsl.language.term import Fact
from geodsl.units import share

__all__ = ["DiameterOf"]


class DiameterOf(Conjunction):
    """A chord through the centre: `AB diameter of w`."""

    phrases = ("{s: new segment} diameter of {w: round}",)
    gap = share()

    def conditions(self) -> tuple[Fact, ...]:
        A, _ = ends(self.s)
        return Coincide(MiddlePoint(self.s), CenterPoint(self.w)), OnCircle(A, self.w)

    def entails(self) -> tuple[Fact, ...]:
        return (ChordOf(self.s, self.w),)
