"""What a chain of steps speaks of: sizes, and what is claimed of them and of points, lines and circles."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any, NamedTuple

from geodsl.solutions.value import Value

__all__ = ["Claim", "Linear", "Part", "Rule", "Size", "equal", "known"]


class Size(NamedTuple):
    """A quantity of the figure.

    Attributes:
        kind: "angle", "length", "area", "perimeter", "radius", "circumference", "disc", "region", "arc" or
            "number".
        names: of the points (or the circle, the number) that it belongs to, in one canonical order.
    """

    kind: str
    names: tuple[str, ...]


Part = str | Size  # of a line of reckoning: text, or a size to be named


class Claim(NamedTuple):
    """Something that holds: a size is `known`, two sizes are `equal`, two lines are "parallel", …"""

    kind: str
    about: tuple[Any, ...]


def known(size: Size) -> Claim:
    return Claim("known", (size,))


def equal(a: Size, b: Size) -> Claim:
    return Claim("equal", (a, b) if a <= b else (b, a))


Work = Callable[[tuple[Value, ...]], tuple[Value, tuple[Part, ...]]]


@dataclass(frozen=True)
class Rule:
    """One theorem applied to one place of a figure: what it needs there, and what it gives.

    Attributes:
        work: from the values of the sizes among the needs, in order, the value that is given and how it is reckoned.
        words: what the theorem is applied to, for its sentence.
    """

    theorem: str
    needs: tuple[Claim, ...]
    gives: Claim
    words: Mapping[str, Any] = field(default_factory=dict)
    work: Work | None = None
    cost: float = 1.0


@dataclass(frozen=True)
class Linear:
    """A theorem that says that a sum of sizes is a number, once its needs hold."""

    theorem: str
    terms: tuple[tuple[Fraction, Size], ...]
    total: Fraction
    needs: tuple[Claim, ...] = ()
    words: Mapping[str, Any] = field(default_factory=dict)
    cost: float = 1.0

    def rules(self) -> list[Rule]:
        """The theorem solved for each of its sizes."""
        return [self._solved(k) for k in range(len(self.terms))]

    def _solved(self, k: int) -> Rule:
        c, wanted = self.terms[k]
        others = self.terms[:k] + self.terms[k + 1 :]

        def work(values: tuple[Value, ...]) -> tuple[Value, tuple[Part, ...]]:
            result = Value.exactly(self.total / c)
            for (q, _), v in zip(others, values, strict=True):
                result = result - v * (q / c)
            return result, _reckoning(self.total / c, [(-q / c, s) for q, s in others], values)

        needs = (*self.needs, *(known(s) for _, s in others))
        return Rule(self.theorem, needs, known(wanted), self.words, work, self.cost)


def _reckoning(
    total: Fraction, terms: list[tuple[Fraction, Size]], values: tuple[Value, ...]
) -> tuple[Part, ...]:
    """How a sum is written with its numbers: `180° − 50° − 60°`, `2 · 5`, `(7 − 3)/2`."""
    degree = "°" if terms and terms[0][1].kind == "angle" else ""
    if len(terms) == 1 and not total and terms[0][0] == 1:
        return (terms[0][1],)
    # One divisor below all of it reads better than one below each.
    divisor = (
        terms[0][0].denominator if all(t.denominator == terms[0][0].denominator for t, _ in terms) else 1
    )
    if divisor > 1:
        total, terms = total * divisor, [(q * divisor, s) for q, s in terms]
    pieces = [(total > 0, f"{_number(abs(total))}{degree}")] if total else []
    for (q, _), v in zip(terms, values, strict=True):
        number = str(v.shown) + degree
        if abs(q) != 1:
            body = number if v.shown.simple else f"({number})"
            number = f"{_number(abs(q))} · {body}"
        elif not v.shown.simple:
            number = f"({number})"
        pieces.append((q > 0, number))
    pieces.sort(key=lambda p: not p[0])  # what is added first
    text = ("" if pieces[0][0] else "−") + pieces[0][1]
    text += "".join((" + " if plus else " − ") + body for plus, body in pieces[1:])
    if divisor > 1:
        text = f"({text})/{divisor}" if len(pieces) > 1 or " " in text else f"{text}/{divisor}"
    return (text,)


def _number(q: Fraction) -> str:
    return str(q)
