"""Reading what somebody answers: numbers however they are written, names in any order, yes and no in any language."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from geodsl.words.questions.calculator import value_of

__all__ = [
    "boxed",
    "canonical",
    "chunks",
    "last_box",
    "names_in",
    "number_in",
    "plain",
    "whole",
    "wide",
]

_BOX = re.compile(r"\\boxed\s*\{")
_REMEMBERED = 80  # letters of a text that comes again
_BRACE = re.compile(r"\\.|[{}]", re.DOTALL)
_NAME = re.compile(r"(?<![A-Za-z\\])((?:[A-Z][0-9]*'*)+)(?![A-Za-z])")
_SMALL = re.compile(r"(?<![A-Za-z\\])([a-z][0-9]*'*)(?![A-Za-z])")
_LETTER = re.compile(r"[A-Z][0-9]*'*")
_LATEX = (
    ("\\dfrac", "frac"), ("\\tfrac", "frac"), ("\\frac", "frac"), ("\\sqrt", "sqrt"), ("\\pi", "pi"),
    ("\\cdot", "*"), ("\\times", "*"), ("\\div", "/"), ("\\left", ""), ("\\right", ""), ("^\\circ", ""),
    ("^{\\circ}", ""), ("\\circ", ""), ("\\degree", ""), ("\\,", ""), ("\\;", ""), ("\\!", ""), ("\\ ", " "),
    ("\\%", "%"), ("\\(", ""), ("\\)", ""), ("\\[", ""), ("\\]", ""), ("$", ""), ("\\angle", "∠"),
    ("\\triangle", "△"), ("√", "sqrt"), ("π", "pi"), ("×", "*"), ("·", "*"), ("⋅", "*"), ("÷", "/"), ("−", "-"),
    ("–", "-"), ("。", "."),
    ("\\approx", "≈"), ("\\pm", "±"), ("\\mp", "±"), ("\\leqslant", "≤"), ("\\geqslant", "≥"), ("\\leq", "≤"),
    ("\\geq", "≥"), ("\\neq", "≠"), ("\\sim", "~"), ("\\lt", "<"), ("\\gt", ">"), ("\\le", "≤"), ("\\ge", "≥"),
    ("\\ne", "≠"), ("^{\\prime}", "'"), ("^\\prime", "'"), ("\\lvert", "|"), ("\\rvert", "|"),
)  # fmt: skip
_SIGNS = tuple((old, new) for old, new in _LATEX if not old.startswith("\\"))
_TOP = re.compile(r"frac\s*(\d)(?=\s*[\d{])")  # TeX takes one digit where there are no braces
_BOTTOM = re.compile(r"(frac\s*\{[^{}]*\})\s*(\d)(?!\d)")
_TEXT = re.compile(r"\\(?:text|mathrm|mathbf|textbf|operatorname|mathit|overline)\s*\{([^{}]*)\}")


def boxed(text: str) -> str:
    """What stands in the last box, or the whole where there is none; a box without an end runs to that of the text."""
    found = last_box(text)
    if found is not None:
        return found
    begins = [match.end() for match in _BOX.finditer(text)]
    return text[begins[-1] :] if begins else text


def last_box(text: str) -> str | None:
    """What stands in the last box that has an end, None where there is none."""
    at = end = len(text)
    while (at := text.rfind("\\boxed", 0, at)) >= 0:
        if match := _BOX.match(text, at):
            depth, begin = 1, match.end()
            for brace in _BRACE.finditer(text, begin, end):
                depth += {"{": 1, "}": -1}.get(brace[0], 0)
                if depth == 0:
                    return text[begin : brace.start()]
            # A box before one without an end has its own end before that one: no letter is looked at twice.
            end = at
    return None


_ROOT_OF = re.compile(r"√\s*([½⅓⅔¼¾])")
_WIDE = str.maketrans(
    {"²": "^2", "³": "^3", "⁴": "^4", "½": " 1/2 ", "⅓": " 1/3 ", "⅔": " 2/3 ", "¼": " 1/4 ", "¾": " 3/4 "}
    | dict.fromkeys("º˚∘", "°") | dict.fromkeys("′’＇", "'")
)  # fmt: skip


def wide(text: str) -> str:
    """A text with narrow forms for full-width ones, and with one sign for all that look like it."""
    if text.isascii():
        return text
    if "√" in text:
        text = _ROOT_OF.sub(r"√(\1)", text)
    text = text.translate(_WIDE)
    return unicodedata.normalize("NFKC", text).replace("⁄", "/")


def plain(text: str) -> str:
    """A text without TeX's dress."""
    return _short(text) if len(text) <= _REMEMBERED else _plain(text)


