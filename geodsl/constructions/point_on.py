"""A point somewhere on a curve."""

from __future__ import annotations

from typing import Any

import numpy as np

from geodsl.constructions.intersection import on
from geodsl.instances import Instances
from geodsl.language.term import Construction, Fact, Term
from geodsl.numeric import plane, turn

__all__ = ["PointOn"]


class PointOn(Construction):
    """A point drawn on a line, segment, ray, circle or arc: `D = point on segment BC`."""

    phrases = ("point {self} on {c: curve}",)
    makes = "point"
    free = 1

    def place(self, at: Instances) -> Any:
        (t,) = at.free(self)
        match at.value(self.c):
            case plane.Segment(a, b):
                return a + (b - a) * (0.2 + 0.6 * t)
            case plane.Ray(origin, way):
                return origin + way * self._reach(at) * (0.3 + 1.2 * t)
            case plane.Circle(center, radius):
                return center + radius * turn(2.0 * np.pi * t)
            case plane.Arc(center, radius, start, sweep):
                return center + radius * turn(start + sweep * (0.15 + 0.7 * t))
            case plane.Line(origin, way):
                return origin + way * self._reach(at) * (2.0 * t - 0.5)
        raise TypeError(f"{self.c} is no curve")

    def _reach(self, at: Instances) -> Any:
        """How far things are apart along the curve."""
        A = getattr(self.c, "A", None)
        B = getattr(self.c, "B", None)
        return plane.distance(at.point(A), at.point(B)) if A is not None and B is not None else 5.0

    def brings(self, P: Term) -> tuple[Fact, ...]:
        return (on(P, self.c),)


