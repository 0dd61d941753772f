"""A polygon has a given perimeter."""

from __future__ import annotations

from typing import Any

from geodsl.instances import Instances
from geodsl.language.term import Fact
from geodsl.numeric import distance
from geodsl.units import share

__all__ = ["PerimeterValue"]


class PerimeterValue(Fact):
    """A polygon as long around as a number says: `ABC has perimeter 12`."""

    phrases = ("{p: polygon} has perimeter {v: length}",)
    gap = share()

    def residual(self, at: Instances) -> Any:
        corners = at.vertices(self.p)
        around: Any = 0.0
        for a, b in zip(corners, corners[1:] + corners[:1], strict=True):
            around = around + distance(a, b)
        return (around - at.length(self.v)) / at.size
