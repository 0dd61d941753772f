"""Perpendicular lines become slanted, or lines that cross turn perpendicular."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import ClassVar

from geodsl.facts.perpendicular import Perpendicular
from geodsl.language.term import Fact
from perturb.craft.breaking import Breaking
from perturb.craft.making import Making
from perturb.craft.operator import ANGLE
from perturb.craft.places import Places

__all__ = ["BreakPerpendicular", "MakePerpendicular"]


class BreakPerpendicular(Breaking):
    """Perpendicular lines become slanted."""

    phrases: ClassVar[tuple[str, ...]] = ("break {l: line} perpendicular {m: line}",)
    family = "lines"
    scale = ANGLE
    of: ClassVar[tuple[type[Fact], ...]] = (Perpendicular,)


class MakePerpendicular(Making):
    """Two lines that meet in a named point turn perpendicular."""

    phrases: ClassVar[tuple[str, ...]] = ("make {l: line} perpendicular {m: line}",)
    family = "lines"
    scale = ANGLE
    of: ClassVar[tuple[type[Fact], ...]] = (Perpendicular,)
    most = 12

    @classmethod
    def expected(cls, at: Places) -> Iterator[Fact]:
        for l, m in combinations(at.lines, 2):
            if set(l.points) & set(m.points):
                yield Perpendicular(l.term, m.term)
