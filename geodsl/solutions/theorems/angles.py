"""Angles at a point."""

from __future__ import annotations

import cmath
from collections.abc import Iterator
from itertools import combinations, pairwise

from geodsl.solutions.claim import Claim, Linear, Rule, equal
from geodsl.solutions.sight import Sight
from geodsl.solutions.theorems.theorem import (
    Theorem,
    balance,
    degrees,
    fixed,
    perpendicular,
    sum_to,
)

__all__ = ["THEOREMS"]

_FLAT = 1e-9


def _turned(sight: Sight, v: str) -> list[tuple[float, tuple[int, int]]]:
    """The rays at a point by their directions, counterclockwise."""
    rays = sight.rays(v)
    return sorted((cmath.phase(sight.way(v, r)), r) for r in rays)


def _straight(sight: Sight) -> Iterator[Linear]:
    """Neighbouring angles along a straight line make 180°."""
    for i, line in enumerate(sight.lines):
        for v in line.points[1:-1]:
            base = sight.way(v, (i, 1))
            for side in (1, -1):
                turned = sorted(
                    (side * cmath.phase(sight.way(v, r) / base), r) for r in sight.rays(v) if r[0] != i
                )
                upper = [r for angle, r in turned if angle > 0]
                for count in (1, 2):
                    for some in combinations(upper, count):
                        way = [(i, 1), *some, (i, -1)]
                        parts = [sight.angle_at(v, r, s) for r, s in pairwise(way)]
                        yield from sum_to(
                            "straight angle", parts, 180, line=(line.points[0], line.points[-1]), v=v
                        )


def _vertical(sight: Sight) -> Iterator[Rule]:
    """Lines that cross make equal angles opposite each other."""
    for i, j in combinations(range(len(sight.lines)), 2):
        for v in (p for p in sight.lines[i].points[1:-1] if p in sight.lines[j].points[1:-1]):
            for s in (1, -1):
                a = sight.angle_at(v, (i, 1), (j, s))
                b = sight.angle_at(v, (i, -1), (j, -s))
                if a and b:
                    yield Rule("vertical angles", (), equal(a, b), {"v": v})


def _parts(sight: Sight) -> Iterator[Linear]:
    """An angle is the sum of the parts into which a ray divides it."""
    for v in sight.points:
        for r, s, t in combinations(sight.rays(v), 3):
            for first, mid, last in ((r, s, t), (s, t, r), (t, r, s)):
                a, m, b = (sight.way(v, x) for x in (first, mid, last))
                turn = (b / a).imag
                if abs(turn) < _FLAT or (m / a).imag * turn <= 0 or (b / m).imag * turn <= 0:
                    continue
                yield from balance(
                    "angle addition",
                    sight.angle_at(v, first, last),
                    [(1, sight.angle_at(v, first, mid)), (1, sight.angle_at(v, mid, last))],
                    v=v,
                )


def _around(sight: Sight) -> Iterator[Linear]:
    """The angles round a point make 360°."""
    for v in sight.points:
        turned = [r for _, r in _turned(sight, v)]
        for count in dict.fromkeys((3, len(turned))):
            if count < 3 or len(turned) > 8:
                continue
            for some in combinations(turned, count):
                pairs = list(zip(some, (*some[1:], some[0]), strict=True))
                ways = [(sight.way(v, b) / sight.way(v, a)).imag for a, b in pairs]
                if all(w > _FLAT for w in ways):
                    yield from sum_to("full turn", [sight.angle_at(v, a, b) for a, b in pairs], 360, v=v)


def _right(sight: Sight) -> Iterator[Rule]:
    """Perpendicular lines meet at 90°, and lines that do are perpendicular."""
    for i, j in combinations(range(len(sight.lines)), 2):
        for v in (p for p in sight.lines[i].points if p in sight.lines[j].points):
            for r in (1, -1):
                for s in (1, -1):
                    if (i, r) in sight.rays(v) and (j, s) in sight.rays(v):
                        a = sight.angle_at(v, (i, r), (j, s))
                        claim = perpendicular(i, j)
                        if a is None or claim is None or abs(sight.measured(a) - 90) > 1e-7:
                            continue
                        yield from fixed("right angle", a, degrees(90), needs=(claim,), a=a)
                        yield Rule("perpendicular lines", (Claim("is", (a, 90)),), claim, {"a": a})


def _bisector(sight: Sight) -> Iterator[Linear]:
    """A ray that makes two equal angles halves the whole."""
    for v in sight.points:
        for r, s, t in combinations(sight.rays(v), 3):
            for first, mid, last in ((r, s, t), (s, t, r), (t, r, s)):
                a, b = sight.angle_at(v, first, mid), sight.angle_at(v, mid, last)
                whole = sight.angle_at(v, first, last)
                if not (a and b and whole) or abs(sight.measured(a) - sight.measured(b)) > 1e-7:
                    continue
                if abs(sight.measured(whole) - 2 * sight.measured(a)) > 1e-7:
                    continue
                d = sight.on_ray(v, mid)[-1]
                for half in (a, b):
                    yield from balance(
                        "angle bisector", whole, [(2, half)], needs=(equal(a, b),), ray=(v, d), angle=whole
                    )


THEOREMS = (
    Theorem("straight angle", _straight),
    Theorem("vertical angles", _vertical),
    Theorem("angle addition", _parts),
    Theorem("full turn", _around),
    Theorem("right angle", _right),
    Theorem("angle bisector", _bisector),
)
