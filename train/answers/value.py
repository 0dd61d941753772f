"""What an answer says, as a value: numbers and formulas, coordinates and ranges, bounds, equations, several of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from geodsl.words.questions.clauses import final, without_contrasts
from geodsl.words.questions.reading import canonical
from train.answers.amounts import SAMPLES, Amount, amount
from train.answers.signs import tidy

__all__ = ["Bound", "Called", "Equal", "Row", "Said", "Several", "read"]

_LONG = 500  # letters of something that is a value
_MOST = 24  # parts of one answer
_SIGNS = 2  # of plus or minus: each doubles the answers
_EXACT = 1e-6  # relative difference of numbers that are one


@dataclass(frozen=True)
class Row:
    """Coordinates, an interval, a ratio of three: parts in their order."""

    brackets: str
    parts: tuple[Said, ...]


@dataclass(frozen=True)
class Several:
    """Parts in any order."""

    parts: tuple[Said, ...]


@dataclass(frozen=True)
class Bound:
    """x > 3 as 3 < x."""

    signs: tuple[str, ...]
    parts: tuple[Said, ...]


@dataclass(frozen=True)
class Called:
    """x = 5."""

    name: str
    what: Said


@dataclass(frozen=True)
class Equal:
    """2x + 3y = 6, as the difference of its sides at three places."""

    values: tuple[float, ...]


Said = Amount | Row | Several | Bound | Called | Equal


# -- values --------------------------------------------------------------------------------------------------

_TIMES_TEN = re.compile(r"(?<=\d)[eE]([+-]?\d{1,3})(?![\w.])")
_MINUS = re.compile(r"(?:\bnegative|\bminus|负)\s*(?=[\d.√]|sqrt|frac)", re.IGNORECASE)
_ABOUT = re.compile(
    r"(?<![a-z])(?:approximately|approx\.?|roughly|about|around|exactly|equal to)(?![a-z])|大约|约为|约等于|约|恰好",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(
    r"\s*(?:[,;、&∪\n]|(?<![A-Za-z])(?:and|or)(?![A-Za-z])|或者|或|以及|和|与|且)\s*", re.IGNORECASE
)
_RELATION = re.compile(r"<=|>=|[<>≤≥≠]")
_RISING = {"<": "<", ">": "<", "≤": "≤", "≥": "≤", "<=": "≤", ">=": "≤", "≠": "≠"}
_LINK = re.compile(r"[=≈]+")
_SIMPLE_NAME = re.compile(r"(?:[a-zα-ω]|[∠△]?[A-Z]{1,4})'*(?:_?\{?\d\}?)?")
_SIDE = re.compile(r"[\dxyz^+*/()\s.\-{}]+")  # of an equation
_OPEN, _CLOSE = "([{⟦", ")]}⟧"


@lru_cache(maxsize=65_536)
def read(text: str) -> Said | None:
    """What a text says, None where that is no value or where it says so with reserve."""
    if len(text) > _LONG:
        return None
    text = final(tidy(text)).strip(" ;,:").rstrip(". ")
    text = without_contrasts(text, lambda rest: bool(re.search(r"\d", rest)))
    text = _ABOUT.sub(" ", _MINUS.sub("-", _TIMES_TEN.sub(r"*10^(\1)", text))).strip()
    text = re.split(r"\b(?:because|since)\b|因为", text)[0].strip(" ,")
    text = text.removeprefix("≈").removesuffix("左右").removesuffix("or so").strip()
    if not text or "?" in text:
        return None
    try:
        return _list(text)
    except RecursionError:  # parts within parts without end
        return None


def _outside(text: str, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """Where a pattern matches outside all brackets."""
    depth, depths = 0, []
    for c in text:
        depth -= c in _CLOSE
        depths.append(depth)
        depth += c in _OPEN
    return (m for m in pattern.finditer(text) if depths[m.start()] <= 0)


def _split(text: str, pattern: re.Pattern[str]) -> list[str]:
    out, begin = [], 0
    for match in _outside(text, pattern):
        out.append(text[begin : match.start()].strip())
        begin = match.end()
    return [*out, text[begin:].strip()]


def _list(text: str) -> Said | None:
    parts = [p for p in _split(text, _SEPARATOR) if p]
    if len(parts) == 1:
        return _one(parts[0])
    if len(parts) > _MOST or not parts:
        return None
    flat: list[Said] = []
    for part in parts:
        said = _one(part)
        if said is None:
            return None
        flat += said.parts if isinstance(said, Several) else (said,)
    return Several(_with_units(flat))


def _with_units(parts: list[Said]) -> tuple[Said, ...]:
    """Parts with the unit that stands at the last one alone: 4 or 6 cm."""
    amounts = [p for p in parts if isinstance(p, Amount)]
    if len(amounts) == len(parts) and amounts[-1].unit and not any(a.unit for a in amounts[:-1]):
        unit = amounts[-1].unit
        return tuple(Amount(a.values, a.digits, a.telling, unit, a.turns) for a in amounts)
    return tuple(parts)


def _one(text: str) -> Said | None:
    text = text.strip()
    if not text or len(text) > _LONG:
        return None
    if list(_outside(text, _RELATION)):
        return _bound(text)
    if text.count("±") > _SIGNS:
        return None
    if "±" in text:
        both = [_one(text.replace("±", sign, 1)) for sign in "+-"]
        return None if None in both else Several(tuple(both))  # type: ignore[arg-type]
    if list(_outside(text, _LINK)):
        return _chain(text)
    return _bracketed(text) or _ratio(text) or amount(text)


def _bound(text: str) -> Said | None:
    signs = [m[0] for m in _outside(text, _RELATION)]
    parts = [amount(p) for p in _split(text, _RELATION)]
    falling = any(s in (">", "≥", ">=") for s in signs)
    if None in parts or (falling and any(s in ("<", "≤", "<=") for s in signs)):
        return None
    if falling:
        signs, parts = signs[::-1], parts[::-1]
    return Bound(tuple(_RISING[s] for s in signs), tuple(parts))  # type: ignore[arg-type]


def _bracketed(text: str) -> Said | None:
    match = re.fullmatch(r"(?:[A-Z]'*\s*(?=\())?([(\[⟦])(.*)([)\]⟧])", text, re.DOTALL)
    if not match or any(True for _ in _outside(match[2], re.compile(r"[)\]⟧]"))):
        return None
    parts = _split(match[2], re.compile("[,;、]"))
    if match[1] == "⟦":
        return _list(match[2]) if match[2].strip() else None
    if len(parts) < 2:
        inner = _one(match[2]) if match[1] == "(" and text[0] == "(" else None
        return inner if isinstance(inner, Amount | Called | Several) else None
    said = [_end(p) for p in parts]
    return None if None in said else Row(match[1] + match[3], tuple(said))  # type: ignore[arg-type]


def _end(text: str) -> Said | None:
    if re.fullmatch(r"[+-]?\s*∞", text):
        return Amount((-1e300 if "-" in text else 1e300,))
    return amount(text)


def _ratio(text: str) -> Said | None:
    parts = _split(re.sub(r"(?<=[\d)}])\s*(?:to|比)\s*(?=[\d(]|sqrt|frac)", ":", text), re.compile(":"))
    if len(parts) < 2 or not all(parts):
        return None
    said = [amount(p) for p in parts]
    if any(s is None or s.formula or s.values[0] == 0.0 for s in said):
        return None
    values = [s.values[0] for s in said if s is not None]
    if len(values) == 2:
        return Amount((values[0] / values[1],))
    return Row("::", tuple(Amount((v / values[0],)) for v in values))


def _chain(text: str) -> Said | None:
    """x = 6/2 = 3: what all numbers in it agree on."""
    parts = _split(text, _LINK)
    if not parts[-1] or len(parts) > _MOST:
        return None
    said = [_bracketed(p) or _ratio(p) or amount(p) if p else None for p in parts]
    last = said[-1]
    if last is None:
        return None
    name = re.sub(r"\s+", "", parts[0])
    simple = _SIMPLE_NAME.fullmatch(name) is not None
    first = said[0]
    if not isinstance(last, Amount):
        return Called(_called(name), last) if simple else last
    sides = not simple and len(parts) == 2 and all(map(_SIDE.fullmatch, parts))
    if sides and isinstance(first, Amount) and (first.formula or last.formula):
        return _equal(first, last)
    found = last if last.formula else _settled([s for s in said if isinstance(s, Amount) and not s.formula])
    return Called(_called(name), found) if found is not None and simple else found


def _settled(numbers: list[Amount]) -> Amount | None:
    """The exact one of numbers that are one, None where they aren't."""
    best = max(numbers, key=lambda s: (s.digits < 0, s.digits))
    units = [s.unit for s in numbers if s.unit]
    if not all(_agree(s, best) for s in numbers):
        return None
    return Amount(best.values, best.digits, best.telling, units[-1] if units else None, best.turns)


def _agree(rough: Amount, fine: Amount) -> bool:
    """Whether one number is the other, or rounds it."""
    if rough.unit and fine.unit and rough.unit != fine.unit:
        return False
    off = abs(rough.values[0] - fine.values[0])
    if off <= _EXACT * max(1.0, abs(fine.values[0])):
        return True
    return rough.digits > 0 and off <= 0.5 * 10.0**-rough.digits * (1.0 + 1e-9)


def _called(name: str) -> str:
    """A name as it is compared: BA is AB, and which root is called the first tells nothing."""
    name = re.sub(r"_?\{?\d\}?$", "", name)
    return canonical(name) if name[:1].isupper() else name


def _equal(one: Amount, other: Amount) -> Said | None:
    a, b = (s.values if s.formula else s.values * len(SAMPLES) for s in (one, other))
    return Equal(tuple(x - y for x, y in zip(a, b, strict=True)))
