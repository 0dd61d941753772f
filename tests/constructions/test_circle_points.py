"""Points of a circle that another point tells."""

from __future__ import annotations

import numpy as np
import pytest

from geodsl.constructions.circle_points import (
    Antipode,
    FarthestOnCircle,
    NearestOnCircle,
    PointClockwise,
    PointCounterclockwise,
)
from geodsl.constructions.foot import Foot
from geodsl.facts.diameter_of import DiameterOf
from geodsl.numeric import Circle
from geodsl.objects import Line, Num, Ref, Segment

A, B, C, P, Q = (Ref(x, "point") for x in "ABCPQ")
w, v, t = Ref("w", "circle"), Ref("v", "circle"), Ref("t", "degrees")
forty = Num(40.0, "degrees")

ALL = {
    "antipode of A on w": Antipode(A, w),
    "point on w at 40° from A": PointCounterclockwise(w, forty, A),
    "point on w at t from A": PointCounterclockwise(w, t, A),
    "point on w at 40° clockwise from A": PointClockwise(w, forty, A),
    "point of w nearest P": NearestOnCircle(w, P),
    "point of w farthest from P": FarthestOnCircle(w, P),
}
SAME = {
    "antipode of A in w": Antipode(A, w),
    "point opposite A on w": Antipode(A, w),
    "point diametrically opposite A on w": Antipode(A, w),
    "point on w at angle 40° from A": PointCounterclockwise(w, forty, A),
    "point on w at 40° counterclockwise from A": PointCounterclockwise(w, forty, A),
    "point of w nearest to P": NearestOnCircle(w, P),
    "nearest point of w to P": NearestOnCircle(w, P),
    "projection of P on w": NearestOnCircle(w, P),
    "farthest point of w from P": FarthestOnCircle(w, P),
    "projection of P on BC": Foot(P, Line(B, C)),
}
each = pytest.mark.parametrize("term", ALL.values(), ids=ALL)


@pytest.mark.parametrize(("text", "term"), [*ALL.items(), *SAME.items()])
def test_phrases(bench, text, term):
    bench.reads(text, term)


def test_names(bench):
    bench.named("point B on w at 40° from A", ("B",), PointCounterclockwise(w, forty, A))


@each
def test_derivatives_and_moves(bench, term):
    bench.derivatives(term)
    bench.moves_along(term)


def test_columns(bench):
    for kind in (NearestOnCircle, FarthestOnCircle):
        bench.columns(kind(w, P), kind(v, Q))
    bench.columns(Antipode(A, w), Antipode(B, v))
    bench.columns(PointCounterclockwise(w, t, A), PointCounterclockwise(v, forty, B))


def on_circle(bench, term):
    at = bench.figure(term)
    c, r = at.value(w)
    at.put(A, c + r * np.exp(1j * np.linspace(0.3, 6.0, bench.N)))
    return at


def test_antipode(bench):
    at = on_circle(bench, Antipode(A, w))
    c, r = at.value(w)
    b = Antipode(A, w).place(at)
    np.testing.assert_allclose(np.abs(b - c), r)
    np.testing.assert_allclose(np.abs(b - at.value(A)), 2 * r)
    bench.pinned(Antipode(A, w), seed=0, A=at.value(A), w=at.value(w))


def test_turned_about_the_centre(bench):
    at = on_circle(bench, PointCounterclockwise(w, forty, A))
    c, a = at.value(w).center, at.value(A)
    for term, way in ((PointCounterclockwise(w, forty, A), 1), (PointClockwise(w, forty, A), -1)):
        p = term.place(at)
        np.testing.assert_allclose(np.angle((p - c) / (a - c)), way * np.radians(40.0))
        np.testing.assert_allclose(np.abs(p - c), np.abs(a - c))
        bench.pinned(term, seed=0, A=a, w=at.value(w))


def test_half_a_turn_is_a_diameter(bench):
    straight = Num(180.0, "degrees")
    at = on_circle(bench, PointCounterclockwise(w, straight, A))
    assert PointCounterclockwise(w, straight, A).brings(B)[-1] == DiameterOf(Segment(A, B), w)
    bench.pinned(PointCounterclockwise(w, straight, A), seed=0, A=at.value(A), w=at.value(w))


@pytest.mark.parametrize(
    ("term", "pick"), [(NearestOnCircle(w, P), np.argmin), (FarthestOnCircle(w, P), np.argmax)]
)
def test_nearest_and_farthest(bench, term, pick):
    at = bench.figure(term, 5)
    (c, r), p, q = at.value(w), at.value(P), term.place(at)
    ring = np.exp(1j * np.linspace(0.0, 2 * np.pi, 7201))
    for i in range(bench.N):
        points = c[i] + r[i] * ring
        assert abs(points[pick(np.abs(points - p[i]))] - q[i]) < 1e-3 * r[i]
    bench.pinned(term)


def test_cramped(bench):
    ring = Circle(np.zeros(bench.N, complex), np.ones(bench.N))
    out = np.array([0.05, 0.1, 0.3, 0.5, 0.85, 1.1, 1.3, 3.0]) + 0j  # the figure's size is 5
    at = bench.figure(NearestOnCircle(w, P), w=ring, P=out)
    assert list(NearestOnCircle(w, P).cramped(at)) == [True] * 2 + [False] * 2 + [True] * 2 + [False] * 2
    assert list(FarthestOnCircle(w, P).cramped(at)) == [True] * 2 + [False] * 6
    small = PointCounterclockwise(w, Num(1.0, "degrees"), A)
    assert np.all(small.cramped(bench.figure(small)))
