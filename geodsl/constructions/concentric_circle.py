"""Circles about the centre of another."""

from __future__ import annotations

from typing import Any

import numpy as np

from geodsl.constructions.center import Center
from geodsl.constructions.measures import Radius
from geodsl.facts.center_of import CenterOf
from geodsl.facts.equation import Equation
from geodsl.facts.length_value import LengthValue
from geodsl.facts.on_circle import OnCircle
from geodsl.instances import Instances
from geodsl.language.term import Construction, Fact, Term
from geodsl.numeric import Circle, distance
from geodsl.units import SHARE

__all__ = ["ConcentricRadius", "ConcentricThrough"]


class _Concentric(Construction):
    makes = "circle"

    def cramped(self, at: Instances) -> Any:
        r, other = self.place(at).radius, at.circle(self.w).radius
        return (r < SHARE * at.size) | (np.absolute(r - other) < SHARE * at.size)


class ConcentricRadius(_Concentric):
    """The circle of given radius about the centre of another: `circle v concentric to w radius 3`."""

    phrases = ("circle {self} concentric to {w: circle} radius {r: length}",)

    def place(self, at: Instances) -> Circle:
        return Circle(at.circle(self.w).center, at.length(self.r))

    def brings(self, v: Term) -> tuple[Fact, ...]:
        r = self.r
        size = LengthValue(r, Radius(v)) if r.makes == "segment" else Equation(Radius(v), r)
        return CenterOf(Center(self.w), v), size


class ConcentricThrough(_Concentric):
    """The circle through a point about the centre of another: `circle v concentric to w through A`."""

    phrases = ("circle {self} concentric to {w: circle} through {A: point}",)

    def place(self, at: Instances) -> Circle:
        center = at.circle(self.w).center
        return Circle(center, distance(center, at.point(self.A)))

    def brings(self, v: Term) -> tuple[Fact, ...]:
        return CenterOf(Center(self.w), v), OnCircle(self.A, v)
