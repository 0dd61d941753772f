"""Exact numbers: arithmetic against floats, and how they are written."""

from __future__ import annotations

import math
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodsl.solutions import Exact, Inexact

_parts = st.dictionaries(
    st.tuples(st.sampled_from([1, 2, 3, 5, 6]), st.integers(-1, 2)),
    st.fractions(-20, 20, max_denominator=12),
    max_size=3,
)
_numbers = _parts.map(Exact)


@given(_numbers, _numbers)
def test_arithmetic_agrees_with_floats(x: Exact, y: Exact) -> None:
    for found, wanted in (
        (x + y, float(x) + float(y)),
        (x - y, float(x) - float(y)),
        (x * y, float(x) * float(y)),
    ):
        assert math.isclose(float(found), wanted, rel_tol=1e-9, abs_tol=1e-9)
    if y.terms:
        try:
            quotient = x / y
        except Inexact:
            return
        assert math.isclose(float(quotient) * float(y), float(x), rel_tol=1e-9, abs_tol=1e-9)


@given(st.fractions(0, 500, max_denominator=50))
def test_roots_of_fractions_are_exact(q: Fraction) -> None:
    root = Exact(q).root()
    assert root * root == q
    assert all(n == 1 or all(n % (d * d) for d in range(2, n)) for (n, _), _ in root.terms)


@given(_numbers, _numbers)
def test_equal_numbers_are_equal_and_no_others(x: Exact, y: Exact) -> None:
    assert (x == y) == (abs(float(x) - float(y)) < 1e-12)
    assert x - x == 0


@pytest.mark.parametrize(
    ("x", "text", "plain"),
    [
        (Exact(18).root(), "3√2", "3*sqrt(2)"),
        (Exact.pi() * Fraction(25, 4), "25π/4", "25*pi/4"),
        (Exact(Fraction(5, 2)), "2.5", "2.5"),
        (Exact(Fraction(7, 3)), "7/3", "7/3"),
        (Exact(36) - Exact.pi() * 9, "36 − 9π", "36 - 9*pi"),
        (Exact(3).root() / 2, "√3/2", "sqrt(3)/2"),
        (Exact(0), "0", "0"),
        (-Exact(2).root(), "−√2", "-sqrt(2)"),
        (1 / Exact.pi(), "1/π", "1/pi"),
    ],
)
def test_writing(x: Exact, text: str, plain: str) -> None:
    assert str(x) == text
    assert plain in x.variants
    assert x.variants[0] == text


def test_variants_hold_a_decimal_and_a_fraction() -> None:
    assert Exact(18).root().variants == ("3√2", "3*sqrt(2)", "4.243")
    assert "5/2" in Exact(Fraction(5, 2)).variants


@pytest.mark.parametrize("x", [3.0, 2.5, math.sqrt(26), 1.5 * math.sqrt(2), 53.2])
def test_floats_are_read(x: float) -> None:
    assert math.isclose(float(Exact.of(x)), x, rel_tol=1e-12)


def test_what_has_no_such_form_is_refused() -> None:
    with pytest.raises(Inexact):
        Exact.of(math.pi)
    with pytest.raises(Inexact):
        (Exact(1) + Exact(2).root()).root()
    with pytest.raises(Inexact):
        Exact(1) / Exact(0)
