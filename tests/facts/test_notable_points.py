"""The notable points of triangles as facts, on points that geometry defines otherwise."""

from __future__ import annotations

import numpy as np
import pytest

from tests.facts.figures import (
    check_column,
    check_false,
    check_invariant,
    check_printed,
    check_rank,
    check_smooth,
    check_true,
    fact,
    figure,
    read,
)

ABC = {
    "A": np.array([0, -1, 0, 1 + 1j]),
    "B": np.array([3, 2 + 1j, 4 + 1j, 3 - 2j]),
    "C": np.array([1 + 2j, 1 + 3j, 1.2 + 3j, 4 + 2j]),
}
SIDES = (("B", "C"), ("C", "A"), ("A", "B"))


def crossing(p, q, r, s):
    """Where pq meets rs."""
    u, v = q - p, s - r
    return p + u * ((r - p) * np.conj(v)).imag / (u * np.conj(v)).imag


def cut(share):
    """The common point of lines from A and B to points of the sides across, by their shares of these."""
    a, b, c = (ABC[k] for k in "ABC")
    return crossing(a, b + (c - b) * share(a, b, c), b, c + (a - c) * share(b, c, a))


def touched(a, b, c):
    return (abs(a - b) + abs(b - c) - abs(c - a)) / 2 / abs(b - c)


def nine_point(a, b, c):
    d, e, f = (b + c) / 2, (c + a) / 2, (a + b) / 2
    return crossing((d + e) / 2, (d + e) / 2 + 1j * (e - d), (e + f) / 2, (e + f) / 2 + 1j * (f - e))


def circumcenter(a, b, c):
    return 2 * (a + b + c) / 2 - 2 * nine_point(a, b, c)


def incenter(a, b, c):
    u, v = (b - a) / abs(b - a) + (c - a) / abs(c - a), (a - b) / abs(a - b) + (c - b) / abs(c - b)
    return crossing(a, a + u, b, b + v)


def fermat(a, b, c):
    """Where the lines to the apexes of the outer equilateral triangles meet."""
    hand = np.sign((np.conj(b - a) * (c - a)).imag)
    turn = np.exp(-1j * hand * np.pi / 3)
    return crossing(a, b + (c - b) * turn, b, c + (a - c) * turn)


def brocard(a, b, c):
    """Where two circles meet: through A and B touching BC, and through B and C touching CA."""

    def center(p, q, r):
        m = (p + q) / 2
        return crossing(m, m + 1j * (q - p), q, q + 1j * (r - q))

    one, other = center(a, b, c), center(b, c, a)
    axis = other - one
    return one + axis * np.conj((b - one) / axis)


Z = tuple(ABC[k] for k in "ABC")
CENTRES = {
    "gergonne point": cut(touched),
    "nagel point": cut(lambda a, b, c: 1 - touched(a, b, c)),
    "fermat point": fermat(*Z),
    "symmedian point": cut(lambda a, b, c: abs(a - b) ** 2 / (abs(a - b) ** 2 + abs(c - a) ** 2)),
    "spieker center": incenter((Z[1] + Z[2]) / 2, (Z[2] + Z[0]) / 2, (Z[0] + Z[1]) / 2),
    # Its distances from the sides are as s - a, s - b, s - c.
    "mittenpunkt": cut(
        lambda a, b, c: (lambda y, z: z / (y + z))(
            abs(c - a) * (abs(a - b) + abs(b - c) - abs(c - a)),
            abs(a - b) * (abs(b - c) + abs(c - a) - abs(a - b)),
        )
    ),
    "nine-point center": nine_point(*Z),
    "de longchamps point": 4 * circumcenter(*Z) - sum(Z),
    "bevan point": 2 * circumcenter(*Z) - incenter(*Z),
    "first brocard point": brocard(*Z),
    "second brocard point": brocard(*Z[::-1]),
}


