"""Four numbers of one form, of which nothing tells the right one: as long, as round, over like denominators."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from geodsl.solutions import Exact
from geodsl.words.questions.draw import Draw

__all__ = ["alike", "turned"]

_THREE = 3  # others
_WINDOW = 5  # of the nearest ones on each side
_TENS = (10, 20, 30, 40)


@dataclass(frozen=True)
class _Dial:
    """A whole number within a value, that may be turned.

    Attributes:
        now: where it stands.
        make: the value for where it is turned to; None where that changes the form.
    """

    now: int
    make: Callable[[int], Exact | None]


def alike(value: Exact, said: Callable[[Exact], str], draw: Draw) -> list[str] | None:
    """A value and three others, the right one in front; it is any of the four by size with the same chance.

    None where too few others look like it.
    """
    for dial in _dials(value, said):
        found = _around(dial, value, said, draw)
        if found is not None:
            return [said(value), *found]
    return None


def turned(value: Exact, draw: Draw) -> list[Exact] | None:
    """An angle in degrees and three others with the same last digit, the right one in front."""
    room = min(value.decimal, 180.0 - value.decimal)
    steps = [(p, q) for p in _TENS for q in _TENS if p < q and p + q < room]
    if not steps:
        return None
    p, q = draw.pick(steps)
    p, q = (p if draw.coin() else -p), (q if draw.coin() else -q)
    return [value, value + p, value + q, value + p + q]


def _dials(value: Exact, said: Callable[[Exact], str]) -> Iterator[_Dial]:
    terms = dict(value.terms)
    for (n, k), q in value.terms:
        others = {t: x for t, x in terms.items() if t != (n, k)}

        def over(
            p: int, n: int = n, k: int = k, others: dict = others, b: int = q.denominator
        ) -> Exact | None:
            return Exact({**others, (n, k): Fraction(p, b)}) if math.gcd(p, b) == 1 else None

        yield _Dial(q.numerator, over)
    for (n, k), q in value.terms:
        others = {t: x for t, x in terms.items() if t != (n, k)}
        if n > 1:

            def root(m: int, k: int = k, q: Fraction = q, others: dict = others) -> Exact | None:
                free = m > 1 and all(m % (d * d) for d in range(2, math.isqrt(m) + 1))
                return Exact({**others, (m, k): q}) if free and (m, k) not in others else None

            yield _Dial(n, root)
        elif q.denominator > 1 and "." not in said(Exact(q)):

            def under(
                b: int, n: int = n, k: int = k, others: dict = others, p: int = q.numerator
            ) -> Exact | None:
                return Exact({**others, (n, k): Fraction(p, b)}) if b > 1 and math.gcd(p, b) == 1 else None

            yield _Dial(q.denominator, under)


def _around(dial: _Dial, value: Exact, said: Callable[[Exact], str], draw: Draw) -> list[str] | None:
    """Three others where there are enough of them on both sides: those that look most alike first."""
    if dial.now < 1:
        return None
    told, last = said(value), math.gcd(dial.now, 10)
    low: list[tuple[int, str]] = []
    high: list[tuple[int, str]] = []
    for k in range(max(1, dial.now // 4), 3 * dial.now + 12):
        made = dial.make(k) if k != dial.now else None
        if made is not None and made.decimal > 0 and _form(made) == _form(value):
            (low if k < dial.now else high).append((k, said(made)))
    low.reverse()
    for round_ in (True, False):
        sides = []
        for side in (low, high):
            some = [s for k, s in side if len(s) == len(told) and (not round_ or math.gcd(k, 10) == last)]
            sides.append(some[:_WINDOW])
        if all(len(side) >= _THREE for side in sides):
            below = draw.below(_THREE + 1)
            return draw.shuffled(sides[0])[:below] + draw.shuffled(sides[1])[: _THREE - below]
    return None


def _form(value: Exact) -> tuple[int, int]:
    return len(value.terms), sum(n > 1 for (n, _), _ in value.terms)
