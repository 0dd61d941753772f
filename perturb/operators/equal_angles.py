"""Equal angles come to differ, or angles become equal."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import ClassVar

from geodsl.facts.equal_angles import EqualAngles
from geodsl.language.term import Fact
from perturb.craft.breaking import Breaking
from perturb.craft.making import Making
from perturb.craft.operator import ANGLE
from perturb.craft.places import Places

__all__ = ["BreakEqualAngles", "MakeEqualAngles"]


class BreakEqualAngles(Breaking):
    """Equal angles come to differ."""

    phrases: ClassVar[tuple[str, ...]] = ("break {a: angle} = {b: angle}",)
    family = "angles"
    scale = ANGLE
    of: ClassVar[tuple[type[Fact], ...]] = (EqualAngles,)


class MakeEqualAngles(Making):
    """Two angles of one polygon become equal."""

    phrases: ClassVar[tuple[str, ...]] = ("make {a: angle} = {b: angle}",)
    family = "angles"
    scale = ANGLE
    of: ClassVar[tuple[type[Fact], ...]] = (EqualAngles,)
    most = 12

    @classmethod
    def expected(cls, at: Places) -> Iterator[Fact]:
        for p in at.polygons:
            for a, b in combinations(p.angles(), 2):
                yield EqualAngles(a, b)
