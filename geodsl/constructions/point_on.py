"""A point drawn freely on a curve."""

from __future__ import annotations

from typing import Any

import numpy as np

from geodsl.constructions.curves import lies_on
from geodsl.instances import Instances
from geodsl.language.term import Construction, Fact, Term
from geodsl.numeric import distance, plane, turn
from geodsl.objects import Line

__all__ = ["PointOn"]


class PointOn(Construction):
    """Some point of a curve, away from the ends of a bounded one: `P = point on segment AB`."""

    phrases = ("point {self} on {c: curve}",)
    makes = "point"
    free = 1

    def place(self, at: Instances) -> Any:
        (t,) = at.free(self)
        curve = at.value(self.c)
        match curve:
            case plane.Segment():
                return curve.a + (0.2 + 0.6 * t) * (curve.b - curve.a)
            case plane.Circle():
                return curve.center + curve.radius * turn(2.0 * np.pi * t)
            case plane.Arc():
                return curve.center + curve.radius * turn(curve.start + (0.15 + 0.7 * t) * curve.sweep)
            case plane.Ray():
                return curve.origin + (0.3 + 1.4 * t) * self._unit(at) * curve.direction
        if isinstance(self.c, Line):
            a, b = at.point(self.c.A), at.point(self.c.B)
            return (a + b) / 2.0 + 3.0 * (t - 0.5) * (b - a)
        return curve.origin + 3.0 * (t - 0.5) * self._unit(at) * curve.direction

    def brings(self, P: Term) -> tuple[Fact, ...]:
        return (lies_on(P, self.c),)

    def _unit(self, at: Instances) -> Any:
        """How far apart things are near a line that goes on for ever: as are the points that define it."""
        points = [term for term in dict.fromkeys(self.c.walk()) if term.makes == "point"]
        return distance(at.point(points[0]), at.point(points[1])) if len(points) > 1 else 2.0
