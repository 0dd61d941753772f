"""The circle on a diameter."""

from __future__ import annotations

from typing import Any

from geodsl.facts.diameter_of import DiameterOf
from geodsl.facts.perpendicular import Perpendicular
from geodsl.facts.right_angle import RightAngle
from geodsl.instances import Instances
from geodsl.language.term import Construction, Fact, Term
from geodsl.numeric import Circle, distance
from geodsl.objects import Angle, Line, Segment
from geodsl.units import SHARE

__all__ = ["CircleByDiameter"]


class CircleByDiameter(Construction):
    """The circle that has AB as a diameter: `circle w diameter AB`."""

    phrases = ("circle {self} diameter {s: segment}",)
    makes = "circle"
    locus_of = (RightAngle, Perpendicular)

    def place(self, at: Instances) -> Circle:
        s = at.segment(self.s)
        return Circle((s.a + s.b) / 2, distance(s.a, s.b) / 2)

    def brings(self, w: Term) -> tuple[Fact, ...]:
        return (DiameterOf(self.s, w),)

    def cramped(self, at: Instances) -> Any:
        return at.length(self.s) < SHARE * at.size

    @classmethod
    def locus(cls, fact: Fact, P: Term) -> Term | None:
        """Thales: P where the right angle APB has its corner."""
        if isinstance(fact, RightAngle) and isinstance(fact.a, Angle):
            legs = (Segment(fact.a.A, fact.a.B), Segment(fact.a.B, fact.a.C))
        elif isinstance(fact, Perpendicular):
            legs = (fact.l, fact.m)
        else:
            return None
        far = []
        for leg in legs:
            if not isinstance(leg, Line | Segment) or P not in leg.args or leg.A == leg.B:
                return None
            far.append(leg.B if leg.A == P else leg.A)
        return None if far[0] == far[1] else cls(Segment(*far))
