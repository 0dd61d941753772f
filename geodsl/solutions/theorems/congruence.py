"""Congruent triangles."""

from __future__ import annotations

from collections.abc import Iterator

from geodsl.solutions.claim import Claim, Rule, Size, equal
from geodsl.solutions.sight import Sight
from geodsl.solutions.theorems.similarity import alike, matching
from geodsl.solutions.theorems.theorem import Theorem

__all__ = ["THEOREMS"]

Pair = tuple[Size | None, Size | None]


def _congruent(sight: Sight) -> Iterator[Rule]:
    """Three sides; two sides and the angle between; a side and two angles."""
    for t, u, k in alike(sight):
        if abs(k - 1) > 1e-9:
            continue
        claim = matching("congruent", t, u)
        words = {"p": t, "q": u}
        sides: list[Pair] = [
            (sight.length(t[i - 1], t[i - 2]), sight.length(u[i - 1], u[i - 2])) for i in range(3)
        ]
        angles: list[Pair] = [
            (sight.angle(t[i - 1], t[i], t[i - 2]), sight.angle(u[i - 1], u[i], u[i - 2])) for i in range(3)
        ]
        if any(None in pair for pair in (*sides, *angles)):
            continue
        yield Rule("three sides", _same(sides), claim, words)
        for i in range(3):
            yield Rule(
                "two sides and the angle", _same((sides[i - 1], angles[i], sides[i - 2])), claim, words
            )
            for j in range(3):
                if j != i:
                    third = sides[j]  # a side and two angles, wherever it lies
                    yield Rule("a side and two angles", _same((angles[i], third, angles[j])), claim, words)
            yield Rule("a side and two angles", _same((angles[i - 1], sides[i], angles[i - 2])), claim, words)
        for theorem, pairs in (
            ("sides of congruent triangles", sides),
            ("angles of congruent triangles", angles),
        ):
            for a, b in pairs:
                if a and b and a != b:
                    yield Rule(theorem, (claim,), equal(a, b), words)


def _same(pairs: object) -> tuple[Claim, ...]:
    """The equalities that say something: a common part is equal to itself."""
    return tuple(equal(a, b) for a, b in pairs if a != b)  # type: ignore[attr-defined]


THEOREMS = (Theorem("congruent triangles", _congruent),)
