"""Letters in labels: `2x + 10°` at an angle says how large it is once x is known."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from geodsl import arithmetic
from geodsl.facts.equation import Equation
from geodsl.facts.ink.labelled import Labelled
from geodsl.language.term import Fact, Term
from geodsl.objects import Angle, Measure, Num, Segment

__all__ = ["Expression", "equations", "expression"]

_SIGN = r"\s*([+−–-])\s*"
_NUMBER = r"(\d+(?:\.\d+)?)"
_LETTER = r"([a-zα-ω])"
_FORMS = (
    re.compile(rf"{_NUMBER}?\s*[·*]?\s*{_LETTER}\s*(?:{_SIGN}{_NUMBER})?\s*°?"),
    re.compile(rf"\(\s*{_NUMBER}?\s*[·*]?\s*{_LETTER}\s*(?:{_SIGN}{_NUMBER})?\s*\)\s*°"),
)


class Expression(NamedTuple):
    """`factor · letter + number`"""

    letter: str
    factor: Fraction
    number: Fraction


def expression(text: str) -> Expression | None:
    """What a label says, where it is one letter with a factor and a number."""
    for form in _FORMS:
        found = form.fullmatch(text.strip())
        if found:
            factor, letter, sign, number = found.groups()
            rest = Fraction(number or 0)
            return Expression(letter, Fraction(factor or 1), rest if sign in (None, "+") else -rest)
    return None


def equations(facts: Iterable[Fact]) -> Iterator[Fact]:
    """What labels with one letter say of the things at which they stand, without the letter."""
    groups: dict[tuple[str, bool], list[tuple[Term, Expression]]] = {}
    for fact in facts:
        if isinstance(fact, Labelled) and isinstance(fact.x, Angle | Segment):
            found = expression(fact.text)
            if found:
                groups.setdefault((found.letter, isinstance(fact.x, Angle)), []).append((fact.x, found))
    for group in groups.values():
        for first, second in pairwise(group):
            yield Equation(_letter(*first), _letter(*second))


def _letter(thing: Term, e: Expression) -> Term:
    """The letter reckoned from the size of the thing that it stands at."""
    size = Measure(thing) if isinstance(thing, Angle) else arithmetic.Length(thing)
    part = arithmetic.multiply((Num(float(1 / e.factor), "number"), size))
    number = Num(float(-e.number / e.factor), "degrees" if isinstance(thing, Angle) else "number")
    return arithmetic.add(("+", "+"), (part, number))
