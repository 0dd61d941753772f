"""The circles of a given radius through two points."""

from __future__ import annotations

from typing import Any

import numpy as np

from geodsl.constructions.measures import Radius
from geodsl.facts.equation import Equation
from geodsl.facts.length_value import LengthValue
from geodsl.facts.on_circle import OnCircle
from geodsl.instances import Instances
from geodsl.language.term import Construction, Fact, Term
from geodsl.numeric import Circle, distance, unit
from geodsl.units import SHARE

__all__ = ["CircleThroughTwo"]


class CircleThroughTwo(Construction):
    """A circle of given radius through two points, on either side: `circle w through A and B radius 3`."""

    phrases = (
        "circle {self} through {A: point} and {B: point} radius {r: length}",
        "circle {self} through {A: point} , {B: point} radius {r: length}",
        "circle {self} radius {r: length} through {A: point} and {B: point}",
    )
    makes = "circle"
    symmetric = ("A", "B")
    picks = 2

    def place(self, at: Instances) -> Circle:
        a, b = at.point(self.A), at.point(self.B)
        radius, half = at.length(self.r), (b - a) / 2.0
        side = np.where(at.pick(self) == 0, 1.0, -1.0)
        height = np.sqrt(radius * radius - (half * np.conjugate(half)).real)
        return Circle(a + half + 1j * side * height * unit(half), radius + 0.0 * height)

    def brings(self, w: Term) -> tuple[Fact, ...]:
        r = self.r
        size = LengthValue(r, Radius(w)) if r.makes == "segment" else Equation(Radius(w), r)
        return OnCircle(self.A, w), OnCircle(self.B, w), size

    def cramped(self, at: Instances) -> Any:
        """Where AB is nearly a diameter, the circle can't be told from the one over AB."""
        a, b = at.point(self.A), at.point(self.B)
        depth = at.length(self.r) - distance(a, b) / 2.0
        return (distance(a, b) < SHARE * at.size) | ~(depth > 0.25 * SHARE * at.size)
