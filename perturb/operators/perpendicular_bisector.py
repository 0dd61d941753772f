"""A perpendicular bisector leaves the middle or leans, or a line across a segment becomes one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import ClassVar

from geodsl.facts.perpendicular_bisector_of import PerpendicularBisectorOf
from geodsl.language.term import Fact
from geodsl.objects import names
from perturb.craft.breaking import Breaking
from perturb.craft.making import Making
from perturb.craft.places import Places
from perturb.solving.aim import Aim

__all__ = ["BreakPerpendicularBisector", "MakePerpendicularBisector"]


class BreakPerpendicularBisector(Breaking):
    """A perpendicular bisector leaves the middle of its segment."""

    phrases: ClassVar[tuple[str, ...]] = ("break {l: line} perpendicular bisector of {s: segment}",)
    family = "lines"
    of: ClassVar[tuple[type[Fact], ...]] = (PerpendicularBisectorOf,)


class MakePerpendicularBisector(Making):
    """A line through a point within a segment becomes its perpendicular bisector."""

    phrases: ClassVar[tuple[str, ...]] = ("make {l: line} perpendicular bisector of {s: segment}",)
    family = "lines"
    of: ClassVar[tuple[type[Fact], ...]] = (PerpendicularBisectorOf,)
    most = 8

    @classmethod
    def expected(cls, at: Places) -> Iterator[Fact]:
        for P, s in at.inner:
            for row in at.lines:
                if P in row.points and s.A not in row.points and s.B not in row.points:
                    yield PerpendicularBisectorOf(row.term, s)

    @classmethod
    def aim(cls, fact: Fact, at: Places) -> Aim:
        aim = super().aim(fact, at)
        row = next(row for row in at.lines if row.term == fact.l)
        # Its point on the segment has to come along.
        within = [P.name for P, s in at.inner if s.key == fact.s.key and P in row.points]
        return replace(aim, ways=(*aim.ways, at.freed(*names(fact.l), *within)))
