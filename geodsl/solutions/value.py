"""Values in a chain of steps: what a reader reckons with, and what it is in the figure.

A printed size is rounded, so the two may differ; each step is checked against the figure by the second and
told by the first.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction

from geodsl.solutions.exact import Exact, Inexact

__all__ = ["Value", "close"]

_CLOSE = 1e-9  # relative difference of numbers that are one


def close(x: float, y: float, slack: float = _CLOSE) -> bool:
    """Whether two numbers differ by rounding only."""
    return abs(x - y) <= slack * max(1.0, abs(x), abs(y))


@dataclass(frozen=True)
class Value:
    """A number as it is `shown` to a reader, and the `real` one."""

    shown: Exact
    real: float

    @staticmethod
    def exactly(x: Exact | Fraction | int) -> Value:
        x = x if isinstance(x, Exact) else Exact(x)
        return Value(x, x.decimal)

    def __add__(self, other: Value | Exact | Fraction | int) -> Value:
        other = _value(other)
        return Value(self.shown + other.shown, self.real + other.real)

    def __sub__(self, other: Value | Exact | Fraction | int) -> Value:
        other = _value(other)
        return Value(self.shown - other.shown, self.real - other.real)

    def __mul__(self, other: Value | Exact | Fraction | int) -> Value:
        other = _value(other)
        return Value(self.shown * other.shown, self.real * other.real)

    def __truediv__(self, other: Value | Exact | Fraction | int) -> Value:
        other = _value(other)
        if other.real == 0:
            raise Inexact("division by 0")
        return Value(self.shown / other.shown, self.real / other.real)

    def __neg__(self) -> Value:
        return Value(-self.shown, -self.real)

    __radd__ = __add__
    __rmul__ = __mul__

    def __rsub__(self, other: Exact | Fraction | int) -> Value:
        return _value(other) - self

    def root(self) -> Value:
        """The square root."""
        if self.real < 0:
            raise Inexact("root of a negative number")
        return Value(self.shown.root(), math.sqrt(self.real))

    def same(self, other: Value | Exact | Fraction | int) -> bool:
        """Whether both are one number, to the reader and in the figure."""
        other = _value(other)
        return self.shown == other.shown and close(self.real, other.real)


def _value(x: Value | Exact | Fraction | int) -> Value:
    return x if isinstance(x, Value) else Value.exactly(x)
