"""A circle lies within another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from geodsl.facts import circles_apart, circles_cross
from geodsl.instances import Instances
from geodsl.language.term import Fact, OpenFact, Term
from geodsl.numeric import distance
from geodsl.units import share

__all__ = ["CircleWithin"]


class CircleWithin(OpenFact):
    """A circle all of whose points are inside another: `w inside v`."""

    phrases = ("{w: circle} inside {v: circle}", "{w: circle} lies inside {v: circle}")
    gap = share()

    def margin(self, at: Instances) -> Any:
        w, v = at.circle(self.w), at.circle(self.v)
        return (v.radius - w.radius - distance(w.center, v.center)) / at.size

    def contraries(self, points: Sequence[Term] = ()) -> tuple[Fact, ...]:
        w, v = self.w, self.v
        return circles_cross.CirclesCross(w, v), circles_apart.CirclesApart(w, v), CircleWithin(v, w)
