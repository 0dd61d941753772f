"""Whether an answer is the one that a free-standing reference gives: a key of GeoQA, of MM-Math and the like.

What the key doesn't tell isn't asked for: a unit may be left out, a number may be written in any way that has its
value. What an answer tells must be right: a wrong unit, a second number, a doubt make it wrong. Questions of our own
have a judge of their own, `geodsl.words.questions.accepting`, which also decides here where the key is words or names.
"""

from __future__ import annotations

import re
from functools import lru_cache

from geodsl.words.questions.accepting import accepts, same_sorts
from geodsl.words.questions.clauses import holds
from geodsl.words.questions.question import Question
from geodsl.words.questions.reading import boxed, canonical
from train.answers.amounts import Amount
from train.answers.errors import AnswerError
from train.answers.signs import tidy
from train.answers.units import DEGREE, PERCENT, Unit, factor, unit_of
from train.answers.value import Bound, Called, Equal, Row, Said, Several, read

__all__ = ["TOLERANCE", "same"]

TOLERANCE = 1e-3
"""How far a rounded number may be from the right one, as a share of it."""

_EXACT = 1e-9  # relative difference of numbers that are one
_LAST = 1e-6  # of a decimal of so many digits that nobody minds how the last was rounded
_ALIKE = 1e-9  # of formulas at places
_DIGITS = 3  # that a rounded answer has at least
_KEY_DIGITS, _KEY_WIDER = (
    2,
    20.0,
)  # of a key that is rounded: digits behind its point, and how many tolerances it spans
_LONG = 2000  # letters that anybody reads
_NAME = re.compile(r"(?:[∠△⊙]\s*)?(?:[A-Z][0-9]*'*)+|[a-z]|∠\d+")
_RELATIONS = str.maketrans({"⊥": "⟂", "≌": "≅", "∼": "∽", "~": "∽", "‖": "∥"})
_ORDERED = "≅∽"  # of corners that belong to one another
_JUDGED = frozenset(("yes", "no", "true", "false", "是", "否", "对", "错", "正确", "错误", "对的", "不是"))


def same(said: str, right: str, *, unit: str = "", tolerance: float = TOLERANCE) -> bool:
    """Whether an answer is the right one.

    Args:
        said: a text; where it has boxes, what stands in the last one.
        right: the key, as its authors write it.
        unit: of the key, where it doesn't say so itself.

    Raises:
        AnswerError: where the key says nothing, or there is no such unit.
    """
    if not tidy(right):
        raise AnswerError(
            f"a key that says something is expected, not {right!r}; leave out items without one"
        )
    try:
        known = unit_of(unit)
    except ValueError as error:
        raise AnswerError(str(error)) from None
    said = boxed(said)
    return len(said) <= _LONG and _same(said, right, known, tolerance)


@lru_cache(maxsize=65_536)
def _same(said: str, right: str, unit: Unit | None, tolerance: float) -> bool:
    answer, key = tidy(said), tidy(right)
    if not answer:
        return False
    if answer == key:
        return True
    wanted = None if _NAME.fullmatch(key) or key.lower() in _JUDGED else read(right)
    if wanted is None:
        return _worded(answer, key)
    if unit is not None and isinstance(wanted, Amount) and wanted.unit is None:
        scale = 0.01 if unit == PERCENT else 1.0
        wanted = Amount(
            tuple(v * scale for v in wanted.values), wanted.digits, wanted.telling, unit, wanted.turns
        )
    given = read(said)
    return given is not None and _alike(given, wanted, tolerance)


# -- values --------------------------------------------------------------------------------------------------


def _alike(said: Said, right: Said, tolerance: float) -> bool:
    if isinstance(said, Called) and isinstance(right, Called) and _rivals(said.name, right.name):
        return False
    said, right = _bare(said), _bare(right)
    if isinstance(right, Several):
        parts = said.parts if isinstance(said, Several) else (said,)
        return all(any(_alike(a, b, tolerance) for b in right.parts) for a in parts) and all(
            any(_alike(a, b, tolerance) for a in parts) for b in right.parts
        )
    if isinstance(said, Several):
        return all(_alike(a, right, tolerance) for a in said.parts)
    if isinstance(said, Amount) and isinstance(right, Amount):
        return _near(said, right, tolerance)
    if isinstance(said, Equal) and isinstance(right, Equal):
        return _proportional(said.values, right.values)
    if isinstance(said, Row) and isinstance(right, Row) and said.brackets == right.brackets:
        return _in_order(said.parts, right.parts, tolerance)
    if isinstance(said, Bound) and isinstance(right, Bound) and said.signs == right.signs:
        ways = (said.parts, said.parts[::-1]) if said.signs == ("≠",) else (said.parts,)
        return any(_in_order(parts, right.parts, tolerance) for parts in ways)
    return False


