"""Arcs of a circle, and semicircles."""

from __future__ import annotations

from typing import Any

import numpy as np

from geodsl.constructions.on_side import directed
from geodsl.facts.diameter_of import DiameterOf
from geodsl.facts.on_circle import OnCircle
from geodsl.instances import Instances
from geodsl.language.term import Construction, Fact, Term
from geodsl.numeric import Arc, cross, distance, dot
from geodsl.units import SHARE

__all__ = ["ArcFrom", "MajorArc", "MinorArc", "Semicircle"]


class _Cut(Construction):
    """An arc between two points of a circle, which cut it in two."""

    makes = "arc"

    def brings(self, a: Term) -> tuple[Fact, ...]:
        return OnCircle(self.A, self.w), OnCircle(self.B, self.w)

    def cramped(self, at: Instances) -> Any:
        return distance(at.point(self.A), at.point(self.B)) < SHARE * at.size

    def _cut(self, at: Instances) -> tuple[Any, Any, Any, Any]:
        """The circle, the ways to both points, and the turn from the first to the other."""
        w = at.circle(self.w)
        u, v = at.point(self.A) - w.center, at.point(self.B) - w.center
        return w, u, v, np.arctan2(cross(u, v), dot(u, v))


class ArcFrom(_Cut):
    """The arc that runs counterclockwise: `arc a from A to B of w`."""

    phrases = ("arc {self} from {A: point} to {B: point} of {w: circle}",)

    def place(self, at: Instances) -> Arc:
        w, u, _, angle = self._cut(at)
        return Arc(w.center, w.radius, _angle(u), np.where(angle < 0, angle + 2.0 * np.pi, angle))


class MinorArc(_Cut):
    """The shorter arc between two points: `minor arc a from A to B of w`."""

    phrases = ("minor arc {self} from {A: point} to {B: point} of {w: circle}",)
    symmetric = ("A", "B")

    def place(self, at: Instances) -> Arc:
        w, u, v, angle = self._cut(at)
        return Arc(w.center, w.radius, _angle(np.where(angle < 0, v, u)), np.absolute(angle))


class MajorArc(_Cut):
    """The longer arc between two points: `major arc a from A to B of w`."""

    phrases = ("major arc {self} from {A: point} to {B: point} of {w: circle}",)
    symmetric = ("A", "B")

    def place(self, at: Instances) -> Arc:
        w, u, v, angle = self._cut(at)
        return Arc(w.center, w.radius, _angle(np.where(angle < 0, u, v)), 2.0 * np.pi - np.absolute(angle))


class Semicircle(Construction):
    """Half of the circle on a diameter AB, to the left of it: `semicircle a on AB`."""

    phrases = ("semicircle {self} on {s: segment}",)
    makes = "arc"

    def canonical(self) -> tuple[Any, ...]:
        return directed(self.s)

    def place(self, at: Instances) -> Arc:
        s = at.segment(self.s)
        way = s.b - s.a
        start = _angle(way)
        return Arc((s.a + s.b) / 2, np.absolute(way) / 2, start, np.pi + 0.0 * start)

    def brings(self, a: Term) -> tuple[Fact, ...]:
        return (DiameterOf(self.s, a),)

    def cramped(self, at: Instances) -> Any:
        return at.length(self.s) < SHARE * at.size


def _angle(v: Any) -> Any:
    return np.arctan2(v.imag, v.real)
