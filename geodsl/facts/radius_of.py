"""A segment is a radius of a circle."""

from __future__ import annotations

from typing import Any

import numpy as np

from geodsl.facts.coincide import Coincide
from geodsl.facts.conjunction import Conjunction
from geodsl.facts.on_circle import OnCircle
from geodsl.facts.points import CenterPoint
from geodsl.instances import Instances
from geodsl.language.term import Fact, Object
from geodsl.numeric import distance
from geodsl.units import share

__all__ = ["FarEnd", "NearEnd", "RadiusOf"]


class NearEnd(Object):
    """The end of a segment that is nearer to a circle's centre."""

    makes = "point"
    fields = ("s", "w")

    def place(self, at: Instances) -> Any:
        s, o = at.segment(self.s), at.circle(self.w).center
        return np.where(distance(o, s.a) <= distance(o, s.b), s.a, s.b)


class FarEnd(Object):
    """The other end."""

    makes = "point"
    fields = ("s", "w")

    def place(self, at: Instances) -> Any:
        s, o = at.segment(self.s), at.circle(self.w).center
        return np.where(distance(o, s.a) <= distance(o, s.b), s.b, s.a)


class RadiusOf(Conjunction):
    """A segment from the centre to the circle, whichever end is which: `OA radius of w`."""

    phrases = ("{s: new segment} radius of {w: circle}",)
    gap = share()

    def conditions(self) -> tuple[Fact, ...]:
        center = Coincide(NearEnd(self.s, self.w), CenterPoint(self.w))
        return center, OnCircle(FarEnd(self.s, self.w), self.w)
