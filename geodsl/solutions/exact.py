"""Exact numbers: sums of rational multiples of square roots and powers of pi, as textbooks write them."""

from __future__ import annotations

import math
from collections.abc import Mapping
from fractions import Fraction
from functools import cached_property

__all__ = ["Exact", "Inexact"]

_HEAVY = 10**13  # radicands beyond this are not taken apart
_DIGITS = 12  # to how many digits a float must agree with an exact number to stand for it
_FINE = 1000  # the largest denominator that a float stands for

Term = tuple[int, int]  # a radicand without square factors, and a power of pi


class Inexact(ArithmeticError):
    """Raised where a result has no such form: the root of a sum, say."""


class Exact:
    """A sum of terms `q √n π^k`. Immutable, hashable, equal where the numbers are."""

    __slots__ = ("__dict__", "terms")
    terms: tuple[tuple[Term, Fraction], ...]

    def __init__(self, terms: Mapping[Term, Fraction] | Fraction | int = 0) -> None:
        if not isinstance(terms, Mapping):
            terms = {(1, 0): Fraction(terms)}
        self.terms = tuple(sorted((t, q) for t, q in terms.items() if q))

    @staticmethod
    def of(x: float) -> Exact:
        """The exact number that a float stands for: a plain fraction or the root of one.

        Raises:
            Inexact: if there is none.
        """
        for q, root in ((x, False), (x * x, True)):
            found = Fraction(q).limit_denominator(_FINE)
            if abs(float(found) - q) <= 10.0**-_DIGITS * max(1.0, abs(q)):
                if root:
                    return Exact(found).root() * (1 if x > 0 else -1)
                return Exact(found)
        raise Inexact(f"{x} has no exact form")

    @staticmethod
    def pi() -> Exact:
        return Exact({(1, 1): Fraction(1)})

    # -- arithmetic ----------------------------------------------------------------------

    def __add__(self, other: Exact | Fraction | int) -> Exact:
        out = dict(self.terms)
        for t, q in _exact(other).terms:
            out[t] = out.get(t, Fraction(0)) + q
        return Exact(out)

    def __neg__(self) -> Exact:
        return Exact({t: -q for t, q in self.terms})

    def __sub__(self, other: Exact | Fraction | int) -> Exact:
        return self + -_exact(other)

    def __mul__(self, other: Exact | Fraction | int) -> Exact:
        out: dict[Term, Fraction] = {}
        for (n, k), q in self.terms:
            for (m, j), p in _exact(other).terms:
                g = math.gcd(n, m)
                t = ((n // g) * (m // g), k + j)
                out[t] = out.get(t, Fraction(0)) + q * p * g
        return Exact(out)

    __radd__ = __add__
    __rmul__ = __mul__

    def __rsub__(self, other: Exact | Fraction | int) -> Exact:
        return _exact(other) - self

    def __truediv__(self, other: Exact | Fraction | int) -> Exact:
        other = _exact(other)
        match other.terms:
            case ():
                raise Inexact("division by 0")
            case (((n, k), q),):
                return self * Exact({(n, -k): 1 / (q * n)})
            case (((n, 0), _), ((m, 0), p)):
                # (a + b) (a - b) is rational for roots a and b.
                turned = Exact({**dict(other.terms), (m, 0): -p})
                return (self * turned) / (other * turned)
        raise Inexact("division by a long sum")

    def __rtruediv__(self, other: Exact | Fraction | int) -> Exact:
        return _exact(other) / self

    def root(self) -> Exact:
        """The square root.

        Raises:
            Inexact: where it isn't a single term.
        """
        match self.terms:
            case ():
                return self
            case (((1, k), q),) if q > 0 and k % 2 == 0 and q.numerator * q.denominator < _HEAVY:
                outer, inner = _parted(q.numerator * q.denominator)
                return Exact({(inner, k // 2): Fraction(outer, q.denominator)})
        raise Inexact(f"√({self}) is no single term")

    # -- comparing -----------------------------------------------------------------------

    def __eq__(self, other: object) -> bool:
        if isinstance(other, int | Fraction):
            other = Exact(other)
        return isinstance(other, Exact) and self.terms == other.terms

    def __hash__(self) -> int:
        return hash(self.terms)

    @property
    def rational(self) -> Fraction | None:
        """The number as a fraction, where it is one."""
        if not self.terms:
            return Fraction(0)
        (t, q), *more = self.terms
        return q if t == (1, 0) and not more else None

    @cached_property
    def decimal(self) -> float:
        """The number as a float."""
        return math.fsum(float(q) * math.sqrt(n) * math.pi**k for (n, k), q in self.terms)

    def __float__(self) -> float:
        return self.decimal

    # -- writing -------------------------------------------------------------------------

    def __str__(self) -> str:
        return self._written("√", "π", "")

    def __repr__(self) -> str:
        return f"Exact({self})"

    @property
    def simple(self) -> bool:
        """Whether it is written as one piece, without spaces."""
        return len(self.terms) <= 1

    @property
    def variants(self) -> tuple[str, ...]:
        """Ways to write the number that a grader accepts, the usual one first."""
        found = [str(self), self._written("sqrt", "pi", "*")]
        q = self.rational
        if q is not None and q.denominator > 1:
            found.append(f"{q.numerator}/{q.denominator}")
        found.append(_short(self.decimal, 3))
        return tuple(dict.fromkeys(found))

    def _written(self, root: str, pi: str, times: str) -> str:
        if not self.terms:
            return "0"
        out = ""
        for (n, k), q in self.terms:
            piece = _piece(abs(q), n, k, root, pi, times)
            if out:
                out += (" − " if q < 0 else " + ") + piece
            else:
                out = ("−" if q < 0 else "") + piece
        return out if root == "√" else out.replace("−", "-")


def _exact(x: Exact | Fraction | int) -> Exact:
    return x if isinstance(x, Exact) else Exact(x)


def _parted(n: int) -> tuple[int, int]:
    """(a, b) with n = a² b and no square in b."""
    outer, d = 1, 2
    while d * d <= n:
        while n % (d * d) == 0:
            n //= d * d
            outer *= d
        d += 1
        if d > 20_000:  # what is left is prime, or a square at most
            whole = math.isqrt(n)
            return (outer * whole, 1) if whole * whole == n else (outer, n)
    return outer, n


def _plain(q: Fraction) -> str | None:
    """A fraction as a short decimal, where it is one."""
    if q.denominator == 1:
        return str(q.numerator)
    return _short(float(q), 3) if 1000 % q.denominator == 0 else None


def _short(x: float, digits: int) -> str:
    text = f"{x:.{digits}f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def _piece(q: Fraction, n: int, k: int, root: str, pi: str, times: str) -> str:
    if n == 1 and k == 0:
        return _plain(q) or f"{q.numerator}/{q.denominator}"
    factors = [] if q.numerator == 1 else [str(q.numerator)]
    if n > 1:
        factors.append(f"√{n}" if root == "√" else f"sqrt({n})")
    below = [] if q.denominator == 1 else [str(q.denominator)]
    if k > 0:
        factors.append(pi if k == 1 else f"{pi}^{k}")
    elif k < 0:
        below.append(pi if k == -1 else f"{pi}^{-k}")
    top = times.join(factors) or "1"
    if not below:
        return top
    bottom = times.join(below)
    return f"{top}/{bottom}" if len(below) == 1 else f"{top}/({bottom})"
