"""Scores answers to questions about figures, for lmms-eval: reads what a model wrote, compares it with what is right.

An answer is what stands in the last box, or the whole text where there is none. Only the standard library is used: the
file is the `utils.py` of a task, and runs where nothing else of this project is.
"""

from __future__ import annotations

import math
import re
from typing import Any

__all__ = ["aggregate", "doc_to_target", "doc_to_text", "doc_to_visual", "process_results", "right"]

_BOX = re.compile(r"\\boxed\s*\{")
_LONGEST = 2000  # letters of an answer that are compared: the last ones


# -- what lmms-eval calls -------------------------------------------------------------------------------------


def doc_to_visual(doc: dict[str, Any]) -> list[Any]:
    return [doc["image"].convert("RGB")]


def doc_to_text(doc: dict[str, Any], kwargs: dict[str, Any] | None = None) -> str:
    told = kwargs or {}
    return f"{told.get('pre_prompt', '')}{doc['question']}{told.get('post_prompt', '')}"


def doc_to_target(doc: dict[str, Any], kwargs: dict[str, Any] | None = None) -> str:
    return str(doc["answer"])


def process_results(doc: dict[str, Any], results: list[str]) -> dict[str, dict[str, Any]]:
    """The score of one answer, for all questions and for those of its form; `key` tells its group from others."""
    told = {"score": float(right(doc, results[0])), "key": doc["key"]}
    form = {"yes-no": "yes_no", "choice": "choice"}.get(doc["form"], "open")
    return {"accuracy": told, form: told}


def aggregate(scores: list[dict[str, Any]]) -> float:
    return sum(told["score"] for told in scores) / len(scores) if scores else 0.0


# -- what is right --------------------------------------------------------------------------------------------


def right(doc: dict[str, Any], answer: str) -> bool:
    """Whether an answer is right.

    Args:
        doc: with `form`, `kind`, `choices`, `answer`, `accepted`, `decimal` and `unit`.
    """
    said = boxed(answer).strip()[-_LONGEST:]
    if doc["choices"]:
        return letter(said, doc["choices"]) == doc["answer"]
    if doc["form"] == "yes-no":
        found = truth(said)
        return found is not None and found == truth(doc["answer"])
    if doc["decimal"] is not None:
        return same_number(said, doc["decimal"], doc["unit"])
    ways = [doc["answer"], *doc["accepted"]]
    return any(same_words(said, way) or same_names(said, way, doc["kind"]) for way in ways)


def boxed(text: str) -> str:
    """What stands in the last box that has an end; else in an open one, to the end; the whole where there is none."""
    begins = [match.end() for match in _BOX.finditer(text)]
    end = len(text)
    for begin in reversed(begins):
        depth = 1
        for k in range(begin, end):
            depth += {"{": 1, "}": -1}.get(text[k], 0)
            if depth == 0:
                return text[begin:k]
        end = begin  # a box before one without an end ends before it
    return text[begins[-1] :] if begins else text


# -- choices --------------------------------------------------------------------------------------------------

_DRESS = re.compile(r"\\(?:text|mathrm|mathbf|textbf)\s*\{([^{}]*)\}")
_ANSWER = re.compile(
    r"(?:\b(?:answer|option|choice)\b(?:\s+is)?|答案|选)\s*(?:是|为)?\s*[:：]?\s*\(?([A-J])\)?(?![A-Za-z])"
)


def letter(said: str, choices: list[str]) -> str | None:
    """The letter of the choice that an answer takes."""
    letters = "ABCDEFGHIJ"[: len(choices)]
    said = _DRESS.sub(r"\1", said).replace("**", "").strip()
    if match := re.fullmatch(r"[(（]?([A-J])[)）]?[.。:：]?", said, re.IGNORECASE):
        return match[1].upper()
    plain = [_words(choice) for choice in choices]
    if plain.count(_words(said)) == 1:
        return letters[plain.index(_words(said))]
    if match := re.match(r"(?:\(([A-J])\)|([A-J])[).:：])\s", said + " "):
        return match[1] or match[2]
    if found := set(_ANSWER.findall(said)) or set(re.findall(r"\(([A-J])\)", said)):
        return found.pop() if len(found) == 1 else None
    return None


# -- yes and no -----------------------------------------------------------------------------------------------


def truth(said: str) -> bool | None:
    """Whether an answer says yes."""
    low = said.lower().replace("**", "").strip()
    found = set(re.findall(r"\b(yes|no)\b", low))
    if found:
        if len(found) == 1:
            return found == {"yes"}
        first = re.match(r"(yes|no)\s*[,.;:]", low)
        return first[1] == "yes" if first else None
    if re.match(r"否|不|没有|错", low):
        return False
    if re.match(r"是|对|正确|没错", low):
        return True
    return {"true": True, "false": False}.get(low.rstrip(". "))


# -- numbers --------------------------------------------------------------------------------------------------

