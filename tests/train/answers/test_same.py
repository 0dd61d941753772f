"""Free-standing keys: tolerance at its borders, what is refused, and texts without end."""

from __future__ import annotations

import math
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from train.answers import TOLERANCE, AnswerError, same
from train.answers.units import unit_of


def test_a_rounded_number_is_right_up_to_half_of_its_last_digit() -> None:
    """Of all numbers of three decimals around √2 only one is it."""
    near = [f"{k / 1000:.3f}" for k in range(1390, 1440)]
    assert [said for said in near if same(said, "\\sqrt{2}")] == [f"{math.sqrt(2):.3f}"]


def test_the_tolerance_is_a_share_of_the_right_number() -> None:
    # 3.46 rounds 2√3 and is 0.118 % off.
    assert not same("3.46", "2√3")
    assert same("3.46", "2√3", tolerance=1.19e-3)
    assert not same("3.46", "2√3", tolerance=1.17e-3)
    assert not same("3.47", "2√3", tolerance=0.5)  # no rounding
    assert same("14.14", "10√2", tolerance=TOLERANCE)
    assert not same("14.14", "10√2", tolerance=1e-4)
    assert same("10√2", "\\sqrt{200}", tolerance=0.0)


@given(
    st.integers(-999, 999), st.integers(1, 99), st.sampled_from(["{}/{}", "\\frac{{{}}}{{{}}}", "{} : {}"])
)
def test_fractions_are_their_decimals(top: int, bottom: int, way: str) -> None:
    said = way.format(top, bottom)
    value = top / bottom
    if (top and ":" not in said) or top > 0:
        assert same(f"{value:.12f}", said)
    assert not same(f"{value + 0.01:.12f}", said)
    assert same(way.format(3 * top, 3 * bottom), said) or (":" in said and top <= 0)


@given(st.integers(1, 60), st.integers(2, 60), st.integers(1, 20))
def test_surds_are_what_they_amount_to(a: int, b: int, c: int) -> None:
    exact = a * math.sqrt(b) / c
    said = f"\\frac{{{a}\\sqrt{{{b}}}}}{{{c}}}"
    assert same(f"\\sqrt{{{a * a * b}}}/{c}", said)
    assert same(f"{exact:.9f}", said)
    assert not same(f"\\frac{{{a}\\sqrt{{{b + 1}}}}}{{{c}}}", said)
    assert not same(f"{exact * 1.01:.9f}", said)
    assert not same(f"-{said}", said)


@pytest.mark.parametrize("right", ["", "  ", "$$", "."])
def test_a_key_that_says_nothing_is_refused(right: str) -> None:
    with pytest.raises(AnswerError, match="a key that says something is expected"):
        same("5", right)


def test_an_unknown_unit_is_refused() -> None:
    with pytest.raises(AnswerError, match="no unit is called 'furlong'; known are °"):
        same("5", "5", unit="furlong")
    assert unit_of("") is None and unit_of("cm²") == unit_of("平方厘米") == unit_of("square centimetres")


@pytest.mark.parametrize(
    "part",
    [
        "(",
        "√",
        "1/",
        "A",
        "\\frac{",
        "9",
        "9^",
        "5,",
        "x=",
        "±",
        "-",
        "{",
        "\\boxed{",
        "\\text{",
        "<",
        "is ",
        "1:",
        "°",
    ],
)
def test_texts_without_end_are_judged_in_a_moment(part: str) -> None:
    begin = process_time()
    for length in (400, 1900, 200_000):
        for said in (part * (length // len(part)), part * (length // len(part)) + "5"):
            same(said, "2√3")
            same(f"\\boxed{{{said}}}", "(1, 2)")
    assert process_time() - begin < 5.0  # quadratic time would be minutes


@pytest.mark.parametrize(
    "said", ["9" * 400, "9^9^9^9", "10^{999}", "√(-1)", "1/0", "0/0", "((((", "\\sqrt[0]{2}", "\x00", "𝟝𝟝"]
)
def test_what_has_no_value_is_wrong(said: str) -> None:
    assert not same(said, "5")
    assert not same(said, "x > 5")
