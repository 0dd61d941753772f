"""Areas, and circumferences."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from itertools import combinations, permutations
from typing import Any

from geodsl.solutions.claim import Claim, Linear, Part, Rule, Size, equal, known
from geodsl.solutions.exact import Exact
from geodsl.solutions.sight import Sight, around
from geodsl.solutions.theorems.quadrilaterals import convex_quadrilaterals
from geodsl.solutions.theorems.theorem import Theorem, balance, parallel, shape, told
from geodsl.solutions.value import Value

__all__ = ["THEOREMS"]

_HALF = Exact(Fraction(1, 2))
_SINES = {
    30: Exact(1) / 2,
    45: Exact(2).root() / 2,
    60: Exact(3).root() / 2,
    120: Exact(3).root() / 2,
    135: Exact(2).root() / 2,
    150: Exact(1) / 2,
}


def area(corners: tuple[str, ...]) -> Claim:
    return known(Size("area", around(corners)))


def _times(k: Exact, sign: str) -> Callable[[tuple[Value, ...]], tuple[Value, tuple[Part, ...]]]:
    def work(values: tuple[Value, ...]) -> tuple[Value, tuple[Part, ...]]:
        x, y = values[0], values[-1]
        return x * y * k, (f"{sign}{told(x)} · {told(y)}",)

    return work


def _divided(k: Exact, sign: str) -> Callable[[tuple[Value, ...]], tuple[Value, tuple[Part, ...]]]:
    """One factor from the product of both: area and the other side."""

    def work(values: tuple[Value, ...]) -> tuple[Value, tuple[Part, ...]]:
        whole, x = values
        return whole / (x * k), (f"{sign}{told(whole)} / {told(x)}",)

    return work


def _triangle(sight: Sight) -> Iterator[Rule]:
    """Half of base times height."""
    for t in sight.triangles:
        for a, b, c in ((t[0], t[1], t[2]), (t[1], t[2], t[0]), (t[2], t[0], t[1])):
            i = sight.line(b, c)
            base = sight.length(b, c)
            assert i is not None
            for d in sight.lines[i].points:
                height = sight.length(a, d)
                foot = None
                for x in (b, c):
                    foot = foot or (sight.angle(a, d, x) if x != d else None)
                if not (base and height and foot) or abs(sight.measured(foot) - 90) > 1e-7:
                    continue
                words: dict[str, Any] = {"triangle": t, "base": base, "height": height}
                need = Claim("is", (foot, 90))
                whole = area(t)
                yield Rule(
                    "area of a triangle",
                    (need, known(base), known(height)),
                    whole,
                    words,
                    _times(_HALF, "½ · "),
                )
                for p, q in ((base, height), (height, base)):
                    yield Rule(
                        "area of a triangle",
                        (need, whole, known(p)),
                        known(q),
                        words,
                        _divided(_HALF, "2 · "),
                    )


def _sine(sight: Sight) -> Iterator[Rule]:
    """Half the product of two sides and the sine of the angle between."""
    for t in sight.triangles:
        for k in range(3):
            a, b, c = t[k], t[k - 2], t[k - 1]
            angle, x, y = sight.angle(b, a, c), sight.length(a, b), sight.length(a, c)
            if not (angle and x and y):
                continue
            size = round(sight.measured(angle))
            if size in _SINES and abs(sight.measured(angle) - size) < 1e-7:
                yield Rule(
                    "area by two sides and an angle",
                    (Claim("is", (angle, size)), known(x), known(y)),
                    area(t),
                    {"triangle": t, "s": x, "t": y, "a": angle},
                    _times(_HALF * _SINES[size], f"½ · {_SINES[size]} · "),
                )


def _heron(sight: Sight) -> Iterator[Rule]:
    for t in sight.triangles:
        sides = [sight.length(t[i - 1], t[i]) for i in range(3)]
        if all(sides):
            yield Rule(
                "Heron's formula",
                tuple(known(s) for s in sides if s),
                area(t),
                {"triangle": t},
                _heron_work,
                1.4,
            )


def _heron_work(values: tuple[Value, ...]) -> tuple[Value, tuple[Part, ...]]:
    a, b, c = values[0], values[-2], values[-1]
    s = (a + b + c) * Fraction(1, 2)
    factors = [told(x) for x in (s, s - a, s - b, s - c)]
    return (s * (s - a) * (s - b) * (s - c)).root(), (f"√({' · '.join(factors)})",)


def _equilateral(sight: Sight) -> Iterator[Rule]:
    for a, b, c in sight.triangles:
        s, t, u = sight.length(a, b), sight.length(b, c), sight.length(c, a)
        if not (s and t and u) or abs(sight.measured(s) - sight.measured(t)) > 1e-9 * sight.size:
            continue
        if abs(sight.measured(s) - sight.measured(u)) < 1e-9 * sight.size:
            for x in (s, t, u):
                yield Rule(
                    "area of an equilateral triangle",
                    (equal(s, t), equal(t, u), known(x)),
                    area((a, b, c)),
                    {"triangle": (a, b, c), "s": x},
                    lambda v: (v[0] * v[0] * Exact(3).root() / 4, (f"√3/4 · {told(v[0])}²",)),
                )


def _quadrilateral(sight: Sight) -> Iterator[Rule]:
    for q in convex_quadrilaterals(sight):
        a, b, c, d = q
        whole, words = area(q), {"quadrilateral": q}
        ab, bc = sight.length(a, b), sight.length(b, c)
        ac, bd = sight.length(a, c), sight.length(b, d)
        if ab and bc:
            both = {**words, "s": ab, "t": bc}
            need = shape("rectangle", q)
            yield Rule("area of a rectangle", (need, known(ab), known(bc)), whole, both, _times(Exact(1), ""))
            for p, r in ((ab, bc), (bc, ab)):
                yield Rule(
                    "area of a rectangle", (need, whole, known(p)), known(r), both, _divided(Exact(1), "")
                )
        for i in range(4):
            s = sight.length(q[i - 1], q[i])
            if s:
                yield Rule(
                    "area of a square", (shape("square", q), known(s)), whole, {**words, "s": s}, _square
                )
                yield Rule(
                    "side of a square", (shape("square", q), whole), known(s), {**words, "s": s}, _side
                )
        if ac and bd:
            for kind in ("rhombus", "kite", "orthodiagonal"):
                yield Rule(
                    "area by perpendicular diagonals",
                    (shape(kind, q), known(ac), known(bd)),
                    whole,
                    {**words, "s": ac, "t": bd},
                    _times(_HALF, "½ · "),
                )
        yield from _by_height(sight, q)


def _square(values: tuple[Value, ...]) -> tuple[Value, tuple[Part, ...]]:
    (s,) = values
    return s * s, (f"{told(s)}²",)


def _side(values: tuple[Value, ...]) -> tuple[Value, tuple[Part, ...]]:
    (whole,) = values
    return whole.root(), (f"√{told(whole)}",)


def _heights(sight: Sight, top: tuple[str, str], base: tuple[str, str]) -> Iterator[tuple[Size, Claim]]:
    """Perpendiculars between two parallel sides, with the right angle at one end that says so."""
    i, j = sight.line(*top), sight.line(*base)
    if i is None or j is None:
        return
    for p in sight.lines[i].points:
        for f in sight.lines[j].points:
            height = sight.length(p, f)
            for x in base:
                foot = sight.angle(p, f, x) if x != f else None
                if height and foot and abs(sight.measured(foot) - 90) < 1e-7:
                    yield height, Claim("is", (foot, 90))
                    break


def _by_height(sight: Sight, q: tuple[str, str, str, str]) -> Iterator[Rule]:
    whole = area(q)
    for a, b, c, d in (q, (*q[1:], q[0]), (*q[2:], *q[:2]), (q[3], *q[:3])):
        level = parallel(sight.line(a, b), sight.line(c, d))
        u, v = sight.z[b] - sight.z[a], sight.z[d] - sight.z[c]
        if level is None or abs((u.conjugate() * v).imag) > 1e-9 * sight.size**2:
            continue
        base, top = sight.length(a, b), sight.length(c, d)
        for height, right in _heights(sight, (c, d), (a, b)):
            words: dict[str, Any] = {"quadrilateral": q, "base": base, "top": top, "height": height}
            if base and top:
                needs = (shape("parallelogram", q), right)
                if height not in (sight.length(b, c), sight.length(d, a)):
                    yield Rule(
                        "area of a parallelogram",
                        (*needs, known(base), known(height)),
                        whole,
                        words,
                        _times(Exact(1), ""),
                    )
                    for x, y in ((base, height), (height, base)):
                        yield Rule(
                            "area of a parallelogram",
                            (*needs, whole, known(x)),
                            known(y),
                            words,
                            _divided(Exact(1), ""),
                        )
                yield Rule(
                    "area of a trapezium",
                    (level, right, known(base), known(top), known(height)),
                    whole,
                    words,
                    _trapezium,
                )


def _trapezium(values: tuple[Value, ...]) -> tuple[Value, tuple[Part, ...]]:
    b, t, h = values
    return (b + t) * h * _HALF, (f"½ · ({b.shown} + {t.shown}) · {told(h)}",)


def _disc(sight: Sight) -> Iterator[Rule]:
    for w in sight.circles:
        r = Size("radius", (w.name,))
        words: dict[str, Any] = {"w": w.name, "r": r}
        for kind, forth, back in (("circumference", _round, _unrolled), ("disc", _filled, _emptied)):
            size = Size(kind, (w.name,))
            name = "circumference of a circle" if kind == "circumference" else "area of a circle"
            yield Rule(name, (known(r),), known(size), words, forth)
            yield Rule(name, (known(size),), known(r), words, back)


def _round(values: tuple[Value, ...]) -> tuple[Value, tuple[Part, ...]]:
    (r,) = values
    return r * Exact.pi() * 2, (f"2π · {told(r)}",)


def _unrolled(values: tuple[Value, ...]) -> tuple[Value, tuple[Part, ...]]:
    (u,) = values
    return u / (Exact.pi() * 2), (f"{told(u)}/(2π)",)


def _filled(values: tuple[Value, ...]) -> tuple[Value, tuple[Part, ...]]:
    (r,) = values
    return r * r * Exact.pi(), (f"π · {told(r)}²",)


def _emptied(values: tuple[Value, ...]) -> tuple[Value, tuple[Part, ...]]:
    (a,) = values
    return (a / Exact.pi()).root(), (f"√({told(a)}/π)",)


def _parts(sight: Sight) -> Iterator[Rule | Linear]:
    """A triangle that a line from a corner divides is the sum of its parts."""
    for t in sight.triangles:
        for a, b, c in permutations(t):
            i = sight.line(b, c)
            assert i is not None
            for d in sight.lines[i].points:
                if b < c and sight.between(b, d, c) and sight.line(a, d) is not None:
                    whole, first, second = (
                        Size("area", around(x)) for x in ((a, b, c), (a, b, d), (a, d, c))
                    )
                    yield from balance(
                        "area addition", whole, [(1, first), (1, second)], line=(a, d), triangle=t
                    )
                    x, y = sight.length(b, d), sight.length(d, c)
                    if x and y and abs(sight.measured(x) - sight.measured(y)) < 1e-9 * sight.size:
                        yield Rule(
                            "a median halves the area",
                            (equal(x, y),),
                            equal(first, second),
                            {"line": (a, d), "triangle": t},
                        )


def _same_height(sight: Sight) -> Iterator[Rule]:
    """Triangles on one base with their tips on a parallel to it have one area."""
    for t, u in combinations(sight.triangles, 2):
        common = set(t) & set(u)
        if len(common) != 2:
            continue
        b, c = sorted(common)
        (p,), (q,) = set(t) - common, set(u) - common
        level = parallel(sight.line(b, c), sight.line(p, q))
        v, w = sight.z[c] - sight.z[b], sight.z[q] - sight.z[p]
        if level and abs((v.conjugate() * w).imag) < 1e-9 * sight.size**2:
            yield Rule(
                "one base and one height",
                (level,),
                equal(Size("area", around(t)), Size("area", around(u))),
                {"p": t, "q": u, "base": (b, c), "line": (p, q)},
            )


THEOREMS = (
    Theorem("area of a triangle", _triangle),
    Theorem("area by two sides and an angle", _sine),
    Theorem("Heron's formula", _heron),
    Theorem("area of an equilateral triangle", _equilateral),
    Theorem("area of a quadrilateral", _quadrilateral),
    Theorem("circle", _disc),
    Theorem("area addition", _parts),
    Theorem("one base and one height", _same_height),
)
