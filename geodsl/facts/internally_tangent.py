"""Two circles touch from inside."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from geodsl.facts.circle_within import CircleWithin
from geodsl.facts.circles_apart import CirclesApart
from geodsl.facts.circles_cross import CirclesCross
from geodsl.instances import Instances
from geodsl.language.term import Fact, Term
from geodsl.numeric import distance
from geodsl.units import share

__all__ = ["InternallyTangent"]


class InternallyTangent(Fact):
    """Circles that touch, one within the other: `w internally tangent to v`."""

    phrases = (
        "{w: circle} internally tangent to {v: circle}",
        "{w: circle} touches {v: circle} internally",
        "{w: circle} and {v: circle} internally tangent",
    )
    symmetric = True
    gap = share()

    def residual(self, at: Instances) -> Any:
        w, v = at.circle(self.w), at.circle(self.v)
        return (distance(w.center, v.center) - np.absolute(w.radius - v.radius)) / at.size

    def contraries(self, points: Sequence[Term] = ()) -> tuple[Fact, ...]:
        w, v = self.w, self.v
        return CirclesCross(w, v), CirclesApart(w, v), CircleWithin(w, v), CircleWithin(v, w)
