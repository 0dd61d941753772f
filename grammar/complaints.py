"""What is said about a statement that can't be parsed, and which names are lost with it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import Any

from lark import UnexpectedCharacters, UnexpectedInput

from grammar.diagnostics import Fix
from grammar.source import Span
from grammar.tree import Lost

__all__ = ["HABITS", "lost_in", "unexpected"]

_TERMINALS = {
    "POINTS": "point names",
    "NAME": "a name",
    "WORD": "a word",
    "NUMBER": "a number",
    "STRING": 'a text in "quotes"',
    "LPAR": "`(`",
    "RPAR": "`)`",
    "COMMA": "a comma",
    "RELATION": "`=` or another relation",
    "$END": "the end of the statement",
}
_OPERANDS = frozenset(("POINTS", "NAME", "WORD", "NUMBER"))

# What people write out of habit: the hint, and what to put in its place, if that mends it.
HABITS: dict[str, tuple[str, str | None]] = {
    ";": ("a statement ends with its line, not with a semicolon", None),
    ".": ("a statement ends with its line, not with a full stop", ""),
    "!": ("a statement ends with its line", ""),
    "?": ("a question starts with `find` and ends with its line", ""),
    "[": ("parts that belong together stand in `(` and `)`", "("),
    "]": ("parts that belong together stand in `(` and `)`", ")"),
    "_": ("an index is written behind its letter: `A1`", ""),
    "&": ("names in a row are parted by commas or `and`", "and"),
    "%": ("a share is written as a number: 0.5 for 50 %", None),
    "'": ('a text stands in double quotes: "like this"; a prime belongs right behind its letter', None),
    "“": ("a text stands in straight quotes", '"'),
    "”": ("a text stands in straight quotes", '"'),
    "‘": ("a text stands in straight quotes", '"'),
    "’": ("a prime is written with a straight stroke: `A'`", "'"),
    "„": ("a text stands in straight quotes", '"'),
    "|": ("the length of AB is written `AB`, parallel is `||` or `parallel`", None),
    "$": ("formulas are written without dollar signs", ""),
    "\\": ("signs are written as they are (`∠`, `⟂`) or in words (`angle`, `perpendicular`)", None),
    "²": ("powers are written with `^`: `x^2`", "^2"),
    "³": ("powers are written with `^`: `x^3`", "^3"),
    "½": ("one half is written `0.5` or `1/2`", "0.5"),
    "→": ("`ray AB` and `segment AB` are written in words", None),
    "≈": ("facts hold exactly: write `=`, or `in` with a range such as 2..4", "="),
    "≡": ("write `=`, or `congruent` for figures", "="),
    "∦": ("what doesn't hold can't be stated; a figure shows it of itself", None),
    "…": ("a range is written with two dots: 2..4", ".."),
    "–": ("minus is written `-`; a range is written 2..4", "-"),
    "—": ("minus is written `-`; a range is written 2..4", "-"),
    "÷": ("division is written `/`", "/"),
    "^": ("a power stands right between its parts: `x^2`; larger parts take parentheses", None),
    ":": ("a ratio stands between single parts: `AB : CD`; larger parts take parentheses", None),
    "{": ("braces enclose the statements of a definition, on lines of their own", None),
}  # fmt: skip


# What comes in pairs: the partner, and what to write instead of the two.
_PAIRS = {"[": ("]", "()"), "“": ("”", '""'), "„": ("“", '""'), "‘": ("’", '""')}


def unexpected(
    head: str, start: int, error: UnexpectedInput, habits: Mapping[str, tuple[str, str | None]] = HABITS
) -> dict[str, Any]:
    """The complaint about a statement, of which `start` is the offset in the text."""
    at = error.pos_in_stream
    token = getattr(error, "token", None)
    if at is None or at < 0 or at >= len(head) or getattr(token, "type", "") == "$END":
        end = start + len(head)
        return {
            "code": "E101",
            "message": "the statement breaks off",
            "span": Span(end, end),
            "expected": _wanted(error),
            "hint": "a statement goes on behind its line only inside parentheses",
        }
    if isinstance(error, UnexpectedCharacters):
        return _odd_character(head, at, start, habits)
    word = str(token)
    span = Span(start + at, start + at + max(1, len(word)))
    before = head[:at].rstrip()
    fix = hint = None
    if word == "=" and before.endswith("="):
        hint, fix = "one `=` is enough", Fix(Span(start + len(before), span.end), "")
    elif word == "=" and before.endswith(":"):
        hint, fix = "a name is given with `=`", Fix(Span(start + len(before) - 1, span.start), "")
    elif word == "," and head.rfind("{", 0, at) > head.rfind("}", 0, at):
        hint = "the points of one slot are written together: `{PQ: points}`"
    elif word == "," and before.endswith(","):
        hint, fix = "one comma is enough", Fix(span, "")
    return {
        "code": "E101",
        "message": f"`{_clean(word)}` doesn't fit here",
        "span": span,
        "expected": _wanted(error),
        "hint": hint,
        "fix": fix,
    }


def _odd_character(
    head: str, at: int, start: int, habits: Mapping[str, tuple[str, str | None]]
) -> dict[str, Any]:
    ch = head[at]
    span = Span(start + at, start + at + 1)
    hint, instead = habits.get(ch, (None, None))
    if ch == "." and head[:at].endswith(".."):
        hint, instead = "a range is written with two dots: 2..4", ""
    elif ch == "." and head[at + 1 :].strip():
        hint, instead = "a decimal number has digits on both sides of its point: `0.5`", None
    elif ch in _PAIRS:
        partner, pair = _PAIRS[ch]
        close = head.find(partner, at + 1)
        if close > 0:
            fix = Fix(Span(span.start, start + close + 1), pair[0] + head[at + 1 : close] + pair[1])
            return _no_character(ch, span, hint, fix)
        instead = None
    elif hint is None:
        plain = unicodedata.normalize("NFKC", ch)
        if plain != ch and len(plain) == 1 and plain.isascii() and plain.isprintable() and plain != " ":
            hint, instead = f"it looks like `{plain}` and is another character", plain
        elif not ch.isprintable() or unicodedata.combining(ch):
            hint, instead = "it can't be seen; take it out", ""
        elif ch.isalpha():
            hint = "points are letters from A to Z, other names from a to z or from α to ω"
    return _no_character(ch, span, hint, None if instead is None else Fix(span, instead))


def _no_character(ch: str, span: Span, hint: str | None, fix: Fix | None) -> dict[str, Any]:
    message = f"the character {_shown(ch)} has no meaning here"
    return {"code": "E107", "message": message, "span": span, "hint": hint, "fix": fix}


def _wanted(error: UnexpectedInput) -> tuple[str, ...]:
    names = set(getattr(error, "accepts", None) or getattr(error, "expected", None) or ())
    if "WORD" in names and "RELATION" in names:
        return ()  # nearly everything may follow: no help
    if names >= _OPERANDS:
        return ("a name", "a number", "a phrase")
    return tuple(text for key, text in _TERMINALS.items() if key in names)


def _shown(ch: str) -> str:
    if ch.isprintable() and not unicodedata.combining(ch) and ord(ch) < 0x10000:
        return f"`{ch}`" if ch.isascii() else f"`{ch}` (U+{ord(ch):04X})"
    name = unicodedata.name(ch, "").lower()
    return f"U+{ord(ch):04X}" + f" ({name})" * bool(name)


def _clean(text: str) -> str:
    return "".join(c if c.isprintable() else "�" for c in text)


_POINT = r"[A-Z][0-9]*['′]*"
_NAME = rf"(?:{_POINT}|[a-zα-ω][0-9]*['′]*(?![a-z]))"
_LIST = rf"{_NAME}(?:\s*,\s*{_NAME})*"
_LEFT = re.compile(rf"(?:let\s+)?({_LIST})\s*(?:[=:<>≤≥]|in\b)")
_LET = re.compile(rf"let\s+({_LIST})")
_GIVEN = re.compile(rf"\b(?:at|center|line|circle|segment|ray|arc)s?\s+({_LIST})")
_ORDERS = re.compile(
    r"(?:claim|find|draw|hide|dash|dot|shade|hatch|mark|label|dimension|overlook|diagram|language)\b"
)
_STRING = re.compile(r'"[^"\n]*"?|#[^\n]*')
_WORD = re.compile(r"[a-z]{2,}(?:-[a-z]{2,})*")


def lost_in(head: str) -> Lost:
    """The names and phrases that an unreadable statement would have defined, as far as can be told."""
    text = _STRING.sub(" ", head).strip()
    if text.startswith("define"):
        words = _WORD.findall(re.sub(r"\{[^}]*\}?", " ", text.split("=")[0].removeprefix("define")))
        return Lost(words=frozenset({frozenset(words)} - {frozenset()}), some=True)
    if text.startswith("use"):
        return Lost(phrases=True, some=True)
    if _ORDERS.match(text):
        return Lost(some=True)
    names = [x for found in _GIVEN.findall(text) for x in re.findall(_NAME, found)]
    left = _LEFT.match(text) or _LET.match(text)
    if left:
        names += re.findall(_NAME, left.group(1))
    else:
        names += re.findall(_POINT, text)
    return Lost(names=frozenset(n.replace("′", "'") for n in names), some=True)
