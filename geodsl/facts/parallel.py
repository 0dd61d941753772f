"""Two lines are parallel."""

from __future__ import annotations

from typing import Any

from geodsl.instances import Instances
from geodsl.language.term import Fact
from geodsl.numeric import cross
from geodsl.units import degrees

__all__ = ["Parallel"]


class Parallel(Fact):
    """Lines that keep their distance: `AB parallel CD`."""

    phrases = ("{l: line} parallel {m: line}", "{l: line} parallel to {m: line}")
    symmetric = True
    gap = degrees()

    def residual(self, at: Instances) -> Any:
        return cross(at.direction(self.l), at.direction(self.m))
