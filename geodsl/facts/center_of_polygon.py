"""A point is the centre of a parallelogram or of a regular polygon."""

from __future__ import annotations

from typing import Any

from geodsl.facts.coincide import Coincide
from geodsl.facts.conjunction import Conjunction
from geodsl.facts.inside_polygon import InsidePolygon
from geodsl.facts.midpoint_of import MidpointOf
from geodsl.facts.parallelogram import Parallelogram
from geodsl.facts.polygons import Mean
from geodsl.facts.regular import Regular
from geodsl.language.term import Fact
from geodsl.objects import Segment
from geodsl.units import share

__all__ = ["CenterOfPolygon", "centered"]


def centered(p: Any) -> Fact:
    """The shape that a polygon must have for there to be a centre."""
    return Parallelogram(p) if len(p.corners) == 4 else Regular(p)


class CenterOfPolygon(Conjunction):
    """The point about which a parallelogram or a regular polygon is symmetric: `O center of ABCD`."""

    phrases = ("{O: new point} center of {p: polygon}",)
    gap = share()

    def conditions(self) -> tuple[Fact, ...]:
        c = self.p.corners
        if len(c) == 4:
            return tuple(MidpointOf(self.O, Segment(c[k], c[k + 2])) for k in range(2))
        return Regular(self.p), Coincide(self.O, Mean(c))

    def entails(self) -> tuple[Fact, ...]:
        c = self.p.corners
        halved = self.conditions() if len(c) == 4 else ()
        return (centered(self.p), InsidePolygon(self.O, self.p), *halved)
