"""A line that halves an angle turns, or a line within an angle comes to halve it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from geodsl.facts.bisects import Bisects
from geodsl.language.term import Fact
from geodsl.objects import Line
from perturb.craft.breaking import Breaking
from perturb.craft.making import Making
from perturb.craft.operator import ANGLE
from perturb.craft.places import Places

__all__ = ["BreakBisects", "MakeBisects"]


class BreakBisects(Breaking):
    """A line that halves an angle turns."""

    phrases: ClassVar[tuple[str, ...]] = ("break {l: line} bisects {a: angle}",)
    family = "angles"
    scale = ANGLE
    of: ClassVar[tuple[type[Fact], ...]] = (Bisects,)


class MakeBisects(Making):
    """A line from a polygon's corner comes to halve its angle."""

    phrases: ClassVar[tuple[str, ...]] = ("make {l: line} bisects {a: angle}",)
    family = "angles"
    scale = ANGLE
    of: ClassVar[tuple[type[Fact], ...]] = (Bisects,)
    most = 8

    @classmethod
    def expected(cls, at: Places) -> Iterator[Fact]:
        for a in at.angles:
            for s in at.segments:
                if a.B not in s.args or s.A in (a.A, a.C) or s.B in (a.A, a.C):
                    continue
                D = s.B if s.A == a.B else s.A
                if at.within(D, a):
                    yield Bisects(Line(a.B, D), a)
