"""The line of equal tangents to two circles."""

from __future__ import annotations

from typing import Any

from geodsl.constructions.center import Center
from geodsl.constructions.foot import Foot
from geodsl.constructions.measures import PowerOfPoint
from geodsl.facts.equation import Equation
from geodsl.facts.perpendicular import Perpendicular
from geodsl.instances import Instances
from geodsl.language.term import Construction, Fact, Term
from geodsl.numeric import Line as Straight
from geodsl.numeric import distance
from geodsl.objects import Line
from geodsl.units import SHARE

__all__ = ["RadicalAxis"]


class RadicalAxis(Construction):
    """The points with one power in both circles: `radical axis l of w and v`."""

    phrases = ("radical axis {self} of {w: circle} and {v: circle}",)
    makes = "line"
    symmetric = True

    def place(self, at: Instances) -> Straight:
        w, v = at.circle(self.w), at.circle(self.v)
        gap = distance(w.center, v.center)
        way = (v.center - w.center) / gap
        along = (gap * gap + w.radius * w.radius - v.radius * v.radius) / (2.0 * gap)
        return Straight(w.center + along * way, 1j * way)

    def brings(self, l: Term) -> tuple[Fact, ...]:
        O = Center(self.w)
        near = Foot(O, l)
        return (
            Perpendicular(l, Line(O, Center(self.v))),
            Equation(PowerOfPoint(near, self.w), PowerOfPoint(near, self.v)),
        )

    def cramped(self, at: Instances) -> Any:
        return distance(at.circle(self.w).center, at.circle(self.v).center) < SHARE * at.size
