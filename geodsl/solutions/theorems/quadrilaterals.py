"""Quadrilaterals and polygons of more corners."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations
from typing import Any

from geodsl.solutions.claim import Claim, Linear, Rule, Size, equal
from geodsl.solutions.sight import Sight
from geodsl.solutions.theorems.theorem import (
    Theorem,
    balance,
    degrees,
    fixed,
    joined,
    parallel,
    perpendicular,
    shape,
    sum_to,
)

__all__ = ["THEOREMS", "convex_quadrilaterals"]

_HALF = Fraction(1, 2)
_EQUAL_DIAGONALS = {
    "rectangle": "diagonals of a rectangle",
    "isosceles trapezium": "diagonals of an isosceles trapezium",
    "equidiagonal": "equal diagonals",
}
_MANY = 12  # points beyond which not every four of them are looked at


def convex_quadrilaterals(sight: Sight) -> Iterator[tuple[str, str, str, str]]:
    """Four points in convex position whose sides one sees."""
    found = sight.__dict__.get("_convex")
    if found is None:
        points = sight.points if len(sight.points) <= _MANY else ()
        found = sight.__dict__["_convex"] = [
            q
            for a, b, c, d in combinations(points, 4)
            for q in ((a, b, c, d), (a, c, b, d), (a, b, d, c))
            if joined(sight, q) and _convex(sight, q)
        ]
    yield from found


def _convex(sight: Sight, corners: Sequence[str]) -> bool:
    n = len(corners)
    ways = [sight.cross(corners[i], corners[(i + 1) % n], corners[(i + 2) % n]) for i in range(n)]
    least = 1e-9 * sight.size**2
    return all(t > least for t in ways) or all(t < -least for t in ways)


def _sum(sight: Sight) -> Iterator[Linear]:
    for q in convex_quadrilaterals(sight):
        angles = [sight.angle(q[i - 1], q[i], q[(i + 1) % 4]) for i in range(4)]
        yield from sum_to("angle sum of a quadrilateral", angles, 360, quadrilateral=q)


def _polygon_sum(sight: Sight) -> Iterator[Linear]:
    """The inner angles of a drawn polygon of n corners make (n − 2) · 180°."""
    for names in sight.polygons:
        n = len(names)
        if n > 4 and joined(sight, names) and _convex(sight, names):
            angles = [sight.angle(names[i - 1], names[i], names[(i + 1) % n]) for i in range(n)]
            yield from sum_to("angle sum of a polygon", angles, 180 * (n - 2), polygon=names, n=str(n))


def _parallelogram(sight: Sight) -> Iterator[Rule | Linear]:
    """Opposite sides and angles are equal, neighbouring angles make 180°, the diagonals halve each other."""
    for q in convex_quadrilaterals(sight):
        a, b, c, d = q
        if abs(sight.z[a] + sight.z[c] - sight.z[b] - sight.z[d]) > 1e-9 * sight.size:
            continue
        need = (shape("parallelogram", q),)
        words: dict[str, Any] = {"quadrilateral": q}
        for (p, r), (s, t) in (((a, b), (d, c)), ((b, c), (a, d))):
            x, y = sight.length(p, r), sight.length(s, t)
            if x and y:
                yield Rule("opposite sides of a parallelogram", need, equal(x, y), words)
        angles = [sight.angle(q[i - 1], q[i], q[(i + 1) % 4]) for i in range(4)]
        for i in (0, 1):
            x, y = angles[i], angles[i + 2]
            if x and y:
                yield Rule("opposite angles of a parallelogram", need, equal(x, y), words)
        for i in range(4):
            yield from sum_to(
                "neighbouring angles of a parallelogram", (angles[i - 1], angles[i]), 180, needs=need, **words
            )
        for m in sight.points:
            if sight.between(a, m, c) and sight.between(b, m, d):
                for p, r in ((a, c), (b, d)):
                    x, y = sight.length(p, m), sight.length(m, r)
                    if x and y:
                        yield Rule("diagonals of a parallelogram", need, equal(x, y), {**words, "m": m})
        sides = [equal(x, y) for x, y in _opposite(sight, q)]
        if len(sides) == 2:
            yield Rule("parallelogram by its sides", tuple(sides), need[0], words)


def _opposite(sight: Sight, q: Sequence[str]) -> Iterator[tuple[Size, Size]]:
    a, b, c, d = q
    for x, y in ((sight.length(a, b), sight.length(d, c)), (sight.length(b, c), sight.length(a, d))):
        if x and y:
            yield x, y


def _rectangle(sight: Sight) -> Iterator[Rule]:
    """The diagonals of a rectangle are equal."""
    for q in convex_quadrilaterals(sight):
        a, b, c, d = q
        x, y = sight.length(a, c), sight.length(b, d)
        if x and y and abs(sight.measured(x) - sight.measured(y)) < 1e-9 * sight.size:
            for kind, name in _EQUAL_DIAGONALS.items():
                if kind == "isosceles trapezium" and _bases(sight, q) is None:
                    continue
                yield Rule(name, (shape(kind, q),), equal(x, y), {"quadrilateral": q})


def _kite(sight: Sight) -> Iterator[Rule]:
    """The diagonals of a kite or rhombus are perpendicular; a diagonal between equal sides halves its angles."""
    for q in convex_quadrilaterals(sight):
        a, b, c, d = q
        words: dict[str, Any] = {"quadrilateral": q}
        i, j = sight.line(a, c), sight.line(b, d)
        claim = perpendicular(i, j)
        u, v = sight.z[c] - sight.z[a], sight.z[d] - sight.z[b]
        if abs((u.conjugate() * v).real) > 1e-9 * sight.size**2:
            continue
        if claim:
            for kind in ("rhombus", "kite", "orthodiagonal"):
                name = "perpendicular diagonals" if kind == "orthodiagonal" else f"diagonals of a {kind}"
                yield Rule(name, (shape(kind, q),), claim, words)
        for p, x, r, y in ((a, b, c, d), (b, c, d, a), (c, d, a, b), (d, a, b, c)):
            halves = sight.angle(y, p, r), sight.angle(r, p, x)
            if halves[0] and halves[1] and abs(sight.measured(halves[0]) - sight.measured(halves[1])) < 1e-7:
                yield Rule(
                    "diagonal of a rhombus halves angles",
                    (shape("rhombus", q),),
                    equal(halves[0], halves[1]),
                    {**words, "line": (p, r)},
                )


def _trapezium(sight: Sight) -> Iterator[Rule]:
    """In an isosceles trapezium the angles at each base are equal, and so are the legs."""
    for q in convex_quadrilaterals(sight):
        first = _bases(sight, q)
        if first is None:
            continue
        need, words = (shape("isosceles trapezium", q),), {"quadrilateral": q}
        a, b, c, d = (*q[first:], *q[:first])
        for x, y in (
            (sight.angle(d, a, b), sight.angle(a, b, c)),
            (sight.angle(b, c, d), sight.angle(c, d, a)),
        ):
            if x and y and abs(sight.measured(x) - sight.measured(y)) < 1e-7:
                yield Rule("base angles of an isosceles trapezium", need, equal(x, y), words)
        x, y = sight.length(b, c), sight.length(d, a)
        if x and y and abs(sight.measured(x) - sight.measured(y)) < 1e-9 * sight.size:
            yield Rule("legs of an isosceles trapezium", need, equal(x, y), words)


def _bases(sight: Sight, q: Sequence[str]) -> int | None:
    """Which side of four, the first or the second, is parallel to the opposite one; none where both are or neither."""
    z = [sight.z[name] for name in q]
    sides = [z[(i + 1) % 4] - z[i] for i in range(4)]
    least = 1e-9 * sight.size**2
    found = [i for i in (0, 1) if abs((sides[i].conjugate() * sides[i + 2]).imag) <= least]
    return found[0] if len(found) == 1 else None


def _midline(sight: Sight) -> Iterator[Rule | Linear]:
    """The midline of a trapezium is half the sum of its parallel sides."""
    for q in convex_quadrilaterals(sight):
        for a, b, c, d in (q, (*q[1:], q[0])):
            i, j = sight.line(a, b), sight.line(c, d)
            claim = parallel(i, j)
            u, v = sight.z[b] - sight.z[a], sight.z[d] - sight.z[c]
            if claim is None or abs((u.conjugate() * v).imag) > 1e-9 * sight.size**2:
                continue
            for m, n in _middles(sight, (d, a), (b, c)):
                halves = [
                    equal(x, y)
                    for p, mid, r in ((d, m, a), (b, n, c))
                    if (x := sight.length(p, mid)) and (y := sight.length(mid, r))
                ]
                if len(halves) == 2:
                    yield from balance(
                        "midline of a trapezium",
                        sight.length(m, n),
                        [(_HALF, sight.length(a, b)), (_HALF, sight.length(c, d))],
                        needs=(claim, *halves),
                        quadrilateral=(a, b, c, d),
                        line=(m, n),
                    )


def _middles(sight: Sight, s: tuple[str, str], t: tuple[str, str]) -> Iterator[tuple[str, str]]:
    first, second = (
        [
            m
            for m in sight.points
            if sight.between(x, m, y) and abs(sight.z[x] + sight.z[y] - 2 * sight.z[m]) < 1e-9 * sight.size
        ]
        for x, y in (s, t)
    )
    for m in first:
        for n in second:
            if sight.line(m, n) is not None:
                yield m, n


def _regular(sight: Sight) -> Iterator[Rule]:
    """Seen from a corner of a regular polygon of n corners, each side spans 180°/n; from the centre, 360°/n."""
    for names in sight.polygons:
        n = len(names)
        if not _convex(sight, names):
            continue
        need, words = (shape("regular", names),), {"polygon": names, "n": str(n)}
        for i, v in enumerate(names):
            for p, q in combinations(range(1, n), 2):
                j, k, steps = (i + p) % n, (i + q) % n, q - p
                if n < 5 or steps == n - 2:
                    continue  # a corner's whole angle is told with the polygon
                yield from fixed(
                    "angles in a regular polygon",
                    sight.angle(names[j], v, names[k]),
                    degrees(Fraction(180 * steps, n)),
                    needs=need,
                    v=v,
                    **words,
                )
        for w in sight.circles:
            if w.center is None or not set(names) <= set(w.points):
                continue
            for j, k in combinations(range(n), 2):
                steps = min(k - j, n - k + j)
                yield from fixed(
                    "central angles of a regular polygon",
                    sight.angle(names[j], w.center, names[k]),
                    degrees(Fraction(360 * steps, n)),
                    needs=(*need, Claim("center", (w.name, w.center))),
                    o=w.center,
                    **words,
                )


THEOREMS = (
    Theorem("angle sum of a quadrilateral", _sum),
    Theorem("angle sum of a polygon", _polygon_sum),
    Theorem("parallelogram", _parallelogram),
    Theorem("diagonals of a rectangle", _rectangle),
    Theorem("diagonals of a kite", _kite),
    Theorem("isosceles trapezium", _trapezium),
    Theorem("midline of a trapezium", _midline),
    Theorem("angles in a regular polygon", _regular),
)