def _in_order(said: tuple[Said, ...], right: tuple[Said, ...], tolerance: float) -> bool:
    return len(said) == len(right) and all(_alike(a, b, tolerance) for a, b in zip(said, right, strict=True))


def _rivals(one: str, other: str) -> bool:
    """Whether two names are of things of one kind: x isn't y, and AB isn't CD; but S may be what x is."""
    if one == other:
        return False
    return (len(one) == len(other) == 1 and one.islower() and other.islower()) or (
        len(one) > 1 and len(other) > 1
    )


def _bare(said: Said) -> Said:
    while isinstance(said, Called):
        said = said.what
    return said


def _proportional(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    """Whether two equations are one but for a factor."""
    if not any(one) or not any(other):
        return False
    return all(
        abs(a * other[0] - b * one[0]) <= _ALIKE * (abs(a * other[0]) + 1e-9)
        for a, b in zip(one, other, strict=True)
    )


def _near(said: Amount, right: Amount, tolerance: float) -> bool:
    if said.formula or right.formula:
        one, other = (s.values if s.formula else s.values * 3 for s in (said, right))
        units = factor(said.unit, right.unit) is not None
        return units and all(abs(a - b) <= _ALIKE * max(1.0, abs(b)) for a, b in zip(one, other, strict=True))
    value, wanted = said.values[0], right.values[0]
    scale = _scale(said, right)
    if scale is None:
        return False
    # “50” to a key of 50 %: the sign may be a unit that was left out.
    if right.unit == PERCENT and said.unit is None and _exact(value, wanted * 100.0):
        return True
    goal = wanted * scale
    if _exact(value, goal, _LAST if said.digits > 0 else _EXACT):
        return True
    off, far = abs(value - goal), abs(goal) * (1.0 + 1e-6)
    whole = abs(wanted - round(wanted)) <= 1e-6
    if said.digits >= 1 and said.telling >= _DIGITS and not whole and off <= tolerance * far:
        return off <= _half(said.digits)
    # A key with places behind its point is taken for a rounded one; whoever says more of them, or the exact number,
    # says more than it does.
    finer = said.digits < 0 or said.digits > right.digits
    if right.digits >= _KEY_DIGITS and finer and off <= _KEY_WIDER * tolerance * far:
        half = _half(right.digits) * scale
        return off <= half if said.digits < 0 else off < half * (1.0 - 1e-6)
    return False


def _exact(value: float, goal: float, share: float = _EXACT) -> bool:
    return abs(value - goal) <= max(1e-12, share * abs(goal))


def _half(digits: int) -> float:
    return 0.5 * 10.0**-digits * (1.0 + 1e-9)


def _scale(said: Amount, right: Amount) -> float | None:
    """By what the right number is multiplied to be measured as the one that is said."""
    radian = unit_of("rad")
    mine, key = said.unit, right.unit
    if mine is None and said.turns and key == DEGREE:
        mine = radian
    if key is None and right.turns and mine == DEGREE:
        key = radian
    return factor(mine, key)


# -- words ---------------------------------------------------------------------------------------------------


def _worded(said: str, right: str) -> bool:
    """Whether an answer says the same words, or names the same things."""
    said, right = said.translate(_RELATIONS), right.translate(_RELATIONS)
    if signs := re.findall("[∥⟂≅∽]", right):
        return re.findall("[∥⟂≅∽]", said) == signs and _sides(said) == _sides(right)
    if right.lower() in _JUDGED and holds(right) is not None:
        return accepts(Question("key", "yes-no", "", "yes" if holds(right) else "no"), said)
    if ways := same_sorts(right):
        return accepts(Question("quadrilateral", "open", "", right, accepted=ways), said)
    return accepts(Question("key", "open", "", right), said)


def _sides(text: str) -> object:
    """What stands on both sides of a relation, in any order; of congruent things the corners have theirs."""
    parts = [re.sub(r"[\s△∠]+", "", part) for part in re.split("[∥⟂≅∽]", text)]
    ordered = any(sign in text for sign in _ORDERED)
    return frozenset(parts) if ordered else frozenset(canonical(part) for part in parts)
