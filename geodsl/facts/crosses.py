"""A line passes through a circle."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from geodsl.facts import misses
from geodsl.instances import Instances
from geodsl.language.term import Fact, OpenFact, Term
from geodsl.numeric import offset
from geodsl.units import share

__all__ = ["Crosses"]


class Crosses(OpenFact):
    """A line that has two points in common with a circle: `AB crosses w`."""

    phrases = ("{l: line} crosses {w: circle}", "{l: line} cuts {w: circle}")
    gap = share()

    def margin(self, at: Instances) -> Any:
        circle = at.circle(self.w)
        return (circle.radius - np.absolute(offset(circle.center, at.line(self.l)))) / at.size

    def contraries(self, points: Sequence[Term] = ()) -> tuple[Fact, ...]:
        return (misses.Misses(self.l, self.w),)
