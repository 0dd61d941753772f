"""Numbers in a sentence: what is reckoned, written as a textbook writes it and read again."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from geodsl.arithmetic import Add, Divide, Length, Multiply, Raise, add, divide, multiply, power, quantity
from geodsl.constructions.numbers import AbsoluteValue, SquareRoot
from geodsl.language.printing import number
from geodsl.objects import Angle, Measure, Num, Proportion, Range, Ref, Segment

__all__ = ["reckoned", "written"]

_SUM, _PRODUCT, _POWER, _ATOM = range(4)


def written(term: Any, other: Callable[[Any], str]) -> str:
    """A quantity as text.

    Args:
        other: says what isn't reckoned.
    """
    return _Writer(other).at(term, _SUM)


class _Writer:
    def __init__(self, other: Callable[[Any], str]) -> None:
        self.other = other

    def at(self, term: Any, level: int) -> str:
        """A term where only what binds at least as tightly needs no parentheses."""
        text, own = self._of(term)
        return text if own >= level else f"({text})"

    def _of(self, term: Any) -> tuple[str, int]:
        match term:
            case Num():
                text = number(term.value) + ("°" if term.args[1] == "degrees" else "")
                return text.replace("-", "−"), _ATOM if term.value >= 0 else _SUM
            case Length():
                return self._of(term.segment)
            case Measure():
                return self._of(term.angle)
            case Ref():
                return term.name, _ATOM
            case Proportion():
                return " : ".join(self.at(p, _PRODUCT) for p in term.parts), _SUM
            case Range():
                return f"{self.at(term.low, _PRODUCT)}..{self.at(term.high, _PRODUCT)}", _SUM
            case Add():
                out = ("−" if term.signs[0] == "-" else "") + self.at(term.terms[0], _PRODUCT)
                for sign, part in zip(term.signs[1:], term.terms[1:], strict=True):
                    out += f" {'+' if sign == '+' else '−'} {self.at(part, _PRODUCT)}"
                return out, _SUM
            case Multiply():
                return self._product(term.factors), _PRODUCT
            case Divide():
                return f"{self.at(term.top, _PRODUCT)}/{self.at(term.bottom, _POWER)}", _PRODUCT
            case Raise():
                return f"{self.at(term.base, _ATOM)}^{self.at(term.exponent, _ATOM)}", _POWER
            case SquareRoot():
                return f"√{self.at(term.x, _ATOM)}", _POWER
            case AbsoluteValue():
                return f"|{self.at(term.x, _SUM)}|", _ATOM
            case Segment() | Angle():
                return self.other(term), _ATOM
        text = self.other(term)
        return text, _ATOM if " " not in text and text.isascii() else _SUM

    def _product(self, factors: tuple[Any, ...]) -> str:
        first, *rest = factors
        if isinstance(first, Num) and first.args[1] == "number" and len(rest) == 1:
            second = self.at(rest[0], _POWER)
            if (second[:1].isalpha() and " " not in second) or second[:1] == "√":
                return f"{self.at(first, _ATOM)}{second}"
        return "·".join(self.at(f, _POWER) for f in factors)


_TOKEN = re.compile(r"\s*(?:(\d+(?:\.\d+)?)(°?)|(\.\.)|([−\-+·*/^√|():])|([^\s−+·*/^√|():]+))")


def reckoned(text: str, other: Callable[[str], Any | None]) -> Any | None:
    """The quantity that a text writes down; None where it is none.

    Args:
        other: reads what isn't reckoned: a name, the letters of a segment, a phrase in parentheses.
    """
    whole = other(text)
    if whole is not None:
        return whole
    try:
        reader = _Reader(text, other)
        found = reader.proportion()
        return found if reader.done else None
    except (ValueError, TypeError):
        return None


class _Reader:
    def __init__(self, text: str, other: Callable[[str], Any | None]) -> None:
        self.text, self.other, self.at = text, other, 0

    @property
    def done(self) -> bool:
        return not self.text[self.at :].strip()

    def _peek(self) -> str:
        match = _TOKEN.match(self.text, self.at)
        return match[0].strip() if match else ""

    def _take(self, *signs: str) -> str | None:
        match = _TOKEN.match(self.text, self.at)
        if match and match[0].strip() in signs:
            self.at = match.end()
            return match[0].strip()
        return None

    def proportion(self) -> Any:
        parts = [self.sum()]
        if self._take(".."):
            return Range(parts[0], self.sum())
        while self._take(":"):
            parts.append(self.sum())
        return parts[0] if len(parts) == 1 else Proportion(tuple(parts))

    def sum(self) -> Any:
        signs = ["-" if self._take("−", "-") else "+"]
        terms = [self.product()]
        while sign := self._take("+", "−", "-"):
            signs.append("+" if sign == "+" else "-")
            terms.append(self.product())
        if len(terms) == 1 and signs[0] == "+":
            return terms[0]
        return add(tuple(signs), tuple(map(quantity, terms)))

    def product(self) -> Any:
        factors = [self.power()]
        while True:
            plain = len(factors) == 1 and isinstance(factors[0], Num)
            if self._take("·", "*") or (plain and self._begins()):
                factors.append(self.power())
            elif self._take("/"):
                top = factors[0] if len(factors) == 1 else multiply(tuple(map(quantity, factors)))
                factors = [divide(quantity(top), quantity(self.power()))]
            else:
                break
        return factors[0] if len(factors) == 1 else multiply(tuple(map(quantity, factors)))

    def _begins(self) -> bool:
        """Whether a name or a root comes at once: `2r`, `2√3`."""
        return self._peek()[:1].isalpha() or self._peek() == "√"

    def power(self) -> Any:
        if self._take("√"):
            return SquareRoot(self.atom())
        base = self.atom()
        return power(quantity(base), self.atom()) if self._take("^") else base

    def atom(self) -> Any:
        if self._take("("):
            start = self.at
            depth = 1
            for k in range(start, len(self.text)):
                depth += {"(": 1, ")": -1}.get(self.text[k], 0)
                if depth == 0:
                    self.at = k + 1
                    found = reckoned(self.text[start:k], self.other)
                    if found is None:
                        raise ValueError("nothing that can be read in parentheses")
                    return found
            raise ValueError("a parenthesis is open")
        if self._take("|"):
            inner = self.sum()
            if not self._take("|"):
                raise ValueError("a bar is open")
            return AbsoluteValue(quantity(inner))
        match = _TOKEN.match(self.text, self.at)
        if match is None or not (match[1] or match[5]):
            raise ValueError("a number is expected")
        if match[1]:
            self.at = match.end()
            return Num(float(match[1]), "degrees" if match[2] else "number")
        found = self.other(match[5])
        if found is None:
            raise ValueError("this isn't a quantity")
        self.at = match.end()
        return found
