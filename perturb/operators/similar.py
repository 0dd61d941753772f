"""Figures that are similar or congruent come to differ, or triangles become so."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, permutations
from typing import ClassVar

from geodsl.facts.congruent import Congruent
from geodsl.facts.similar import Similar
from geodsl.language.term import Fact
from geodsl.objects import Polygon
from perturb.craft.breaking import Breaking
from perturb.craft.making import Making
from perturb.craft.places import Places

__all__ = ["BreakCongruent", "BreakSimilar", "MakeCongruent", "MakeSimilar"]


class BreakSimilar(Breaking):
    """Similar figures come to differ in shape."""

    phrases: ClassVar[tuple[str, ...]] = ("break {p: polygon} similar to {q: polygon}",)
    family = "shapes"
    of: ClassVar[tuple[type[Fact], ...]] = (Similar,)


class MakeSimilar(Making):
    """Two triangles become similar."""

    phrases: ClassVar[tuple[str, ...]] = ("make {p: polygon} similar to {q: polygon}",)
    family = "shapes"
    of: ClassVar[tuple[type[Fact], ...]] = (Similar,)
    most = 6

    @classmethod
    def expected(cls, at: Places) -> Iterator[Fact]:
        for p, q in combinations(at.triangles, 2):
            yield from at.near([Similar(p, x) for x in _orders(q)], 1)


class BreakCongruent(Breaking):
    """Congruent figures come to differ."""

    phrases: ClassVar[tuple[str, ...]] = ("break {p: polygon} congruent to {q: polygon}",)
    family = "shapes"
    of: ClassVar[tuple[type[Fact], ...]] = (Congruent,)


class MakeCongruent(Making):
    """Two triangles become congruent."""

    phrases: ClassVar[tuple[str, ...]] = ("make {p: polygon} congruent to {q: polygon}",)
    family = "shapes"
    of: ClassVar[tuple[type[Fact], ...]] = (Congruent,)
    most = 6

    @classmethod
    def expected(cls, at: Places) -> Iterator[Fact]:
        for p, q in combinations(at.triangles, 2):
            yield from at.near([Congruent(p, x) for x in _orders(q)], 1)


def _orders(q: Polygon) -> Iterator[Polygon]:
    """The ways round a triangle: which of its corners answers to which."""
    yield from map(Polygon, permutations(q.corners))
