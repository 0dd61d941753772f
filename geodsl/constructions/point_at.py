"""Points at a given place: by coordinates, or by their distance along a ray."""

from __future__ import annotations

from typing import Any

from geodsl.constructions.curves import measures
from geodsl.facts.on_ray import OnRay
from geodsl.facts.points import StartPoint
from geodsl.instances import Instances
from geodsl.language.term import Construction, Fact, Term
from geodsl.objects import Ray, Segment
from geodsl.units import SHARE

__all__ = ["PointAlong", "PointAt"]


class PointAt(Construction):
    """A point with fixed coordinates: `point A at (1, 2)`."""

    phrases = ("point {self} at {c: position}",)
    makes = "point"
    fixed = True

    def place(self, at: Instances) -> Any:
        x, y = self.c
        return at.number(x) + 1j * at.number(y)

    def show(self) -> str:
        return f"point at ({self.c[0]}, {self.c[1]})"


class PointAlong(Construction):
    """The point of a ray at a distance from its origin: `point P on ray AB at distance 3`."""

    phrases = ("point {self} on {r: ray} at distance {d: length}",)
    makes = "point"

    def place(self, at: Instances) -> Any:
        ray = at.value(self.r)
        return ray.origin + at.length(self.d) * ray.direction

    def brings(self, P: Term) -> tuple[Fact, ...]:
        origin = self.r.A if isinstance(self.r, Ray) else StartPoint(self.r)
        return OnRay(P, self.r), measures(Segment(origin, P), self.d)

    def cramped(self, at: Instances) -> Any:
        return at.length(self.d) < SHARE * at.size
