"""Numbers and formulas with their units. Arithmetic itself is read where questions' own answers are read
(`geodsl.words.questions.calculator`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial

from geodsl.words.questions.calculator import value_of
from geodsl.words.questions.clauses import doubtful, occurs, spoken
from geodsl.words.questions.reading import canonical
from geodsl.words.questions.sizes import spelled
from train.answers.units import DEGREE, PERCENT, Unit, cut

__all__ = ["SAMPLES", "Amount", "amount"]

SAMPLES = (0, 1, 2)
"""The places at which formulas have values."""


@dataclass(frozen=True)
class Amount:
    """A number, or a formula.

    Attributes:
        values: its value; of a formula its values at three places.
        digits: behind the point, where it is written as a decimal; else -1.
        telling: how many digits tell something.
        turns: whether it has a π, so that it may be an angle in radians.
    """

    values: tuple[float, ...]
    digits: int = -1
    telling: int = 0
    unit: Unit | None = None
    turns: bool = False

    @property
    def formula(self) -> bool:
        return len(self.values) > 1


_MINUTES = re.compile(r"(-?)(\d+)\s*°\s*(\d{1,2})\s*'\s*(?:(\d{1,2})\s*(?:''|\"))?")
_LEAD = re.compile(
    r"^.*(?:(?<![a-z])(?:is|are|equals|be|has|have|of|there)(?![a-z])|[为是得共有]|等于)\s*",
    re.IGNORECASE | re.DOTALL,
)
_WORDY = re.compile(
    r"[\u4e00-\u9fff]|[a-z]{4,}|[A-Z][a-z]{2,}|(?<![a-zA-Z])(?:and|the|not|yes|no|is|are|of|or|to|in|cm|mm|km|if|at|on|sq|it|its|by|let|"
    r"sin|cos|tan|cot|log|ln|max|min)(?![a-zA-Z])"
)
_DECIMAL = re.compile(r"[+-]?\s*(\d*)\.(\d+)")


def amount(text: str) -> Amount | None:
    text = text.strip().rstrip(" .")
    found = _number(text)
    if found is None and (lead := _LEAD.match(text)) and lead.end() < len(text):
        if doubtful(lead[0]) or occurs("BOUNDS", spoken(lead[0])):
            return None
        found = _number(text[lead.end() :].strip())
    return found


def _number(text: str) -> Amount | None:
    if match := _MINUTES.fullmatch(text):
        degrees = int(match[2]) + int(match[3]) / 60.0 + int(match[4] or 0) / 3600.0
        return Amount((-degrees if match[1] else degrees,), unit=DEGREE)
    inner, unit = cut(text)
    if "°" in inner:
        if unit not in (None, DEGREE):
            return None
        inner, unit = inner.replace("°", " "), DEGREE
    inner = re.sub(r"^\+\s*", "", inner.strip())
    if not inner:
        return None
    if (count := _spelled(inner)) is not None:
        return Amount((count,), unit=unit)
    if inner.endswith("…") and _DECIMAL.fullmatch(inner[:-1]):  # 0.333… is as good as 0.333
        inner = inner[:-1]
    if _WORDY.search(inner.replace("sqrt", "").replace("frac", "")):
        return None
    scale = 0.01 if unit == PERCENT else 1.0
    turns = "pi" in inner
    try:
        return _decimal(inner, value_of(inner) * scale, unit, turns)
    except ValueError:
        pass
    if not re.search(r"[A-Za-zα-ω]", inner.replace("sqrt", "").replace("frac", "").replace("pi", "")):
        return None
    try:
        values = tuple(value_of(inner, partial(_sample, k)) for k in SAMPLES)
        return Amount(values, unit=unit, turns=turns)
    except ValueError:
        return None


def _spelled(text: str) -> float | None:
    """The value of a number in words; a Chinese fraction has its lower part first."""
    lower, over, upper = text.partition("分之")
    top, bottom = spelled(upper if over else text), spelled(lower) if over else 1
    return top / bottom if top is not None and bottom else None


def _decimal(text: str, value: float, unit: Unit | None, turns: bool) -> Amount:
    match = _DECIMAL.fullmatch(text.strip())
    if not match:
        return Amount((value,), unit=unit, turns=turns)
    more = 2 if unit == PERCENT else 0
    return Amount((value,), len(match[2]) + more, len((match[1] + match[2]).lstrip("0")), unit, turns)


def _sample(k: int, name: str) -> float:
    """What a letter stands for at the k-th place: no two letters the same."""
    name = canonical(name) if name[:1].isupper() else name
    number = 0
    for c in name:
        number = (number * 8191 + ord(c)) % 1_000_003
    return 0.5 + (number * 0.6180339887498949 + (k + 1) * 0.7548776662466927 * (1 + number % 7)) % 1.0
