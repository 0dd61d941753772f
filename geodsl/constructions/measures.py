"""What is measured of a figure: distances, angles, areas and the like, as numbers to reckon with."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np

from geodsl.instances import Instances
from geodsl.language.term import Construction, Quantity
from geodsl.numeric import cross, distance, dot, offset

__all__ = [
    "AngleBetween",
    "Area",
    "CircleArea",
    "Circumference",
    "Distance",
    "DistanceToLine",
    "Perimeter",
    "PowerOfPoint",
    "Radius",
    "SegmentLength",
]


class SegmentLength(Construction, Quantity):
    """The length of a segment: `length of AB`."""

    phrases = ("length of {s: segment}",)
    makes = "length"

    def place(self, at: Instances) -> Any:
        return at.length(self.s)


class Distance(Construction, Quantity):
    """How far two points are apart: `distance from A to B`."""

    phrases = ("distance from {P: point} to {Q: point}",)
    makes = "length"
    symmetric = True

    def place(self, at: Instances) -> Any:
        return distance(at.point(self.P), at.point(self.Q))


class DistanceToLine(Construction, Quantity):
    """How far a point is from a line: `distance from P to AB`."""

    phrases = ("distance from {P: point} to {l: line}",)
    makes = "length"

    def place(self, at: Instances) -> Any:
        return np.absolute(offset(at.point(self.P), at.line(self.l)))


class AngleBetween(Construction, Quantity):
    """The angle between two lines, at most 90°: `angle between AB and CD`."""

    phrases = ("angle between {l: line} and {m: line}",)
    makes = "degrees"
    symmetric = True

    def place(self, at: Instances) -> Any:
        u, v = at.direction(self.l), at.direction(self.m)
        return np.arctan2(np.absolute(cross(u, v)), np.absolute(dot(u, v)))


class Radius(Construction, Quantity):
    """The radius of a circle or an arc: `radius of w`."""

    phrases = ("radius of {w: round}",)
    makes = "length"

    def place(self, at: Instances) -> Any:
        return at.circle(self.w).radius


class Circumference(Construction, Quantity):
    """The way round a circle: `circumference of w`."""

    phrases = ("circumference of {w: circle}",)
    makes = "length"

    def place(self, at: Instances) -> Any:
        return 2.0 * np.pi * at.circle(self.w).radius


class CircleArea(Construction, Quantity):
    """The area inside a circle: `area of w`."""

    phrases = ("area of {w: circle}",)
    makes = "area"

    def place(self, at: Instances) -> Any:
        return np.pi * np.square(at.circle(self.w).radius)


class Area(Construction, Quantity):
    """The area inside a polygon: `area of ABC`."""

    phrases = ("area of {p: polygon}",)
    makes = "area"

    def place(self, at: Instances) -> Any:
        first, *rest = at.vertices(self.p)
        spokes = [z - first for z in rest]
        total: Any = 0.0
        for u, v in pairwise(spokes):
            total = total + cross(u, v)
        return np.absolute(total) / 2.0


class Perimeter(Construction, Quantity):
    """The way round a polygon: `perimeter of ABC`."""

    phrases = ("perimeter of {p: polygon}",)
    makes = "length"

    def place(self, at: Instances) -> Any:
        corners = at.vertices(self.p)
        total: Any = 0.0
        for a, b in zip(corners, (*corners[1:], corners[0]), strict=True):
            total = total + distance(a, b)
        return total


class PowerOfPoint(Construction, Quantity):
    """The power of a point, negative inside the circle: `power of P in w`."""

    phrases = ("power of {P: point} in {w: circle}",)
    makes = "area"

    def place(self, at: Instances) -> Any:
        w = at.circle(self.w)
        return np.square(distance(w.center, at.point(self.P))) - np.square(w.radius)
