"""Lengths along lines: sums, halves, proportions."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations
from typing import Any

from geodsl.solutions.claim import Claim, Linear, Rule, Size, equal
from geodsl.solutions.sight import Sight
from geodsl.solutions.theorems.theorem import (
    Theorem,
    balance,
    parallel,
    perpendicular,
    product,
)

__all__ = ["THEOREMS"]

_HALF = Fraction(1, 2)


def _addition(sight: Sight) -> Iterator[Linear]:
    """A segment is the sum of its parts."""
    for line in sight.lines:
        for a, b, c in combinations(line.points, 3):
            yield from balance(
                "segment addition",
                sight.length(a, c),
                [(1, sight.length(a, b)), (1, sight.length(b, c))],
                s=(a, c),
                b=b,
            )


def _halves(sight: Sight) -> Iterator[Linear | Rule]:
    """A midpoint makes two halves."""
    for line in sight.lines:
        for a, m, b in combinations(line.points, 3):
            x, y, whole = sight.length(a, m), sight.length(m, b), sight.length(a, b)
            if not (x and y and whole) or abs(sight.measured(x) - sight.measured(y)) > 1e-9 * sight.size:
                continue
            for half in (x, y):
                yield from balance("midpoint", whole, [(2, half)], needs=(equal(x, y),), s=(a, b), m=m)


def _perimeter(sight: Sight) -> Iterator[Linear]:
    """A perimeter is the sum of all sides."""
    for names in sight.polygons:
        n = len(names)
        sides = [sight.length(names[i], names[(i + 1) % n]) for i in range(n)]
        yield from balance("perimeter", Size("perimeter", names), [(1, s) for s in sides], polygon=names)


def _midsegment(sight: Sight) -> Iterator[Rule | Linear]:
    """The midsegment of a triangle is parallel to the third side and half as long."""
    for a, b, c, m, n in _inner(sight):
        halves = [sight.length(a, m), sight.length(m, b), sight.length(a, n), sight.length(n, c)]
        if not all(halves) or abs(sight.z[m] * 2 - sight.z[a] - sight.z[b]) > 1e-9 * sight.size:
            continue
        x, y, u, v = halves
        assert x and y and u and v
        claim = parallel(sight.line(m, n), sight.line(b, c))
        words: dict[str, Any] = {"triangle": (a, b, c), "m": m, "n": n, "line": (m, n), "base": (b, c)}
        both = (equal(x, y), equal(u, v))
        yield from balance(
            "midsegment", sight.length(m, n), [(_HALF, sight.length(b, c))], needs=both, **words
        )
        if claim:
            yield Rule("midsegment is parallel", both, claim, words)
            yield Rule("parallel through a midpoint", (claim, both[0]), both[1], words)
            yield Rule(
                "parallel through a midpoint",
                (claim, both[1]),
                both[0],
                {"triangle": (a, c, b), "m": n, "n": m, "line": (m, n), "base": (b, c)},
            )


def _inner(sight: Sight) -> Iterator[tuple[str, str, str, str, str]]:
    """Triangles ABC with M on AB and N on AC so that MN is parallel to BC."""
    for t in sight.triangles:
        for k in range(3):
            a, b, c = t[k], t[k - 2], t[k - 1]
            i, j = sight.line(a, b), sight.line(a, c)
            assert i is not None and j is not None
            for m in sight.lines[i].points:
                for n in sight.lines[j].points:
                    if m in (a, b) or n in (a, c) or sight.line(m, n) is None:
                        continue
                    u, v = sight.z[n] - sight.z[m], sight.z[c] - sight.z[b]
                    if abs((u.conjugate() * v).imag) < 1e-9 * sight.size**2 and sight.between(a, m, b):
                        yield a, b, c, m, n


def _intercept(sight: Sight) -> Iterator[Rule]:
    """A parallel to a side cuts the other two in one ratio."""
    for a, b, c, m, n in _inner(sight):
        claim = parallel(sight.line(m, n), sight.line(b, c))
        if claim is None:
            continue
        words: dict[str, Any] = {"triangle": (a, b, c), "line": (m, n), "base": (b, c), "needs": (claim,)}
        am, ab, an, ac = (sight.length(*p) for p in ((a, m), (a, b), (a, n), (a, c)))
        mb, nc, mn, bc = (sight.length(*p) for p in ((m, b), (n, c), (m, n), (b, c)))
        for (p, q), (r, s) in (
            ((am, ab), (an, ac)),
            ((am, mb), (an, nc)),
            ((am, ab), (mn, bc)),
            ((an, ac), (mn, bc)),
        ):
            yield from product("intercept theorem", (p, s), (q, r), **_ratio(p, q, r, s), **words)  # type: ignore[arg-type]


def _ratio(p: Size | None, q: Size | None, r: Size | None, s: Size | None) -> dict[str, object]:
    return {"p": p, "q": q, "r": r, "u": s}


def _bisector(sight: Sight) -> Iterator[Rule]:
    """An angle bisector divides the opposite side as the neighbouring sides are to each other."""
    for t in sight.triangles:
        for k in range(3):
            a, b, c = t[k], t[k - 2], t[k - 1]
            i = sight.line(b, c)
            assert i is not None
            for d in sight.lines[i].points:
                if not sight.between(b, d, c) or sight.line(a, d) is None:
                    continue
                x, y = sight.angle(b, a, d), sight.angle(d, a, c)
                if not (x and y) or abs(sight.measured(x) - sight.measured(y)) > 1e-7:
                    continue
                bd, dc, ab, ac = (sight.length(*p) for p in ((b, d), (d, c), (a, b), (a, c)))
                yield from product(
                    "angle bisector theorem",
                    (bd, ac),
                    (dc, ab),
                    needs=(equal(x, y),),
                    triangle=t,
                    line=(a, d),
                    **_ratio(bd, dc, ab, ac),
                )


def _perpendicular_bisector(sight: Sight) -> Iterator[Rule]:
    """Points of a perpendicular bisector are equally far from both ends."""
    for i, line in enumerate(sight.lines):
        for a, m, b in combinations(line.points, 3):
            x, y = sight.length(a, m), sight.length(m, b)
            if not (x and y) or abs(sight.measured(x) - sight.measured(y)) > 1e-9 * sight.size:
                continue
            for p in sight.points:
                j = sight.line(p, m)
                s, t = sight.length(p, a), sight.length(p, b)
                claim = perpendicular(i, j)
                if (
                    p == m
                    or not (s and t and claim)
                    or abs(sight.measured(s) - sight.measured(t)) > 1e-9 * sight.size
                ):
                    continue
                yield Rule(
                    "perpendicular bisector",
                    (claim, equal(x, y)),
                    equal(s, t),
                    {"p": p, "line": (p, m), "s": (a, b)},
                )


def _centroid(sight: Sight) -> Iterator[Linear]:
    """The centroid divides each median as 2 : 1."""
    for t in sight.triangles:
        for k in range(3):
            a, b, c = t[k], t[k - 2], t[k - 1]
            for g in sight.points:
                if abs(3 * sight.z[g] - sight.z[a] - sight.z[b] - sight.z[c]) > 1e-9 * sight.size:
                    continue
                for m in sight.points:
                    if not sight.between(b, m, c) or not sight.between(a, g, m):
                        continue
                    yield from balance(
                        "centroid",
                        sight.length(a, g),
                        [(2, sight.length(g, m))],
                        needs=(Claim("centroid", (g, t)),),
                        triangle=t,
                        g=g,
                        line=(a, m),
                    )


THEOREMS = (
    Theorem("segment addition", _addition),
    Theorem("midpoint", _halves),
    Theorem("perimeter", _perimeter),
    Theorem("midsegment", _midsegment),
    Theorem("intercept theorem", _intercept),
    Theorem("angle bisector theorem", _bisector),
    Theorem("perpendicular bisector", _perpendicular_bisector),
    Theorem("centroid", _centroid),
)
