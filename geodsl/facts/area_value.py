"""A polygon has a given area."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np

from geodsl.instances import Instances
from geodsl.language.term import Fact
from geodsl.numeric import cross
from geodsl.units import share

__all__ = ["AreaValue"]


class AreaValue(Fact):
    """A polygon as large as a number says: `ABC has area 6`."""

    phrases = ("{p: polygon} has area {v: area}",)
    gap = share()

    def residual(self, at: Instances) -> Any:
        first, *rest = at.vertices(self.p)
        doubled: Any = 0.0
        for b, c in pairwise(rest):
            doubled = doubled + cross(b - first, c - first)
        return (np.absolute(doubled) / 2.0 - at.number(self.v)) / (at.size * at.size)
