"""Reading what somebody answers: numbers however they are written, names in any order, yes and no in any language."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable

__all__ = ["boxed", "canonical", "names_in", "number_in", "plain"]

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


def number_in(text: str, words: Iterable[str] = (), units: Iterable[str] = ()) -> tuple[float, int] | None:
    """The number that an answer gives, and to how many digits behind the point it is rounded (-1: it isn't).

    Args:
        words: those for 0, 1, 2 ….
        units: words that may follow a number.
    """
    text = plain(text).rstrip(".").strip()
    tries = [text]
    if "=" in text:
        tries.append(text.rsplit("=", 1)[1])
    for sign in ("≈", "about "):
        if sign in text:
            tries.append(text.rsplit(sign, 1)[1])
    tries += [m[0] for m in re.finditer(_CHUNK, text)][::-1]
    for part in tries:
        found = _whole(part, units)
        if found is not None:
            return found
    spoken = text.lower()
    for k, word in enumerate(words):
        if (word.isascii() and re.search(rf"\b{word}\b", spoken)) or spoken == word:
            return float(k), -1
    return None


_CHUNK = r"(?:[-(]*(?:sqrt|frac|pi|\d|\.\d))(?:[\d.()*/+\-:{}^ ]|sqrt|frac|pi)*"


def _whole(text: str, units: Iterable[str]) -> tuple[float, int] | None:
    text = text.strip().rstrip(".").replace("°", " ")
    for unit in sorted(units, key=len, reverse=True):
        # Squared or cubed, perhaps.
        word = rf"(?<![a-z]){re.escape(unit)}(?:\^?\{{?[23]\}}?)?(?![a-z])"
        text = re.sub(word if unit.isascii() else unit, " ", text)
    text = re.sub(r"(?<=\d),(?=\d{3}\b)", "", text).strip()
    if not text:
        return None
    try:
        reader = _Reader(text)
        value = reader.ratio()
        if reader.peek() or not math.isfinite(value):
            return None
    except (ValueError, ZeroDivisionError, OverflowError):
        return None
    match = re.fullmatch(r"-?\d*\.(\d+)", text)
    return value, len(match[1]) if match else -1


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
            elif self.peek() in ("sqrt", "pi", "frac", "(", "{") or self.peek()[:1].isdigit():
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
