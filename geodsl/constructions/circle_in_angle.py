"""Circles that touch both arms of an angle."""

from __future__ import annotations

from typing import Any

import numpy as np

from geodsl.constructions.measures import Radius
from geodsl.facts.equation import Equation
from geodsl.facts.length_value import LengthValue
from geodsl.facts.on_circle import OnCircle
from geodsl.facts.perpendicular import Perpendicular
from geodsl.facts.points import CenterPoint, arms
from geodsl.facts.tangent_to import TangentTo
from geodsl.instances import Instances
from geodsl.language.term import Construction, Fact, Term
from geodsl.numeric import Circle, distance, unit
from geodsl.objects import Line
from geodsl.units import DEGREES, SHARE

__all__ = ["CircleInAngle", "CircleInAngleAt"]


class _InAngle(Construction):
    makes = "circle"

    def _open(self, at: Instances) -> tuple[Any, Any, Any]:
        """The vertex, the direction of the bisector and half of the angle."""
        A, B, C = arms(self.a)
        b = at.point(B)
        u, v = unit(at.point(A) - b), unit(at.point(C) - b)
        return b, unit(u + v), at.angle(self.a) / 2.0

    def brings(self, w: Term) -> tuple[Fact, ...]:
        A, B, C = arms(self.a)
        return TangentTo(Line(B, A), w), TangentTo(Line(B, C), w)

    def cramped(self, at: Instances) -> Any:
        size, least = at.angle(self.a), np.radians(2.0 * DEGREES)
        return (size < least) | (size > np.pi - least) | (self.place(at).radius < SHARE * at.size)


class CircleInAngle(_InAngle):
    """The circle of a given radius that touches both arms: `circle w inscribed in angle ABC radius 2`."""

    phrases = (
        "circle {self} inscribed in {a: angle} radius {r: length}",
        "circle {self} tangent to sides of {a: angle} radius {r: length}",
        "circle {self} tangent to arms of {a: angle} radius {r: length}",
    )

    def place(self, at: Instances) -> Circle:
        vertex, way, half = self._open(at)
        radius = at.length(self.r)
        return Circle(vertex + radius / np.sin(half) * way, radius)

    def brings(self, w: Term) -> tuple[Fact, ...]:
        r = self.r
        size = LengthValue(r, Radius(w)) if r.makes == "segment" else Equation(Radius(w), r)
        return *super().brings(w), size


class CircleInAngleAt(_InAngle):
    """The circle that touches both arms, one of them at a point: `circle w inscribed in angle ABC at T`."""

    phrases = (
        "circle {self} inscribed in {a: angle} at {T: point}",
        "circle {self} tangent to sides of {a: angle} at {T: point}",
        "circle {self} tangent to arms of {a: angle} at {T: point}",
    )

    def place(self, at: Instances) -> Circle:
        vertex, way, half = self._open(at)
        far = distance(vertex, at.point(self.T))
        return Circle(vertex + far / np.cos(half) * way, far * np.tan(half))

    def brings(self, w: Term) -> tuple[Fact, ...]:
        # A touch point alone leaves the circle a freedom: it moves along the arm to first order.
        T, B = self.T, arms(self.a)[1]
        return *super().brings(w), OnCircle(T, w), Perpendicular(Line(CenterPoint(w), T), Line(B, T))
