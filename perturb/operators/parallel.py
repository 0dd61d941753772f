"""Parallel lines turn apart, or lines turn parallel."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import ClassVar

from geodsl.facts.parallel import Parallel
from geodsl.language.term import Fact
from perturb.craft.breaking import Breaking
from perturb.craft.making import Making
from perturb.craft.operator import ANGLE
from perturb.craft.places import Places

__all__ = ["BreakParallel", "MakeParallel"]


class BreakParallel(Breaking):
    """Parallel lines turn apart."""

    phrases: ClassVar[tuple[str, ...]] = ("break {l: line} parallel {m: line}",)
    family = "lines"
    scale = ANGLE
    of: ClassVar[tuple[type[Fact], ...]] = (Parallel,)


class MakeParallel(Making):
    """Two lines that share no point turn parallel."""

    phrases: ClassVar[tuple[str, ...]] = ("make {l: line} parallel {m: line}",)
    family = "lines"
    scale = ANGLE
    of: ClassVar[tuple[type[Fact], ...]] = (Parallel,)
    most = 8

    @classmethod
    def expected(cls, at: Places) -> Iterator[Fact]:
        for l, m in combinations(at.lines, 2):
            # Lines with a common point would become one.
            if not set(l.points) & set(m.points):
                yield Parallel(l.term, m.term)
