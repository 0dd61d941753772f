"""A calculator for what a pupil writes: roots, fractions, powers, mixed numbers, and letters where they are let in."""

from __future__ import annotations

import math
import re
from collections.abc import Callable

__all__ = ["value_of"]

_TOKEN = re.compile(r"\s*(?:(\d+(?:[.]\d+)?|[.]\d+)|(pi|sqrt|frac)|(.))", re.DOTALL)
_LETTERED = re.compile(
    r"\s*(?:(\d+(?:[.]\d+)?|[.]\d+)|(pi(?![a-z])|sqrt|frac)|([A-Z][0-9]*'*(?:[A-Z][0-9]*'*)+|[^\W\d_]'*)|(.))",
    re.DOTALL,
)
_MIXED = re.compile(r"(?<![\d./^*:])(\d+)(?:\s+(\d+)\s*/\s*(\d+)|\s*frac\s*\{(\d+)\}\s*\{(\d+)\})(?![\d.])")
_DEEP = 40  # parentheses within parentheses


def value_of(text: str, letters: Callable[[str], float] | None = None) -> float:
    """The value of an expression, in plain signs: `2sqrt{3}/3`.

    Args:
        letters: what a letter, or a name of several capital ones, stands for; without it there are none.

    Raises:
        ValueError: where the text is none, or has no value.
    """
    try:
        calculator = _Calculator(
            _MIXED.sub(lambda m: f"({m[1]}+{m[2] or m[4]}/{m[3] or m[5]})", text), letters
        )
        value = calculator.ratio()
    except (ZeroDivisionError, OverflowError) as error:
        raise ValueError("a value that is none") from error
    if calculator.peek() or not math.isfinite(value):
        raise ValueError("no expression")
    return value


class _Calculator:
    """Reads an expression from left to right."""

    def __init__(self, text: str, letters: Callable[[str], float] | None = None) -> None:
        self.letters = letters
        pattern = _TOKEN if letters is None else _LETTERED
        self.tokens = [next(t for t in m.groups() if t) for m in pattern.finditer(text) if m[0].strip()]
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
            elif self.peek() in ("sqrt", "pi", "frac", "(", "{") or self._named():
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

    def _named(self) -> bool:
        return self.letters is not None and self.peek()[:1].isalpha()

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
            return self._root()
        if self.take("frac"):
            top = self.atom()
            return top / self.atom()
        for opening, closing in (("(", ")"), ("{", "}")):
            if self.take(opening):
                value = self.sum()
                if not self.take(closing):
                    raise ValueError("a parenthesis is open")
                return value
        if self.letters is not None and self._named():
            self.at += 1
            return self.letters(self.tokens[self.at - 1])
        token = self.peek()
        if not token[:1].isdigit() and token[:1] != ".":
            raise ValueError("a number is expected")
        self.at += 1
        return float(token)

    def _root(self) -> float:
        if not self.take("["):
            return math.sqrt(self.atom())
        n = self.atom()
        if not self.take("]") or n not in (2.0, 3.0, 4.0):
            raise ValueError("a root that nobody writes")
        value = self.atom()
        return math.copysign(abs(value) ** (1.0 / n), value) if n == 3.0 else math.sqrt(value) ** (2.0 / n)
