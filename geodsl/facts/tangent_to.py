"""A line touches a circle."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from geodsl.facts.crosses import Crosses
from geodsl.facts.misses import Misses
from geodsl.instances import Instances
from geodsl.language.term import Fact, Term
from geodsl.numeric import offset
from geodsl.units import share

__all__ = ["TangentTo"]


class TangentTo(Fact):
    """A line that has one point in common with a circle: `AB tangent to w`."""

    phrases = ("{l: line} tangent to {w: circle}", "{l: line} touches {w: circle}")
    gap = share()

    def residual(self, at: Instances) -> Any:
        circle = at.circle(self.w)
        return (np.absolute(offset(circle.center, at.line(self.l))) - circle.radius) / at.size

    def contraries(self, points: Sequence[Term] = ()) -> tuple[Fact, ...]:
        return Crosses(self.l, self.w), Misses(self.l, self.w)
