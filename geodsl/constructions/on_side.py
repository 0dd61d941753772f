"""Shapes that stand on a given side, and what they share."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np

from geodsl.instances import Instances
from geodsl.language.term import Construction, Term
from geodsl.objects import Segment
from geodsl.units import SHARE

__all__ = ["OnSide", "directed", "spread"]


def directed(s: Term) -> tuple[Any, ...]:
    """A segment's key where the way matters: what stands to the left of AB is to the right of BA."""
    return (s.A.key, s.B.key) if isinstance(s, Segment) else (s.key,)


def spread(t: Any, *ranges: tuple[float, float]) -> Any:
    """A number in 0..1 spread evenly over ranges, so that what lies between them is left out."""
    way = t * sum(high - low for low, high in ranges)
    out, past = ranges[0][0] + way, 0.0
    for (first, last), (low, _) in pairwise(ranges):
        past += last - first
        out = np.where(way >= past, low + way - past, out)
    return out


class OnSide(Construction):
    """A shape that stands on a given side, to the left of the way from its first end to the other."""

    start = (0, 1)
    fields = ("s",)

    @classmethod
    def on(cls, *corners: Term, size: int = 0) -> Construction:
        return cls(Segment(*corners))

    def canonical(self) -> tuple[Any, ...]:
        return directed(self.s)

    def cramped(self, at: Instances) -> Any:
        return at.length(self.s) < SHARE * at.size
