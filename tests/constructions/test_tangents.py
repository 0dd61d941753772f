"""Tangents and touch points."""

from __future__ import annotations

import runpy
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

from geodsl.constructions.incircle import Incircle
from geodsl.constructions.tangents import Tangent
from geodsl.constructions.touch_points import TouchPoint, TouchPointOfCircles, TouchPoints
from geodsl.numeric import Circle
from geodsl.objects import Line, Polygon, Ref

figures = SimpleNamespace(**runpy.run_path(str(Path(__file__).with_name("round_figures.py"))))

A, B, C, P = map(figures.point, "ABCP")
BC, ABC = Line(B, C), Polygon((A, B, C))
l, w, k = Ref("l", "line"), Ref("w", "circle"), Ref("k", "circle")


def outside(seed):
    """A figure in which P is outside of w, and A is on it."""
    at = figures.figure(seed)
    rng = np.random.default_rng(seed)
    c, radius = at.value(w)
    at.put(P, c + radius * (1.2 + 2 * rng.random(figures.N)) * np.exp(6.28j * rng.random(figures.N)))
    at.put(A, c + radius * np.exp(6.28j * rng.random(figures.N)))
    return at


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("tangent to w at A", Tangent(w, A)),
        ("tangents from P to w", TouchPoints(P, w)),
        ("touch point of w and BC", TouchPoint(w, BC)),
        ("touch point of w and k", TouchPointOfCircles(w, k)),
    ],
)
def test_phrases(text, term):
    figures.assert_reads(text, term)
    figures.assert_names("tangent l to w at A", "l", Tangent(w, A))


def test_tangent():
    at = outside(1)
    line = Tangent(w, A).place(at)
    c, radius = at.value(w)
    np.testing.assert_allclose(line.origin, at.value(A))
    np.testing.assert_allclose(np.absolute(np.imag(np.conj(line.direction) * (c - line.origin))), radius)
    np.testing.assert_allclose(np.absolute(line.direction), 1.0)
    figures.assert_pinned(Tangent(w, A), at, "line")
    figures.assert_derivatives(Tangent(w, A), at)
    figures.assert_moves_along(Tangent(w, A), at)


def test_tangency_alone_would_leave_a_double_root():
    """Why the radius is said as well."""
    at = outside(2)
    line = Tangent(w, A).place(at)
    c, radius = at.value(w)
    for step in (1e-3, 1e-4):
        turned = line.direction * np.exp(1j * step)
        off = np.absolute(np.imag(np.conj(turned) * (c - line.origin))) - radius
        assert (np.absolute(off) < step**2).all()


def test_touch_points():
    at = outside(3)
    first, second = TouchPoints(P, w).place(at)
    p, (c, radius) = at.value(P), at.value(w)
    for t in (first, second):
        np.testing.assert_allclose(np.absolute(t - c), radius)
        np.testing.assert_allclose(np.real(np.conj(t - p) * (t - c)), 0.0, atol=1e-9)
    assert (np.imag(np.conj(c - p) * (first - p)) > 0).all()
    assert (np.imag(np.conj(c - p) * (second - p)) < 0).all()
    figures.assert_pinned(TouchPoints(P, w), at, "point", "point")
    figures.assert_derivatives(TouchPoints(P, w), at)
    figures.assert_moves_along(TouchPoints(P, w), at)


def test_each_touch_point_is_pinned_alone():
    at = outside(4)
    T = figures.point("T")
    assert len(TouchPoints(P, w).brings(T)) == 3
    for t in TouchPoints(P, w).place(at):
        at.put(T, t)
        for fact in TouchPoints(P, w).brings(T):
            np.testing.assert_allclose(fact.residual(at), 0.0, atol=1e-9)


def test_no_tangents_from_within():
    at = outside(5)
    c, radius = at.value(w)
    at.put(P, c + radius * np.array([0.0, 0.5, 0.99, 1.01, 1.5, 2.0, 3.0]))
    with np.errstate(all="ignore"):
        first, second = TouchPoints(P, w).place(at)
    assert list(np.isfinite(first)) == list(np.isfinite(second)) == [False] * 3 + [True] * 4
    assert list(TouchPoints(P, w).cramped(at)) == [True] * 4 + [False] * 3


def test_touch_point_of_a_side():
    at = figures.figure(6)
    at.put(w, Incircle(ABC).place(at))
    a, b, c = map(at.value, (A, B, C))
    t = TouchPoint(w, BC).place(at)
    half = (np.absolute(a - b) + np.absolute(b - c) + np.absolute(c - a)) / 2
    np.testing.assert_allclose(np.absolute(t - b), half - np.absolute(c - a))
    np.testing.assert_allclose(np.absolute(t - c), half - np.absolute(a - b))
    figures.assert_pinned(TouchPoint(w, BC), at, "point")
    figures.assert_derivatives(TouchPoint(w, BC), at)
    figures.assert_moves_along(TouchPoint(w, BC), at)


@pytest.mark.parametrize(("gap", "way"), [(1.7, 1.0), (0.3, 1.0), (-0.3, -1.0)])
def test_touch_point_of_circles(gap, way):
    at = figures.figure(7)
    direction = np.exp(1j * np.arange(figures.N))
    big = 1.0
    small = np.full(figures.N, 0.7 if gap > 0 else 1.3)
    at.put(w, Circle(np.full(figures.N, 1.0 + 1.0j), np.full(figures.N, big)))
    at.put(k, Circle(1.0 + 1.0j + abs(gap) * direction, small))
    t = TouchPointOfCircles(w, k).place(at)
    np.testing.assert_allclose(t, 1.0 + 1.0j + way * direction)
    np.testing.assert_allclose(TouchPointOfCircles(k, w).place(at), t)
    figures.assert_pinned(TouchPointOfCircles(w, k), at, "point")
    figures.assert_derivatives(TouchPointOfCircles(w, k), at)
    assert TouchPointOfCircles(w, k).key == TouchPointOfCircles(k, w).key


def test_columns():
    at = outside(8)
    figures.assert_columns([Tangent(w, A), Tangent(k, B)], at)
    figures.assert_columns([TouchPoint(w, BC), TouchPoint(k, Line(A, B))], at)
    figures.assert_columns([TouchPointOfCircles(w, k), TouchPointOfCircles(k, w)], at)
    far = figures.point("Q")
    at.put(far, at.value(k).center + 5.0)
    figures.assert_columns([TouchPoints(P, w), TouchPoints(far, k)], at)
