"""Numbers that are reckoned: sums, products, powers, roots, and what dimension comes out.

A plain number may stand for a length or an area (it has the figure's unit); an angle's size may not
be mixed with either.
"""

from __future__ import annotations

from typing import Any

from geodsl.instances import Instances
from geodsl.language.term import Quantity
from geodsl.objects import Measure, Num, Ref, Segment

__all__ = [
    "Add",
    "DimensionError",
    "Divide",
    "Length",
    "Multiply",
    "Raise",
    "add",
    "divide",
    "multiply",
    "power",
    "quantity",
]

_POWERS = {"number": 0, "length": 1, "area": 2}
_NAMES = {v: k for k, v in _POWERS.items()}


class DimensionError(TypeError):
    """Raised where lengths, areas and angles are mixed in a way that has no meaning."""


class _Reckoned(Quantity):
    @property
    def makes(self) -> str:
        return self.args[-1]


class Length(Quantity):
    """A segment's length as a number to reckon with."""

    makes = "length"
    fields = ("segment",)

    def place(self, at: Instances) -> Any:
        return at.length(self.segment)

    def show(self) -> str:
        s = self.segment
        plain = isinstance(s, Segment) and isinstance(s.A, Ref) and isinstance(s.B, Ref)
        return f"{s.A}{s.B}" if plain else str(s)


class Add(_Reckoned):
    """Signed terms."""

    fields = ("signs", "terms", "dimension")

    def place(self, at: Instances) -> Any:
        total: Any = 0.0
        for sign, term in zip(self.signs, self.terms, strict=True):
            total = total + at.number(term) if sign == "+" else total - at.number(term)
        return total

    def show(self) -> str:
        head = ("-" if self.signs[0] == "-" else "") + _term(self.terms[0])
        rest = zip(self.signs[1:], self.terms[1:], strict=True)
        return head + "".join(f" {s} {_term(t)}" for s, t in rest)


class Multiply(_Reckoned):
    """A product."""

    fields = ("factors", "dimension")

    def place(self, at: Instances) -> Any:
        product: Any = 1.0
        for f in self.factors:
            product = product * at.number(f)
        return product

    def show(self) -> str:
        first, *rest = self.factors
        plain = len(rest) == 1 and not isinstance(rest[0], Num) and " " not in str(rest[0])
        if plain and isinstance(first, Num) and first.makes == "number":
            return f"{_factor(first)} {rest[0]}"  # `2 r`, as it is written
        return " * ".join(map(_factor, self.factors))


class Divide(_Reckoned):
    """A quotient."""

    fields = ("top", "bottom", "dimension")

    def place(self, at: Instances) -> Any:
        return at.number(self.top) / at.number(self.bottom)

    def show(self) -> str:
        return f"{_factor(self.top)} / {_factor(self.bottom)}"


class Raise(_Reckoned):
    """A power with a plain number as exponent."""

    fields = ("base", "exponent", "dimension")

    def place(self, at: Instances) -> Any:
        return at.number(self.base) ** at.number(self.exponent)

    def show(self) -> str:
        base = _factor(self.base)
        return (
            f"({base})^{_factor(self.exponent)}"
            if isinstance(self.base, Measure)
            else f"{base}^{_factor(self.exponent)}"
        )


def _term(term: Any) -> str:
    """Inside a sum: only another sum, or a sign of its own, needs parentheses."""
    text = str(term)
    return f"({text})" if isinstance(term, Add) or text.startswith("-") else text


def _factor(term: Any) -> str:
    """Inside a product or a power: whatever is more than one piece needs parentheses."""
    text = str(term)
    whole = " " not in text and not text.startswith("-")
    return text if whole or isinstance(term, Measure) else f"({text})"


def quantity(term: Any) -> Any:
    """A segment or an angle as a number to reckon with; numbers as they are."""
    if term.makes == "segment":
        return Length(term)
    return Measure(term) if term.makes == "angle" else term


def add(signs: tuple[str, ...], terms: tuple[Any, ...]) -> Quantity:
    """A sum; plain numbers take the dimension of what they are added to."""
    kinds = {t.makes for t in terms}
    if len(terms) == 1 and isinstance(terms[0], Num):
        return Num(-terms[0].value if signs[0] == "-" else terms[0].value, terms[0].makes)
    if "degrees" in kinds and len(kinds) > 1:
        raise DimensionError("an angle's size is added to something that isn't one")
    if {"length", "area"} <= kinds:
        raise DimensionError("a length is added to an area")
    kind = next((k for k in ("degrees", "area", "length") if k in kinds), "number")
    return Add(signs, terms, kind)


def multiply(factors: tuple[Any, ...]) -> Quantity:
    kinds = [f.makes for f in factors]
    if "degrees" in kinds:
        if sorted(kinds)[-1] != "number" and any(k not in ("degrees", "number") for k in kinds):
            raise DimensionError("an angle's size is multiplied by a length")
        if kinds.count("degrees") > 1:
            raise DimensionError("two angles are multiplied")
        return Multiply(factors, "degrees")
    return Multiply(factors, _power(sum(_POWERS[k] for k in kinds)))


def divide(top: Any, bottom: Any) -> Quantity:
    kinds = (top.makes, bottom.makes)
    if kinds == ("degrees", "degrees"):
        return Divide(top, bottom, "number")
    if bottom.makes == "degrees":
        raise DimensionError("something is divided by an angle's size")
    if top.makes == "degrees":
        if bottom.makes != "number":
            raise DimensionError("an angle's size is divided by a length")
        return Divide(top, bottom, "degrees")
    return Divide(top, bottom, _power(_POWERS[top.makes] - _POWERS[bottom.makes]))


def power(base: Any, exponent: Any) -> Quantity:
    if exponent.makes != "number" or base.makes == "degrees":
        raise DimensionError("a power takes a number or a length, and a plain number as exponent")
    if base.makes == "number":
        return Raise(base, exponent, "number")
    if not isinstance(exponent, Num) or exponent.value != int(exponent.value):
        raise DimensionError("a length is raised to a power that isn't a whole number")
    return Raise(base, exponent, _power(_POWERS[base.makes] * int(exponent.value)))


def _power(total: int) -> str:
    if total not in _NAMES:
        raise DimensionError("lengths are multiplied or divided beyond an area")
    return _NAMES[total]
