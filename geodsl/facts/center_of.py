"""A point is the centre of a circle."""

from __future__ import annotations

from geodsl.facts.coincide import Coincide
from geodsl.facts.conjunction import Conjunction
from geodsl.facts.points import CenterPoint
from geodsl.language.term import Fact
from geodsl.units import share

__all__ = ["CenterOf"]


class CenterOf(Conjunction):
    """The point from which all points of a circle are equally far: `O center of w`."""

    phrases = ("{O: new point} center of {w: round}",)
    gap = share()

    def conditions(self) -> tuple[Fact, ...]:
        return (Coincide(self.O, CenterPoint(self.w)),)
