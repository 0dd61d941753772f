"""Angles and sides of a triangle."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, permutations
from typing import Any

from geodsl.solutions.claim import Linear, Rule, equal
from geodsl.solutions.sight import Sight
from geodsl.solutions.theorems.theorem import Theorem, balance, degrees, fixed, sum_to

__all__ = ["THEOREMS"]


def _sum(sight: Sight) -> Iterator[Linear]:
    for a, b, c in sight.triangles:
        angles = [sight.angle(c, a, b), sight.angle(a, b, c), sight.angle(b, c, a)]
        yield from sum_to("angle sum of a triangle", angles, 180, triangle=(a, b, c))


def _exterior(sight: Sight) -> Iterator[Linear]:
    """An angle outside is the sum of the two inner ones away from it."""
    for t in sight.triangles:
        for a, b, c in permutations(t):
            # The side AB runs on beyond B.
            ray = sight.ray(b, a)
            if ray is None or (ray[0], -ray[1]) not in sight.rays(b):
                continue
            beyond = sight.on_ray(b, (ray[0], -ray[1]))[-1]
            yield from balance(
                "exterior angle",
                sight.angle(c, b, beyond),
                [(1, sight.angle(b, a, c)), (1, sight.angle(a, c, b))],
                triangle=(a, b, c),
            )


def _isosceles(sight: Sight) -> Iterator[Rule | Linear]:
    """Equal sides face equal angles, and the other way round."""
    for t in sight.triangles:
        for k in range(3):
            apex, b, c = t[k], t[k - 2], t[k - 1]
            s, u = sight.length(apex, b), sight.length(apex, c)
            x, y = sight.angle(apex, b, c), sight.angle(apex, c, b)
            top = sight.angle(b, apex, c)
            if not (s and u and x and y and top) or abs(sight.measured(x) - sight.measured(y)) > 1e-7:
                continue
            words: dict[str, Any] = {"triangle": t, "s": s, "t": u, "a": x, "b": y}
            yield Rule("isosceles triangle", (equal(s, u),), equal(x, y), words)
            yield Rule("equal angles, equal sides", (equal(x, y),), equal(s, u), words)
            for base in (x, y):
                yield from balance(
                    "apex of an isosceles triangle",
                    top,
                    [(-2, base)],
                    total=180,
                    needs=(equal(s, u),),
                    **words,
                )


def _equilateral(sight: Sight) -> Iterator[Rule]:
    for a, b, c in sight.triangles:
        s, t, u = sight.length(a, b), sight.length(b, c), sight.length(c, a)
        angles = [sight.angle(c, a, b), sight.angle(a, b, c), sight.angle(b, c, a)]
        if not (s and t and u) or any(x is None or abs(sight.measured(x) - 60) > 1e-7 for x in angles):
            continue
        for first, second in combinations((equal(s, t), equal(t, u), equal(u, s)), 2):
            for x in angles:
                yield from fixed(
                    "equilateral triangle", x, degrees(60), needs=(first, second), triangle=(a, b, c)
                )
        x, y, z = angles
        assert x and y and z
        for first, second in combinations((equal(x, y), equal(y, z), equal(z, x)), 2):
            for p, q in combinations((s, t, u), 2):
                yield Rule("equal angles, equilateral", (first, second), equal(p, q), {"triangle": (a, b, c)})


def _midpoint_of_base(sight: Sight) -> Iterator[Rule]:
    """In an isosceles triangle median, altitude and bisector to the base are one line."""
    for t in sight.triangles:
        for k in range(3):
            apex, b, c = t[k], t[k - 2], t[k - 1]
            s, u = sight.length(apex, b), sight.length(apex, c)
            i = sight.line(b, c)
            if not (s and u) or i is None or abs(sight.measured(s) - sight.measured(u)) > 1e-9 * sight.size:
                continue
            for m in sight.lines[i].points:
                if not sight.between(b, m, c) or sight.line(apex, m) is None:
                    continue
                halves = sight.length(b, m), sight.length(m, c)
                right = sight.angle(apex, m, b)
                parts = sight.angle(b, apex, m), sight.angle(m, apex, c)
                if not all(halves) or right is None or abs(sight.measured(right) - 90) > 1e-7:
                    continue
                words: dict[str, Any] = {"triangle": t, "line": (apex, m), "s": s, "t": u, "apex": apex}
                assert halves[0] and halves[1] and parts[0] and parts[1]
                middle, bisected = equal(halves[0], halves[1]), equal(parts[0], parts[1])
                sides = equal(s, u)
                for given in (middle, bisected):
                    yield from fixed("line of symmetry", right, degrees(90), needs=(sides, given), **words)
                yield Rule("line of symmetry", (sides, middle), bisected, words)
                yield Rule("line of symmetry", (sides, bisected), middle, words)


THEOREMS = (
    Theorem("angle sum of a triangle", _sum),
    Theorem("exterior angle", _exterior),
    Theorem("isosceles triangle", _isosceles),
    Theorem("equilateral triangle", _equilateral),
    Theorem("line of symmetry", _midpoint_of_base),
)
