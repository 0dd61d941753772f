"""Lines of one point part, or three lines come to meet in one."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import ClassVar

import numpy as np

from geodsl.facts.concurrent import Concurrent
from geodsl.language.term import Fact
from perturb.craft.breaking import Breaking
from perturb.craft.making import Making
from perturb.craft.places import Places

__all__ = ["BreakConcurrent", "MakeConcurrent"]

_NEAR = 0.2  # how far the third line passes from where two meet, as share of the figure
_LINES = 14  # that are looked at


class BreakConcurrent(Breaking):
    """Lines of one point part."""

    phrases: ClassVar[tuple[str, ...]] = ("break {lines: lines} concurrent",)
    family = "lines"
    of: ClassVar[tuple[type[Fact], ...]] = (Concurrent,)


class MakeConcurrent(Making):
    """Three lines come to meet in one point."""

    phrases: ClassVar[tuple[str, ...]] = ("make {lines: lines} concurrent",)
    family = "lines"
    of: ClassVar[tuple[type[Fact], ...]] = (Concurrent,)
    most = 6

    @classmethod
    def expected(cls, at: Places) -> Iterator[Fact]:
        for rows in combinations(at.lines[:_LINES], 3):
            named = [set(a.points) & set(b.points) for a, b in combinations(rows, 2)]
            # Lines that meet in named points are the sides of a triangle, which would shrink to a point.
            if sum(map(bool, named)) > 1:
                continue
            fact = Concurrent(tuple(row.term for row in rows))
            with np.errstate(all="ignore"):
                steep = [at.turn(a.term, b.term).min() for a, b in combinations(rows, 2)]
                near = np.absolute(fact.residual(at.at)) < _NEAR
            if min(steep) > 12.0 and near.all():
                yield fact
