"""Reading what somebody answers: numbers however they are written, names in any order, yes and no in any language."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable

__all__ = ["boxed", "canonical", "chunks", "names_in", "number_in", "plain", "whole"]

_BOX = "\\boxed{"
_NAME = re.compile(r"(?<![A-Za-z\\])((?:[A-Z][0-9]*'*)+)(?![A-Za-z])")
_SMALL = re.compile(r"(?<![A-Za-z\\])([a-z][0-9]*'*)(?![A-Za-z])")
_LETTER = re.compile(r"[A-Z][0-9]*'*")
_TOKEN = re.compile(r"\s*(?:(\d+(?:[.]\d+)?|[.]\d+)|(pi|sqrt|frac)|(.))", re.DOTALL)
_LATEX = (
    ("\\dfrac", "frac"), ("\\tfrac", "frac"), ("\\frac", "frac"), ("\\sqrt", "sqrt"), ("\\pi", "pi"),
    ("\\cdot", "*"), ("\\times", "*"), ("\\div", "/"), ("\\left", ""), ("\\right", ""), ("^\\circ", ""),
    ("^{\\circ}", ""), ("\\circ", ""), ("\\degree", ""), ("\\,", ""), ("\\;", ""), ("\\!", ""), ("\\ ", " "),
    ("\\%", "%"), ("\\(", ""), ("\\)", ""), ("\\[", ""), ("\\]", ""), ("$", ""), ("\\angle", "∠"),
    ("\\triangle", "△"), ("√", "sqrt"), ("π", "pi"), ("×", "*"), ("·", "*"), ("⋅", "*"), ("÷", "/"), ("−", "-"),
    ("–", "-"), ("：", ":"), ("，", ","), ("。", "."), ("（", "("), ("）", ")"), ("²", "^2"), ("½", "(1/2)"),
)  # fmt: skip
_TEXT = re.compile(r"\\(?:text|mathrm|mathbf|textbf|operatorname|mathit|overline)\s*\{([^{}]*)\}")
_DEEP = 40  # parentheses within parentheses


def boxed(text: str) -> str:
    """What stands in the last box, or the whole where there is none."""
    start = text.rfind(_BOX)
    if start < 0:
        return text
    depth, begin = 1, start + len(_BOX)
    for k in range(begin, len(text)):
        depth += {"{": 1, "}": -1}.get(text[k], 0)
        if depth == 0:
            return text[begin:k]
    return text[begin:]


def plain(text: str) -> str:
    """A text without TeX's dress."""
    for _ in range(3):
        text = _TEXT.sub(r"\1", text)
    for old, new in _LATEX:
        text = text.replace(old, new)
    return text.strip()


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
_MIXED = re.compile(r"(?<![\d./^*:])(\d+)(?:\s+(\d+)\s*/\s*(\d+)|\s*frac\s*\{(\d+)\}\s*\{(\d+)\})(?![\d.])")


def whole(text: str, units: Iterable[str] = ()) -> tuple[float, int, int] | None:
    """A text that is a number and nothing else: its value, its digits behind the point (-1: it isn't rounded), and
    how many of all its digits tell something.
    """
    text = text.strip().rstrip(".").replace("°", " ")
    for unit in sorted(units, key=len, reverse=True):
        # Squared or cubed, perhaps.
        word = rf"(?<![a-z]){re.escape(unit)}(?:\^?\{{?[23]\}}?)?(?![a-z])"
        text = re.sub(word if unit.isascii() else unit, " ", text)
    text = re.sub(r"(?<=\d),(?=\d{3}\b)", "", text).strip()
    text = _MIXED.sub(lambda m: f"({m[1]}+{m[2] or m[4]}/{m[3] or m[5]})", text)
    if not text:
        return None
    try:
        reader = _Reader(text)
        value = reader.ratio()
        if reader.peek() or not math.isfinite(value):
            return None
    except (ValueError, ZeroDivisionError, OverflowError):
        return None
    match = re.fullmatch(r"-?(\d*)\.(\d+)", text)
    return (value, len(match[2]), len((match[1] + match[2]).lstrip("0"))) if match else (value, -1, 0)


class _Reader:
    """A calculator for what a pupil writes."""

    def __init__(self, text: str) -> None:
        self.tokens = [next(t for t in m.groups() if t) for m in _TOKEN.finditer(text) if m[0].strip()]
        self.at = 0
        self.depth = 0

    def peek(self) -> str:
        return self.tokens[self.at] if self.at < len(self.tokens) else ""

    def take(self, *signs: str) -> str:
        if self.peek() in signs and self.peek():
            self.at += 1
            return self.tokens[self.at - 1]
        return ""

    def ratio(self) -> float:
        value = self.sum()
        return value / self.sum() if self.take(":") else value

    def sum(self) -> float:
        value = -self.product() if self.take("-") else self.product()
        while sign := self.take("+", "-"):
            value += self.product() if sign == "+" else -self.product()
        return value

    def product(self) -> float:
        value = self.power()
        while True:
            if self.take("*"):
                value *= self.power()
            elif self.take("/"):
                value /= self.power()
            elif self.peek() in ("sqrt", "pi", "frac", "(", "{"):
                value *= self.power()
            else:
                return value

    def power(self) -> float:
        value = self.atom()
        if self.take("^"):
            exponent = self.atom()
            if abs(exponent) > 20:
                raise ValueError("a power that nobody writes")
            value = value**exponent
            if isinstance(value, complex):
                raise ValueError("no real number")
        return value

    def atom(self) -> float:
        self.depth += 1
        if self.depth > _DEEP:
            raise ValueError("too deep")
        try:
            return self._atom()
        finally:
            self.depth -= 1

    def _atom(self) -> float:
        if self.take("pi"):
            return math.pi
        if self.take("sqrt"):
            return math.sqrt(self.atom())
        if self.take("frac"):
            top = self.atom()
            return top / self.atom()
        for opening, closing in (("(", ")"), ("{", "}")):
            if self.take(opening):
                value = self.sum()
                if not self.take(closing):
                    raise ValueError("a parenthesis is open")
                return value
        token = self.peek()
        if not token[:1].isdigit() and token[:1] != ".":
            raise ValueError("a number is expected")
        self.at += 1
        return float(token)
