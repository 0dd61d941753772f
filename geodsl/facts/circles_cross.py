"""Two circles cross."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from geodsl.facts import circle_within, circles_apart
from geodsl.instances import Instances
from geodsl.language.term import Fact, OpenFact, Term
from geodsl.numeric import distance
from geodsl.units import share

__all__ = ["CirclesCross"]


class CirclesCross(OpenFact):
    """Circles that have two points in common: `w crosses v`."""

    phrases = (
        "{w: circle} crosses {v: circle}",
        "{w: circle} cuts {v: circle}",
        "{w: circle} and {v: circle} cross",
    )
    symmetric = True
    gap = share()

    def margin(self, at: Instances) -> Any:
        w, v = at.circle(self.w), at.circle(self.v)
        between = distance(w.center, v.center)
        # A triangle of both radii and the way between the centres: no side is longer than the others together.
        room = np.minimum(w.radius + v.radius - between, between - np.absolute(w.radius - v.radius))
        return room / at.size

    def contraries(self, points: Sequence[Term] = ()) -> tuple[Fact, ...]:
        w, v = self.w, self.v
        return (
            circles_apart.CirclesApart(w, v),
            circle_within.CircleWithin(w, v),
            circle_within.CircleWithin(v, w),
        )
