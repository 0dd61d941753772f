"""Points of one line leave it, or three points come onto one."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import ClassVar

from geodsl.facts.collinear import Collinear
from geodsl.language.term import Fact
from perturb.craft.breaking import Breaking
from perturb.craft.making import Making
from perturb.craft.places import Places

__all__ = ["BreakCollinear", "MakeCollinear"]


class BreakCollinear(Breaking):
    """Points of one line come to lie in a bend."""

    phrases: ClassVar[tuple[str, ...]] = ("break {points: points} collinear",)
    family = "lines"
    of: ClassVar[tuple[type[Fact], ...]] = (Collinear,)


class MakeCollinear(Making):
    """Two segments that meet in a wide angle come into one line."""

    phrases: ClassVar[tuple[str, ...]] = ("make {points: points} collinear",)
    family = "lines"
    of: ClassVar[tuple[type[Fact], ...]] = (Collinear,)
    most = 8

    @classmethod
    def expected(cls, at: Places) -> Iterator[Fact]:
        for s, t in combinations(at.segments, 2):
            common = [P for P in s.args if P in t.args]
            if len(common) != 1:
                continue
            A, C = (next(P for P in x.args if common[0] != P) for x in (s, t))
            flat = any({A, common[0], C} <= corners for corners in at.corners)
            if not flat and (at.size(A, common[0], C) > 110.0).all():
                yield Collinear((A, common[0], C))
