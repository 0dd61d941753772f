"""A line passes beside a circle."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from geodsl.facts import crosses
from geodsl.instances import Instances
from geodsl.language.term import Fact, OpenFact, Term
from geodsl.numeric import offset
from geodsl.units import share

__all__ = ["Misses"]


class Misses(OpenFact):
    """A line that has no point in common with a circle: `AB misses w`."""

    phrases = ("{l: line} misses {w: circle}",)
    gap = share()

    def margin(self, at: Instances) -> Any:
        circle = at.circle(self.w)
        return (np.absolute(offset(circle.center, at.line(self.l))) - circle.radius) / at.size

    def contraries(self, points: Sequence[Term] = ()) -> tuple[Fact, ...]:
        return (crosses.Crosses(self.l, self.w),)
