"""A point is the centre of a circle."""

from __future__ import annotations

from typing import Any

from geodsl.facts.coincide import Coincide
from geodsl.facts.conjunction import Conjunction
from geodsl.facts.points import CenterPoint
from geodsl.instances import Instances
from geodsl.language.term import Fact
from geodsl.units import share

__all__ = ["CenterOf"]


class CenterOf(Conjunction):
    """The point from which all points of a circle are equally far: `O center of w`."""

    phrases = ("{O: new point} center of {w: circle}",)
    gap = share()

    def parts(self) -> tuple[Fact, ...]:
        return Coincide(self.O, CenterPoint(self.w)).parts()

    def measure(self, at: Instances) -> Any:
        return Coincide(self.O, CenterPoint(self.w)).measure(at)
