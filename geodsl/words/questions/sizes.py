"""Whether an answer gives a certain number, and no other beside it."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from functools import lru_cache

from geodsl.words.questions.clauses import doubtful, final, occurs, spoken, without_contrasts, words
from geodsl.words.questions.question import Question
from geodsl.words.questions.reading import boxed, chunks, plain, whole

__all__ = ["same_size", "spelled"]

_EXACT = 1e-6  # relative difference of numbers that are one
_NEAR = 1e-3 * (1.0 + 1e-6)  # of a rounded one
_DIGITS = 3  # that a rounded one has at least
_FIGURES = re.compile(r"(?:[\d\s.()*/+\-:{}^°]|sqrt|frac|pi)+")
_LONG = 2000  # letters that anybody reads


def same_size(question: Question, answer: str) -> bool:
    """Whether an answer is the number that is asked for."""
    assert question.decimal is not None
    if len(answer) > _LONG:
        return False
    if boxed(answer).strip() in question.accepted:
        return True
    text = plain(boxed(answer)).replace("**", "")
    if question.kind == "ratio":
        text = re.sub(r"(?<=\d)\s+to\s+(?=\d)", " : ", text)
    found = _given(text, question)
    if not found:
        return False
    # Several numbers are one where the others round it: 2√3 ≈ 3.464.
    exact = [x for x in found if _same(x, question.decimal)]
    return bool(exact) and all(_same(x, question.decimal) for x in found)


def _given(text: str, question: Question) -> list[tuple[float, int, int]] | None:
    """The numbers that an answer gives, each with its digits behind the point (-1: all) and its telling digits."""
    if _FIGURES.fullmatch(text):  # words and signs of doubt are looked for in what has some
        one = whole(text)
        if one is not None:
            radians = bool(question.unit) and "pi" in text and "°" not in text
            return [(math.degrees(one[0]), *one[1:]) if radians else one]
    text = final(text).rstrip(". 。").strip()
    said = re.split(r"(?<=[^\d])[.。;；\n]\s*|(?<=\d)\.\s+", text)[-1] if "=" in text else text
    said = without_contrasts(said, lambda rest: bool(re.search(r"\d", rest)))
    low = spoken(said)
    if doubtful(said) or occurs("BOUNDS", low) or re.search("[<>≤≥≠±~]", low):
        return None
    if "=" in said:
        said = said.rsplit("=", 1)[1]
    turned = occurs("RADIANS", spoken(said))
    for word in words("RADIANS") if turned else ():
        said = re.sub(
            rf"(?<![a-z]){word}(?![a-z])" if word.isascii() else word, " ", said, flags=re.IGNORECASE
        )
    units = words("UNITS")
    one = whole(said, units)
    some = [one] if one is not None else chunks(said, units)
    if some is None:
        return None
    if some:
        if question.unit and not re.search(r"°|degree|deg\b|度(?!数)", said.replace("弧度", "")):
            if turned or "pi" in said:
                return [(math.degrees(x), -1 if d < 0 else d, t) for x, d, t in some]
        return None if turned else some
    return _in_words(low, question)


def _in_words(low: str, question: Question) -> list[tuple[float, int, int]] | None:
    if question.unit and occurs("RIGHT_ANGLE", low):
        return [(90.0, -1, 0)]
    low = low.replace("-", " ").replace(" and ", " ")
    found = set()
    for known, ways in _tables():
        if ways is not None:
            found |= {known[w] for w in ways.findall(low)}
        else:
            rest = re.sub(r"[，。,.]", "", re.split("[有是为共]", low)[-1])
            for unit in words("UNITS"):
                rest = rest.replace(unit, "") if not unit.isascii() else rest
            found |= {known[rest.strip()]} if rest.strip() in known else set()
    return [(float(found.pop()), -1, 0)] if len(found) == 1 else None


def spelled(text: str) -> int | None:
    """The number whose name a text is, None where it is none."""
    low = " ".join(spoken(text).replace("-", " ").replace(" and ", " ").split())
    return next((known[low] for known, _ in _tables() if low in known), None)


@lru_cache(maxsize=1)
def _tables() -> list[tuple[Mapping[str, int], re.Pattern[str] | None]]:
    """What numbers are called in each language, and what finds them among other words where there are gaps."""
    from geodsl.words.questions.saying import asking
    from geodsl.words.tongue import languages

    out: list[tuple[Mapping[str, int], re.Pattern[str] | None]] = []
    for names in (asking(lang).module.NUMBERS for lang in languages()):
        ways = "|".join(sorted(map(re.escape, names), key=len, reverse=True))
        pattern = re.compile(rf"(?<![a-z])(?:{ways})(?![a-z])") if names[0].isascii() else None
        out.append(({w: k for k, w in enumerate(names)}, pattern))
    return out


def _same(given: tuple[float, int, int], right: float) -> bool:
    value, digits, telling = given
    off = abs(value - right)
    if off <= _EXACT * max(1.0, abs(right)):
        return True
    # A rounded answer counts where the exact one has more digits.
    if digits < 1 or telling < _DIGITS or abs(right - round(right)) <= _EXACT:
        return False
    return off <= 0.5 * 10.0**-digits * (1.0 + 1e-9) and off <= _NEAR * abs(right)
