"""Pole and polar: a point and a line that belong together with regard to a circle."""

from __future__ import annotations

from typing import Any

import numpy as np

from geodsl.arithmetic import Length, multiply, power
from geodsl.constructions.center import Center
from geodsl.constructions.foot import Foot
from geodsl.constructions.inverse import Inverse
from geodsl.constructions.measures import DistanceToLine, Radius
from geodsl.facts.equation import Equation
from geodsl.facts.on_line import OnLine
from geodsl.facts.on_ray import OnRay
from geodsl.facts.perpendicular import Perpendicular
from geodsl.facts.points import line_of
from geodsl.instances import Instances
from geodsl.language.term import Construction, Fact, Term
from geodsl.numeric import Line as Straight
from geodsl.numeric import distance, foot, offset, unit
from geodsl.objects import Line, Num, Ray, Segment

__all__ = ["Polar", "Pole"]


class Polar(Construction):
    """The perpendicular to OP through the inverse of P: `polar l of P in w`.

    Where P lies outside of the circle, it joins the touch points of the tangents from P.
    """

    phrases = ("polar {self} of {P: point} in {w: circle}", "polar line {self} of {P: point} in {w: circle}")
    makes = "line"

    def place(self, at: Instances) -> Straight:
        w = at.circle(self.w)
        way = at.point(self.P) - w.center
        return Straight(w.center + w.radius * w.radius / np.conjugate(way), 1j * unit(way))

    def brings(self, l: Term) -> tuple[Fact, ...]:
        return Perpendicular(l, Line(Center(self.w), self.P)), OnLine(Inverse(self.P, self.w), l)

    def cramped(self, at: Instances) -> Any:
        """Near the centre of the circle the polar is far away."""
        w = at.circle(self.w)
        return distance(w.center, at.point(self.P)) < 0.2 * w.radius


class Pole(Construction):
    """The point whose polar is a line: `P = pole of l in w`.

    Where the line meets the circle, the tangents at its common points meet in the pole.
    """

    phrases = ("pole of {l: line} in {w: circle}",)
    makes = "point"

    def place(self, at: Instances) -> Any:
        w = at.circle(self.w)
        return w.center + w.radius * w.radius / np.conjugate(foot(w.center, at.line(self.l)) - w.center)

    def brings(self, P: Term) -> tuple[Fact, ...]:
        O, line = Center(self.w), line_of(self.l)
        product = multiply((Length(Segment(O, P)), DistanceToLine(O, line)))
        return OnRay(P, Ray(O, Foot(O, line))), Equation(product, power(Radius(self.w), Num(2.0, "number")))

    def cramped(self, at: Instances) -> Any:
        """A line near the centre of the circle has its pole far away."""
        w = at.circle(self.w)
        return np.absolute(offset(w.center, at.line(self.l))) < 0.2 * w.radius
