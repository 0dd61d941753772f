"""The circle about a centre through a point."""

from __future__ import annotations

from typing import Any

from geodsl.facts.center_of import CenterOf
from geodsl.facts.on_circle import OnCircle
from geodsl.instances import Instances
from geodsl.language.term import Construction, Fact, Term
from geodsl.numeric import Circle, distance
from geodsl.units import SHARE

__all__ = ["CircleByPoint"]


class CircleByPoint(Construction):
    """The circle about O on which A lies: `circle w center O through A`."""

    phrases = ("circle {self} center {O: new point} through {A: point}",)
    makes = "circle"

    def place(self, at: Instances) -> Circle:
        center = at.point(self.O)
        return Circle(center, distance(center, at.point(self.A)))

    def brings(self, w: Term) -> tuple[Fact, ...]:
        return CenterOf(self.O, w), OnCircle(self.A, w)

    def cramped(self, at: Instances) -> Any:
        return distance(at.point(self.O), at.point(self.A)) < SHARE * at.size
