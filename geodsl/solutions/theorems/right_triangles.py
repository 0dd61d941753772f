"""Right triangles."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Any, NamedTuple

from geodsl.solutions.claim import Claim, Linear, Part, Rule, Size, equal, known
from geodsl.solutions.exact import Exact
from geodsl.solutions.sight import Sight
from geodsl.solutions.theorems.theorem import Theorem, balance, checked, product, told
from geodsl.solutions.value import Value

__all__ = ["THEOREMS"]

_HALF = Fraction(1, 2)


class _Right(NamedTuple):
    """A triangle with its right angle at c."""

    a: str
    b: str
    c: str
    angle: Size
    hypotenuse: Size
    legs: tuple[Size, Size]


def _rights(sight: Sight) -> Iterator[_Right]:
    for t in sight.triangles:
        for k in range(3):
            c, a, b = t[k], t[k - 2], t[k - 1]
            angle = sight.angle(a, c, b)
            h, p, q = sight.length(a, b), sight.length(c, a), sight.length(c, b)
            if angle and h and p and q and abs(sight.measured(angle) - 90) < 1e-7:
                yield _Right(a, b, c, angle, h, (p, q))


def _is(size: Size, degrees: int) -> Claim:
    """That an angle has a given size; found when its value is."""
    return Claim("is", (size, degrees))


def _pythagoras(sight: Sight) -> Iterator[Rule]:
    for a, b, c, angle, h, (p, q) in _rights(sight):
        words: dict[str, Any] = {"triangle": (a, b, c), "c": c, "h": h, "p": p, "q": q}
        need = _is(angle, 90)
        yield Rule("Pythagoras", (need, known(p), known(q)), known(h), words, _hypotenuse)
        for leg, other in ((p, q), (q, p)):
            yield Rule("Pythagoras", (need, known(h), known(other)), known(leg), words, _leg)


def _hypotenuse(values: tuple[Value, ...]) -> tuple[Value, tuple[Part, ...]]:
    p, q = values
    return (p * p + q * q).root(), (f"√({told(p)}² + {told(q)}²)",)


def _leg(values: tuple[Value, ...]) -> tuple[Value, tuple[Part, ...]]:
    h, q = values
    return (h * h - q * q).root(), (f"√({told(h)}² − {told(q)}²)",)


def _converse(sight: Sight) -> Iterator[Rule]:
    for a, b, c, angle, h, (p, q) in _rights(sight):
        words: dict[str, Any] = {"triangle": (a, b, c), "c": c, "h": h, "p": p, "q": q}
        yield Rule("converse of Pythagoras", (known(h), known(p), known(q)), known(angle), words, _squares)


def _squares(values: tuple[Value, ...]) -> tuple[Value, tuple[Part, ...]]:
    h, p, q = values
    checked((h * h).same(p * p + q * q))
    return Value.exactly(90), ()


def _special(sight: Sight) -> Iterator[Linear | Rule]:
    """The sides of half an equilateral triangle are as 1 : √3 : 2, those of half a square as 1 : 1 : √2."""
    for a, b, c, angle, h, legs in _rights(sight):
        need = _is(angle, 90)
        for (x, leg), (y, other) in (((a, legs[0]), (b, legs[1])), ((b, legs[1]), (a, legs[0]))):
            acute = sight.angle(y, x, c)
            if acute is None:
                continue
            size = sight.measured(acute)
            words: dict[str, Any] = {"triangle": (a, b, c), "a": acute, "h": h, "p": leg, "q": other}
            if abs(size - 30) < 1e-7:
                # `leg` lies at the angle of 30°, `other` opposite.
                for some in (acute, sight.angle(x, y, c)):
                    if some is None:
                        continue
                    which = _is(some, 30 if some == acute else 60)
                    yield from _times("30-60-90 triangle", h, other, Exact(2), (need, which), words)
                    yield from _times("30-60-90 triangle", leg, other, Exact(3).root(), (need, which), words)
            elif abs(size - 45) < 1e-7:
                yield from _times("45-45-90 triangle", h, leg, Exact(2).root(), (need, _is(acute, 45)), words)
                yield from _times(
                    "45-45-90 triangle", h, other, Exact(2).root(), (need, _is(acute, 45)), words
                )


def _times(
    theorem: str, x: Size, y: Size, k: Exact, needs: tuple[Claim, ...], words: dict[str, object]
) -> Iterator[Rule]:
    """x = k y, both ways."""

    def forth(values: tuple[Value, ...]) -> tuple[Value, tuple[Part, ...]]:
        (v,) = values
        return v * k, (f"{k} · {told(v)}",)

    def back(values: tuple[Value, ...]) -> tuple[Value, tuple[Part, ...]]:
        (v,) = values
        return v / k, (f"{told(v)}/{k}",)

    yield Rule(theorem, (*needs, known(y)), known(x), words, forth)
    yield Rule(theorem, (*needs, known(x)), known(y), words, back)


def _median(sight: Sight) -> Iterator[Linear | Rule]:
    """The median to the hypotenuse is half as long as that."""
    for a, b, c, angle, h, _ in _rights(sight):
        for m in sight.points:
            x, y, median = sight.length(a, m), sight.length(m, b), sight.length(c, m)
            if not sight.between(a, m, b) or not (x and y and median):
                continue
            if abs(sight.measured(x) - sight.measured(y)) < 1e-9 * sight.size:
                needs = (_is(angle, 90), equal(x, y))
                words: dict[str, Any] = {"triangle": (a, b, c), "c": c, "m": m, "h": h}
                yield from balance("median to the hypotenuse", median, [(_HALF, h)], needs=needs, **words)
                for half in (x, y):
                    yield Rule("median to the hypotenuse", needs, equal(median, half), words)


def _altitude(sight: Sight) -> Iterator[Rule]:
    """The altitude on the hypotenuse is the mean proportional of its sections; so is each leg of its own."""
    for a, b, c, angle, h, (p, q) in _rights(sight):
        for d in sight.points:
            foot = sight.angle(c, d, a)
            x, y, height = sight.length(a, d), sight.length(d, b), sight.length(c, d)
            if not sight.between(a, d, b) or not (foot and x and y and height):
                continue
            if abs(sight.measured(foot) - 90) > 1e-7:
                continue
            needs = (_is(angle, 90), _is(foot, 90))
            words: dict[str, Any] = {"triangle": (a, b, c), "c": c, "d": d, "h": h}
            yield from product("altitude on the hypotenuse", (height, height), (x, y), needs=needs, **words)
            yield from product("leg theorem", (p, p), (x, h), needs=needs, **words)
            yield from product("leg theorem", (q, q), (y, h), needs=needs, **words)
            yield from product("height by two areas", (height, h), (p, q), needs=needs, **words)


THEOREMS = (
    Theorem("Pythagoras", _pythagoras),
    Theorem("converse of Pythagoras", _converse),
    Theorem("special right triangles", _special),
    Theorem("median to the hypotenuse", _median),
    Theorem("altitude on the hypotenuse", _altitude),
)