def _plain(text: str) -> str:
    text = wide(text)
    if "\\" in text:
        for _ in range(3):
            text = _TEXT.sub(r"\1", text)
        for old, new in _LATEX:
            text = text.replace(old, new)
    else:
        for old, new in () if text.isalnum() and text.isascii() else _SIGNS:
            text = text.replace(old, new)
    if "frac" in text:
        text = _TOP.sub(r"frac{\1}", text)
        text = _BOTTOM.sub(r"\1{\2}", text)
    return text.strip()


_short = lru_cache(maxsize=16_384)(_plain)


# -- names -------------------------------------------------------------------------------------------------


def canonical(name: str) -> str:
    """The same for a name read either way: AB is BA, angle ABC is CBA."""
    letters = tuple(_LETTER.findall(name))
    return "".join(min(letters, letters[::-1])) if letters else name


def names_in(text: str, *, single: bool, small: bool) -> frozenset[str]:
    """The names in an answer.

    Args:
        single: whether points are asked for, so that AB is A and B.
        small: whether names may be small letters.
    """
    found = [m[1] for m in _NAME.finditer(text)]
    if single:
        found = [letter for name in found for letter in _LETTER.findall(name)]
    out = set(map(canonical, found))
    if small:
        out |= {m[1] for m in _SMALL.finditer(text)} - ({"a"} if out else set())
    return frozenset(out)


# -- numbers -----------------------------------------------------------------------------------------------


def number_in(text: str, units: Iterable[str] = ()) -> tuple[float, int] | None:
    """The only number of a text, and to how many digits behind the point it is rounded (-1: it isn't)."""
    text = plain(text).rstrip(".").strip()
    one = whole(text, units)
    found = [one] if one is not None else chunks(text, units)
    return found[0][:2] if found and len(found) == 1 else None


def chunks(text: str, units: Iterable[str] = ()) -> list[tuple[float, int, int]] | None:
    """All numbers of a text, as `whole` gives them; None where one of them can't be read."""
    out = []
    for match in _CHUNK.finditer(text):
        part = match[0].strip(" .-+*/:^")
        while part.count(")") > part.count("("):
            cut = part.rfind(")")
            part = (part[:cut] + part[cut + 1 :]).strip(" .")
        found = whole(part, units)
        if found is None:
            return None
        out.append(found)
    return out


_CHUNK = re.compile(
    r"(?<![A-Za-z\d'.])(?:[-(]*(?:sqrt|frac|pi(?![a-z])|\d|\.\d))"
    r"(?:\d,\d{3}(?!\d)|[\d.()*/+\-:{}^ °]|sqrt|frac|pi(?![a-z]))*"
)


def whole(text: str, units: Iterable[str] = ()) -> tuple[float, int, int] | None:
    """A text that is a number and nothing else: its value, its digits behind the point (-1: it isn't rounded), and
    how many of all its digits tell something.
    """
    text = text.strip().rstrip(".").replace("°", " ")
    if some := tuple(units):
        text = _units(some).sub(" ", text)
    text = re.sub(r"(?<=\d),(?=\d{3}\b)", "", text).strip()
    if not text:
        return None
    try:
        value = value_of(text)
    except ValueError:
        return None
    match = re.fullmatch(r"-?(\d*)\.(\d+)", text)
    return (value, len(match[2]), len((match[1] + match[2]).lstrip("0"))) if match else (value, -1, 0)


@lru_cache(maxsize=16)
def _units(some: tuple[str, ...]) -> re.Pattern[str]:
    """What finds units, squared or cubed, perhaps."""
    ways = (
        rf"(?<![a-z]){re.escape(u)}(?:\^?\{{?[23]\}}?)?(?![a-z])" if u.isascii() else re.escape(u)
        for u in sorted(some, key=len, reverse=True)
    )
    return re.compile("|".join(ways))