@pytest.mark.parametrize("name", CENTRES)
def test_centres(name):
    rng = np.random.default_rng(1)
    values = {**ABC, "P": CENTRES[name]}
    term = fact(f"P {name} of ABC")
    check_true(term, values)
    check_rank(term, values, 2)
    check_smooth(term, values, rng)
    if "brocard" not in name:  # a mirror image makes one Brocard point the other
        check_invariant(term, values, rng)
    check_column(term, values, rng)
    check_printed(term)
    check_false(term, {k: np.repeat(v, 10) for k, v in values.items()}, rng)
    for other, there in CENTRES.items():
        if other != name:
            assert np.max(term.measure(figure(**{**values, "P": there}))) > 1e-3, other
    (reading,) = read(f"P is the {name} of triangle ABC")
    assert reading.news == ("P",)


@pytest.mark.parametrize("name", CENTRES)
def test_what_follows(name):
    at = figure(**ABC, P=CENTRES[name])
    for e in fact(f"P {name} of ABC").entails():
        assert np.max(np.abs(e.residual(at))) < 1e-9, e


@pytest.mark.parametrize("name", CENTRES)
def test_in_which_order_the_corners_are_named(name):
    term = fact(f"P {name} of ABC")
    assert fact(f"P {name} of BCA").key == term.key
    assert (fact(f"P {name} of CBA").key == term.key) is ("brocard" not in name)


def test_other_names():
    assert fact("P lemoine point of ABC") == fact("P symmedian point of ABC")
    assert fact("P spieker point of ABC") == fact("P spieker center of ABC")


def test_there_is_no_fermat_point_beside_a_wide_angle():
    one = np.ones(2)
    at = figure(A=0 * one + 0j, B=3 + 0j * one, C=2 * np.exp(1j * np.radians([121.0, 150.0])), P=0.1j * one)
    assert np.isnan(fact("P fermat point of ABC").residual(at)).all()


# -- a named corner ----------------------------------------------------------------------


def test_right_at_a_corner():
    rng = np.random.default_rng(2)
    values = {"A": ABC["A"], "B": ABC["A"] + 1.5 + 1j, "C": ABC["A"] + np.array([1, 2, -1, 0.5]) * (1.5j - 1)}
    term = fact("triangle ABC right-angled at A")
    assert fact("right triangle ABC right-angled at A") == term
    check_true(term, values)
    check_rank(term, values, 1)
    check_smooth(term, values, rng)
    check_invariant(term, values, rng)
    check_column(term, values, rng)
    check_printed(term)
    check_false(term, {k: np.repeat(v, 10) for k, v in values.items()}, rng, 0.5)
    assert np.all(fact("triangle ABC right-angled at B").measure(figure(**values)) > 4)
    assert (
        fact("triangle CBA right-angled at A").key == term.key != fact("triangle ABC right-angled at B").key
    )
    (reading,) = read("triangle ABC right-angled at A")
    assert reading.news == ("A", "B", "C")
    assert read("triangle ABC right-angled at D") == []


def test_isosceles_at_a_corner():
    rng = np.random.default_rng(3)
    turn = np.exp(1j * np.radians([30.0, 50.0, -80.0, 120.0]))
    values = {"A": ABC["A"], "B": ABC["A"] + 2.0, "C": ABC["A"] + 2.0 * turn}
    term = fact("triangle ABC isosceles at A")
    assert fact("isosceles triangle ABC apex A") == term
    check_true(term, values)
    check_rank(term, values, 1)
    check_smooth(term, values, rng)
    check_invariant(term, values, rng)
    check_column(term, values, rng)
    check_printed(term)
    check_false(term, {k: np.repeat(v, 10) for k, v in values.items()}, rng, 0.5)
    assert np.all(fact("triangle ABC isosceles at B").measure(figure(**values)) > 0.03)
    assert fact("triangle CBA isosceles at A").key == term.key
    assert read("triangle ABC isosceles at D") == []
