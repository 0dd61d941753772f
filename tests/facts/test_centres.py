"""The centres of triangles, against sympy's."""

from __future__ import annotations

import numpy as np
import pytest
import sympy

from geodsl.numeric import circumcenter
from tests.facts.figures import (
    N,
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

TRIANGLES = [
    ((0, 0), (3, 0), (1, 2)),
    ((-1, 0), (2, 1), (1, 3)),
    ((0, 0), (4, 1), (-1, 2)),
    ((1, 1), (3, -2), (4, 2)),
]
CENTRES = ("incenter", "circumcenter", "orthocenter", "centroid")


def number(p):
    return complex(float(p.x), float(p.y))


def excenter(a, b, c):
    """Where the bisector of the angle at A meets the outer bisector at B."""
    a, b, c = (complex(*p) for p in (a, b, c))
    inner = (b - a) / abs(b - a) + (c - a) / abs(c - a)
    outer = 1j * ((a - b) / abs(a - b) + (c - b) / abs(c - b))
    s, _ = np.linalg.solve(
        [[inner.real, -outer.real], [inner.imag, -outer.imag]], [(b - a).real, (b - a).imag]
    )
    return a + s * inner


def table():
    rows = {k: [] for k in ("A", "B", "C", *CENTRES)}
    for corners in TRIANGLES:
        t = sympy.Triangle(*map(sympy.Point, corners))
        for name, p in zip("ABC", corners, strict=True):
            rows[name].append(complex(*p))
        for name in CENTRES:
            rows[name].append(number(getattr(t, name)))
    return {k: np.array(v) for k, v in rows.items()}


SYMPY = table()
ABC = {k: SYMPY[k] for k in "ABC"}


def check_all(term, values, rng):
    check_true(term, values)
    check_rank(term, values, 2)
    check_smooth(term, values, rng)
    check_invariant(term, values, rng)
    check_column(term, values, rng)
    check_printed(term)
    check_false(term, {k: np.repeat(v, 10) for k, v in values.items()}, rng)


@pytest.mark.parametrize("centre", CENTRES)
def test_centres(centre):
    rng = np.random.default_rng(8)
    values = {**ABC, "P": SYMPY[centre]}
    term = fact(f"P {centre} of ABC")
    assert type(term).__name__ == centre.capitalize() + "Of"
    check_all(term, values, rng)
    for other in CENTRES:
        if other != centre:
            assert np.all(fact(f"P {other} of ABC").measure(figure(**values)) > 0.005), other
    assert fact(f"P is the {centre} of triangle BAC").key == term.key
    (reading,) = read(f"P {centre} of ABC")
    assert reading.news == ("P",)


@pytest.mark.parametrize("centre", ["incenter", "orthocenter", "centroid"])
def test_the_measure_is_the_distance_from_the_centre(centre):
    values = {**ABC, "P": SYMPY[centre] + 0.3 - 0.4j}
    assert np.allclose(fact(f"P {centre} of ABC").measure(figure(**values)), 0.5 / 4)


@pytest.mark.parametrize("order", ["ABC", "BCA", "CAB"])
def test_excenters(order):
    rng = np.random.default_rng(9)
    far = [excenter(*(t["ABC".index(x)] for x in order)) for t in TRIANGLES]
    values = {**ABC, "J": np.array(far)}
    term = fact(f"J excenter of ABC opposite {order[0]}")
    check_all(term, values, rng)
    for other in "ABC":
        if other != order[0]:
            assert np.all(fact(f"J excenter of ABC opposite {other}").measure(figure(**values)) > 0.04)
    assert np.all(fact("J incenter of ABC").measure(figure(**values)) > 0.04)
    assert fact(f"J excenter of CBA opposite {order[0]}").key == term.key


def test_an_excenter_is_opposite_a_corner():
    assert read("J excenter of ABC opposite D") == []


def test_the_circumcenter_of_a_cyclic_polygon():
    rng = np.random.default_rng(10)
    corners = np.exp(2j * np.pi * (np.arange(5)[:, None] + 0.5 * rng.random((5, N))) / 5)
    values = {**dict(zip("ABCDE", corners, strict=True)), "O": np.zeros(N, complex)}
    term = fact("O circumcenter of ABCDE")
    check_true(term, values)
    check_rank(term, values, 4)
    assert np.all(circumcenter(*corners[:3]).__abs__() < 1e-12)
    assert "Cyclic" in {type(e).__name__ for e in term.entails()}


def test_the_orthocenter_of_a_right_triangle_is_a_corner():
    one = np.ones(3)
    at = figure(A=0j * one, B=3 + 0j * one, C=2j * one, H=0j * one)
    assert np.allclose(fact("H orthocenter of ABC").residual(at), 0)
