"""A point inverted in a circle."""

from __future__ import annotations

from typing import Any

import numpy as np

from geodsl.arithmetic import Length, multiply, power
from geodsl.constructions.center import Center
from geodsl.constructions.measures import Radius
from geodsl.facts.equation import Equation
from geodsl.facts.on_ray import OnRay
from geodsl.instances import Instances
from geodsl.language.term import Construction, Fact, Term
from geodsl.numeric import distance
from geodsl.objects import Num, Ray, Segment
from geodsl.units import SHARE

__all__ = ["Inverse"]


class Inverse(Construction):
    """The point Q of ray OP with OP · OQ = r², O being the centre: `Q = inverse of P in w`."""

    phrases = ("inverse of {P: point} in {w: circle}",)
    makes = "point"

    def place(self, at: Instances) -> Any:
        w = at.circle(self.w)
        return w.center + w.radius * w.radius / np.conjugate(at.point(self.P) - w.center)

    def brings(self, Q: Term) -> tuple[Fact, ...]:
        O = Center(self.w)
        product = multiply((Length(Segment(O, self.P)), Length(Segment(O, Q))))
        return OnRay(Q, Ray(O, self.P)), Equation(product, power(Radius(self.w), Num(2.0, "number")))

    def cramped(self, at: Instances) -> Any:
        """Near the centre the image is far away; near the circle it falls on the point."""
        w = at.circle(self.w)
        out = distance(w.center, at.point(self.P))
        return (out < 0.2 * w.radius) | (abs(out - w.radius) < SHARE * at.size)