_NUMBERS = (
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)
_CHINESE = "零一二三四五六七八九十"
_TEX = (
    ("\\dfrac", "\\frac"), ("\\tfrac", "\\frac"), ("\\left", ""), ("\\right", ""), ("^\\circ", "°"),
    ("^{\\circ}", "°"), ("\\circ", "°"), ("\\degree", "°"), ("\\pi", "π"), ("\\cdot", "*"), ("\\times", "*"),
    ("×", "*"), ("·", "*"), ("\\sqrt", "√"), ("sqrt", "√"), ("pi", "π"), ("\\,", ""), ("\\ ", " "), ("\\(", ""),
    ("\\)", ""), ("$", ""), ("−", "-"), ("：", ":"), ("degrees", "°"), ("degree", "°"), ("deg", "°"), ("度", "°"),
)  # fmt: skip
_FRACTION = re.compile(r"\\frac\s*\{([^{}]*(?:\{[^{}]*\})?[^{}]*)\}\s*\{([^{}]*(?:\{[^{}]*\})?[^{}]*)\}")
_ROOT = r"√\s*(?:\{\d+(?:\.\d+)?\}|\(\d+(?:\.\d+)?\)|\d+(?:\.\d+)?)"
_FACTOR = rf"(?:\d+(?:\.\d+)?|\.\d+|{_ROOT}|π)"
_SIDE = rf"\(*-?\s*{_FACTOR}(?:\s*\*?\s*{_FACTOR})*\)*"
_NUMBER = re.compile(rf"(?<![\w.]){_SIDE}(?:\s*[/:]\s*{_SIDE})?")
_EXACT, _NEAR, _DIGITS = 1e-6, 1e-3, 3


def same_number(said: str, value: float, unit: str) -> bool:
    """Whether an answer gives a number and no other; a rounded one of three digits or more is near enough."""
    text = _DRESS.sub(r"\1", said)
    for old, new in _TEX:
        text = text.replace(old, new)
    text = _FRACTION.sub(r"(\1)/(\2)", text)
    text = re.sub(r"(?<=\d),(?=\d{3}(?!\d))", "", text)
    if re.search(r"[<>≤≥≠~]|\bnot\b|\bor\b|±", text):
        return False
    if "=" in text or "≈" in text:
        text = re.split("[=≈]", text)[-1]
    found = [match[0] for match in _NUMBER.finditer(text)]
    if not found:
        return _in_words(text) == value
    turned = unit == "°" and "°" not in text and ("π" in text or re.search(r"\brad", text) is not None)
    return all(_near(one, value, turned) for one in found)


def _in_words(text: str) -> float | None:
    """The only number that a text says in words."""
    counted = {_NUMBERS.index(w) for w in re.findall("[a-z]+", text.lower()) if w in _NUMBERS}
    if match := re.fullmatch(rf"(?:.*[有是为共])?([{_CHINESE}])[个条对种]?[。.]?", text.strip()):
        counted.add(_CHINESE.index(match[1]))
    return float(counted.pop()) if len(counted) == 1 else None


def _near(said: str, value: float, turned: bool) -> bool:
    try:
        given = _value(said)
    except (ValueError, ZeroDivisionError, OverflowError):
        return False
    given = math.degrees(given) if turned else given
    off = abs(given - value)
    if off <= _EXACT * max(1.0, abs(value)):
        return True
    rounded = re.fullmatch(r"\s*-?(\d*)\.(\d+)\s*", said)
    if (
        rounded is None
        or len((rounded[1] + rounded[2]).lstrip("0")) < _DIGITS
        or abs(value - round(value)) <= _EXACT
    ):
        return False
    half = 0.5 * 10.0 ** -len(rounded[2])
    return off <= (math.degrees(half) if turned else half) * (1 + 1e-9) and off <= _NEAR * abs(value)


def _value(said: str) -> float:
    """The value of a quotient of products."""
    parts = re.split("[/:]", said)
    values = []
    for part in parts:
        value = -1.0 if "-" in part else 1.0
        for factor in re.findall(_FACTOR, part):
            inner = float(factor.strip("√{}() ")) if factor != "π" else math.pi
            value *= math.sqrt(inner) if factor.startswith("√") else inner
        values.append(value)
    return values[0] / values[1] if len(values) == 2 else values[0]


# -- names and words ------------------------------------------------------------------------------------------

_NAME = re.compile(r"(?<![A-Za-z\\])((?:[A-Z][0-9]*'*)+)(?![A-Za-z])")
_LETTER = re.compile(r"[A-Z][0-9]*'*")


def same_names(said: str, wanted: str, kind: str) -> bool:
    """Whether an answer names the same things, whichever way round each is read."""
    names = _names(wanted, kind)
    if not names or re.search(r"\bnot\b|\bor\b|n't\b|不|或", said):
        return False
    return _names(_DRESS.sub(r"\1", said).replace("\\angle", "∠"), kind) == names


def _names(text: str, kind: str) -> frozenset[tuple[str, ...]]:
    found = [tuple(_LETTER.findall(name)) for name in _NAME.findall(text)]
    if kind == "points-on":  # points are asked for, so that AB is A and B
        return frozenset((point,) for name in found for point in name)
    return frozenset(min(name, name[::-1]) for name in found)


def same_words(said: str, wanted: str) -> bool:
    """Whether an answer is these words, perhaps at the end of a sentence that says what it is."""
    words, text = _words(wanted), _words(said)
    if not words or text == words:
        return bool(words)
    return re.search(rf"(?:\bis|\bare|\bits|是)\s?{re.escape(words)}$", text) is not None


def _words(said: str) -> str:
    """A text without articles, case and punctuation."""
    text = re.sub(r"[^\w\s∠△⟂⊥∥°:/'\\√]", " ", said.lower().replace("-", " "))
    return " ".join(word for word in text.split() if word not in ("a", "an", "the"))
