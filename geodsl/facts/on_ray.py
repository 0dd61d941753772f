"""A point lies on a ray."""

from __future__ import annotations

from typing import Any

import numpy as np

from geodsl.facts.on_line import OnLine
from geodsl.facts.points import line_of
from geodsl.instances import Instances
from geodsl.language.term import Fact, Term
from geodsl.numeric import cross, distance, dot
from geodsl.units import share

__all__ = ["OnRay"]


class OnRay(Fact):
    """A point of a ray, its origin included: `P on ray AB`."""

    # The noun comes first: it is what is printed, and AB alone would be the line.
    phrases = (
        "{P: new point} on ray {r: ray}",
        "{P: new point} on {r: ray}",
        "{P: new point} lies on {r: ray}",
    )
    gap = share()

    def residual(self, at: Instances) -> Any:
        p, ray = at.point(self.P), at.value(self.r)
        way = p - ray.origin
        # Behind its origin a ray is no nearer than that.
        ahead = dot(ray.direction, way) >= 0.0
        return np.where(ahead, cross(ray.direction, way), distance(ray.origin, p)) / at.size

    def entails(self) -> tuple[Fact, ...]:
        return (OnLine(self.P, line_of(self.r)),)

    def loci(self, P: Term) -> tuple[Term, ...]:
        return (self.r,) if P == self.P else ()
