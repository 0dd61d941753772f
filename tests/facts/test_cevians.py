"""Medians, altitudes, bisectors, midsegments and perpendicular bisectors."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest
import sympy

from geodsl.numeric import Line
from geodsl.objects import Ref
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
    points,
    read,
)

TRIANGLES = [
    ((0, 0), (3, 0), (1, 2)),
    ((-1, 0), (2, 1), (1, 3)),
    ((0, 0), (4, 1), (-1, 2)),
    ((1, 1), (3, -2), (4, 2)),
]


def number(p):
    return complex(float(p.x), float(p.y))


def foot_of_bisector(t, a, opposite):
    """Through the incentre: sympy's own bisectors are simplified for seconds, to the same digits."""
    center = sympy.Point(*(x.evalf(20) for x in t.incenter))
    (foot,) = sympy.Line(a, center).intersection(opposite)
    return foot


@cache
def triangles():
    """Triangles with the ends of their cevians from A, as sympy finds them."""
    rows = {k: [] for k in ("A", "B", "C", "median", "altitude", "bisector")}
    for corners in TRIANGLES:
        a, b, c = map(sympy.Point, corners)
        t = sympy.Triangle(a, b, c)
        for name, p in zip("ABC", (a, b, c), strict=True):
            rows[name].append(number(p))
        rows["median"].append(number(t.medians[a].p2))
        rows["altitude"].append(number(t.altitudes[a].p2))
        rows["bisector"].append(number(foot_of_bisector(t, a, sympy.Line(b, c))))
    return {k: np.array(v) for k, v in rows.items()}


KINDS = {"median": "MedianOf", "altitude": "AltitudeOf", "bisector": "BisectorOf"}


@pytest.mark.parametrize("kind", KINDS)
def test_cevians(kind):
    rng = np.random.default_rng(4)
    values = {**{k: triangles()[k] for k in "ABC"}, "D": triangles()[kind]}
    term = fact(f"AD {kind} of ABC")
    assert type(term).__name__ == KINDS[kind]
    check_true(term, values)
    check_rank(term, values, 2)
    check_smooth(term, values, rng)
    check_invariant(term, values, rng)
    check_printed(term)
    many = {k: np.repeat(v, 10) for k, v in values.items()}
    check_false(term, many, rng)
    for text in (f"DA {kind} of ABC", f"segment AD {kind} of triangle CAB", f"AD {kind} of BAC"):
        assert fact(text).key == term.key
        assert np.allclose(fact(text).measure(figure(**values)), 0, atol=1e-12)
    for other in KINDS:
        if other != kind:
            assert np.all(fact(f"AD {other} of ABC").measure(figure(**values)) > 0.01)


@pytest.mark.parametrize("kind", KINDS)
def test_the_measure_is_how_far_the_foot_is_off(kind):
    values = {**{k: triangles()[k] for k in "ABC"}, "D": triangles()[kind] + 0.3 - 0.4j}
    assert np.allclose(fact(f"AD {kind} of ABC").measure(figure(**values)), 0.5 / 4)


@pytest.mark.parametrize("kind", KINDS)
def test_columns_in_which_every_row_starts_elsewhere(kind):
    rng = np.random.default_rng(5)
    values = {k: rng.normal(size=N) + 1j * rng.normal(size=N) for k in "ABCDE"}
    term = fact(f"AD {kind} of ABC")
    check_column(term, values, rng)
    for text in (f"DB {kind} of ABC", f"CE {kind} of ABC"):
        check_column(fact(text), values, rng)


def test_which_end_is_the_corner_must_be_told_by_the_names():
    values = {k: triangles()[k] for k in "ABC"} | {"D": triangles()["median"], "E": triangles()["altitude"]}
    for text in ("DE median of ABC", "AB altitude of ABC"):
        assert np.all(np.isnan(fact(text).residual(figure(**values)))), text
        assert all(np.all(np.isnan(p.residual(figure(**values)))) for p in fact(text).parts())


# -- midsegments -------------------------------------------------------------------------


@pytest.mark.parametrize(("p", "sides"), [("ABC", [(0, 1), (1, 2), (2, 0)]), ("ABCD", [(0, 2), (1, 3)])])
def test_midsegment(p, sides):
    rng = np.random.default_rng(6)
    n = len(p)
    corners = 1.5 * np.exp(2j * np.pi * (np.arange(n)[:, None] + 0.5 * rng.random((n, N))) / n)
    middles = [(corners[k] + corners[(k + 1) % n]) / 2 for k in range(n)]
    term = fact(f"EF midsegment of {p}")
    for i, j in sides:
        for e, f in ((i, j), (j, i)):
            values = {**dict(zip(p, corners, strict=True)), "E": middles[e], "F": middles[f]}
            check_true(term, values)
            check_rank(term, values, 4)
    check_false(term, values, rng)
    check_smooth(term, values, rng)
    check_invariant(term, values, rng)
    check_column(term, values, rng)
    check_printed(term)
    assert np.all(term.measure(figure(**{**values, "F": values["E"]})) > 0.02)


def test_neighbouring_middles_of_a_quadrilateral_are_no_midsegment():
    one = np.ones(N)
    corners = {"A": 0j * one, "B": 3 * one + 0j, "C": (2 + 2j) * one, "D": 2j * one}
    values = {**corners, "E": 1.5 * one + 0j, "F": (2.5 + 1j) * one}
    term = fact("EF midsegment of ABCD")
    assert np.all(term.measure(figure(**values)) > 0.04)
    assert np.all(np.max([np.abs(p.residual(figure(**values))) for p in term.parts()], axis=0) > 0.04)
    assert read("EF midsegment of ABCDP") == []


# -- perpendicular bisectors -------------------------------------------------------------


def test_perpendicular_bisector():
    rng = np.random.default_rng(7)
    a, b = rng.normal(size=(2, N)) + 1j * rng.normal(size=(2, N))
    middle, way = (a + b) / 2, 1j * (b - a) / np.abs(b - a)
    values = {"A": a, "B": b, "P": middle - way, "Q": middle + (0.2 + rng.random(N)) * way}
    term = fact("PQ perpendicular bisector of AB")
    check_true(term, values)
    check_rank(term, values, 2)
    check_false(term, values, rng)
    check_smooth(term, values, rng)
    check_invariant(term, values, rng)
    check_column(term, values, rng)
    check_printed(term)
    assert len(term.entails()) == 3
    named = fact("l perpendicular bisector of AB")
    at = figure(A=a, B=b)
    at.put(Ref("l", "line"), Line(middle + 0.7 * way, way))
    assert np.allclose(named.residual(at), 0)
    assert all(np.allclose(p.residual(at), 0) for p in (*named.parts(), *named.entails()))
    # A parallel at a distance, and a turned line through the middle, are none.
    at.put(Ref("l", "line"), Line(middle + 0.2j * way, way))
    assert np.allclose(named.measure(at), 0.4 / 4)
    turned = Line(middle, way * np.exp(0.3j))
    other = figure(A=a, B=b)
    other.put(Ref("l", "line"), turned)
    assert np.allclose(named.measure(other), np.abs(b - a) * np.sin(0.3) / 4)


def test_words():
    assert fact("AD angle bisector of ABC") == fact("segment AD is the bisector of triangle ABC")
    assert fact("AD bisector of ABC").p.corners == points("ABC")
