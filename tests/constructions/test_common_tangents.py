"""Common tangents of two circles, and the tangents of a given direction."""

from __future__ import annotations

import numpy as np
import pytest

import geodsl
from geodsl.constructions.common_tangents import (
    InnerTangent,
    InnerTangents,
    InnerTouchPoints,
    OuterTangent,
    OuterTangents,
    OuterTouchPoints,
    SecondInnerTangent,
    SecondInnerTouchPoints,
    SecondOuterTangent,
    SecondOuterTouchPoints,
)
from geodsl.constructions.directed_tangents import ParallelTangents, PerpendicularTangents
from geodsl.language.term import OpenFact
from geodsl.numeric import Circle
from geodsl.objects import Line, Ref

A, B, C, D = (Ref(x, "point") for x in "ABCD")
w, v, k, l = (*(Ref(x, "circle") for x in "wvk"), Ref("l", "line"))

LINES = {
    "outer common tangent of w and v": OuterTangent(w, v),
    "second outer common tangent of w and v": SecondOuterTangent(w, v),
    "inner common tangent of w and v": InnerTangent(w, v),
    "second inner common tangent of w and v": SecondInnerTangent(w, v),
}
PAIRS = {
    "outer common tangents of w and v": OuterTangents(w, v),
    "inner common tangents of w and v": InnerTangents(w, v),
    "tangents to w parallel to l": ParallelTangents(w, l),
    "tangents to w perpendicular to AB": PerpendicularTangents(w, Line(A, B)),
}
POINTS = {
    "outer common tangent of w and v": OuterTouchPoints(w, v),
    "second outer common tangent of w and v": SecondOuterTouchPoints(w, v),
    "inner common tangent of w and v": InnerTouchPoints(w, v),
    "second inner common tangent of w and v": SecondInnerTouchPoints(w, v),
}


def apart(bench, term, seed=0):
    """Circles without a common point."""
    rng = np.random.default_rng(seed)
    n = bench.N
    center = rng.normal(0, 1, n) + 1j * rng.normal(0, 1, n)
    r, s = rng.uniform(0.4, 1.2, n), rng.uniform(0.4, 1.2, n)
    way = (r + s + rng.uniform(0.4, 2.0, n)) * np.exp(1j * rng.uniform(0, 6.28, n))
    return bench.figure(term, seed, w=Circle(center, r), v=Circle(center + way, s))


def off(line, point):
    return np.imag(np.conj(line.direction) * (point - line.origin))


@pytest.mark.parametrize(("text", "term"), [*LINES.items(), *PAIRS.items(), *POINTS.items()])
def test_phrases(bench, text, term):
    bench.reads(text, term)
    synonym = text.replace("outer", "external").replace("inner", "internal")
    bench.reads(synonym, term)
    if isinstance(term.makes, tuple) and term.makes[0] == "point":
        bench.reads(f"touch points of {text}", term)
    if term.makes == "line":
        bench.named(text.replace("tangent", "tangent l"), ("l",), term)


@pytest.mark.parametrize("term", [*LINES.values(), *PAIRS.values(), *POINTS.values()])
def test_derivatives_and_moves(bench, term):
    at = apart(bench, term)
    given = {t.name: x for t, x in bench.known(at).items()}
    bench.derivatives(term, 0, **given)
    if not isinstance(term.makes, tuple):
        bench.moves_along(term, 0, **given)


@pytest.mark.parametrize(("side", "pairs"), [(1, OuterTangents(w, v)), (-1, InnerTangents(w, v))])
def test_lines_touch_both_circles(bench, side, pairs):
    at = apart(bench, pairs)
    w_, v_ = at.value(w), at.value(v)
    for hand, line in zip((1, -1), pairs.place(at), strict=True):
        np.testing.assert_allclose(np.abs(line.direction), 1.0)
        near, far = off(line, w_.center), off(line, v_.center)
        np.testing.assert_allclose(near, -hand * w_.radius, atol=1e-12)
        np.testing.assert_allclose(far, -hand * side * v_.radius, atol=1e-12)


@pytest.mark.parametrize(
    ("points", "line", "pair", "which"),
    [
        (OuterTouchPoints, OuterTangent, OuterTangents, 0),
        (SecondOuterTouchPoints, SecondOuterTangent, OuterTangents, 1),
        (InnerTouchPoints, InnerTangent, InnerTangents, 0),
        (SecondInnerTouchPoints, SecondInnerTangent, InnerTangents, 1),
    ],
)
def test_touch_points(bench, points, line, pair, which):
    at = apart(bench, points(w, v))
    a, b = points(w, v).place(at)
    for p, circle in ((a, at.value(w)), (b, at.value(v))):
        np.testing.assert_allclose(np.abs(p - circle.center), circle.radius)
        np.testing.assert_allclose(np.real(np.conj(p - circle.center) * (b - a)), 0.0, atol=1e-9)
    for found in (line(w, v).place(at), pair(w, v).place(at)[which]):
        np.testing.assert_allclose(off(found, a), 0.0, atol=1e-12)
        np.testing.assert_allclose(off(found, b), 0.0, atol=1e-12)
    # The textbook's lengths of common tangents.
    gap = np.abs(at.value(v).center - at.value(w).center)
    sign = 1 if pair is OuterTangents else -1
    depth = at.value(w).radius - sign * at.value(v).radius
    np.testing.assert_allclose(np.abs(b - a), np.sqrt(gap**2 - depth**2))


@pytest.mark.parametrize("term", LINES.values(), ids=LINES)
def test_lines_are_pinned(bench, term):
    at = apart(bench, term)
    bench.pinned(term, 0, **{t.name: x for t, x in bench.known(at).items()})


@pytest.mark.parametrize("term", POINTS.values(), ids=POINTS)
def test_points_are_pinned(bench, term):
    at = apart(bench, term)
    a, b = term.place(at)
    facts = [p for fact in term.brings(C, D) if not isinstance(fact, OpenFact) for p in fact.parts()]
    slopes = []
    for step in (1e-6, 1e-6j):
        for there in ({C: a + step, D: b}, {C: a, D: b + step}):
            moved = bench.changed(at, {**bench.known(at), **there})
            slopes.append([fact.residual(moved) / 1e-6 for fact in facts])
    still = bench.changed(at, {**bench.known(at), C: a, D: b})
    for fact in term.brings(C, D):
        np.testing.assert_allclose(fact.residual(still), 0.0, atol=1e-9)
    for i in range(bench.N):
        assert np.linalg.matrix_rank(np.array(slopes)[:, :, i], tol=1e-3) == 4


@pytest.mark.parametrize("term", PAIRS.values(), ids=PAIRS)
def test_pairs_bring_what_holds(bench, term):
    at = apart(bench, term)
    s, t = Ref("s'", "line"), Ref("t'", "line")
    first, second = term.place(at)
    facts = term.brings(s, t)
    there = bench.changed(at, {**bench.known(at), s: first, t: second})
    for fact in facts:
        np.testing.assert_allclose(fact.residual(there), 0.0, atol=1e-9)
    swapped = bench.changed(at, {**bench.known(at), s: second, t: first})
    for fact in facts:
        np.testing.assert_allclose(fact.residual(swapped), 0.0, atol=1e-9)


def test_first_of_two_directed_tangents_is_on_the_left(bench):
    at = bench.figure(ParallelTangents(w, l))
    (c, r), way = at.value(w), at.value(l).direction
    first, second = ParallelTangents(w, l).place(at)
    np.testing.assert_allclose(np.imag(np.conj(way) * (first.origin - c)), r)
    np.testing.assert_allclose(np.imag(np.conj(way) * (second.origin - c)), -r)
    upright, _ = PerpendicularTangents(w, l).place(at)
    np.testing.assert_allclose(np.real(np.conj(way) * upright.direction), 0.0, atol=1e-12)
    assert ParallelTangents(w, Line(A, B)).key != ParallelTangents(w, Line(B, A)).key


def test_columns(bench):
    at = apart(bench, OuterTangent(w, v))
    at.put(k, Circle(at.value(v).center + 7.0, at.value(v).radius))
    from geodsl.language.term import stacked

    for kind in (OuterTangent, SecondInnerTangent, OuterTouchPoints, InnerTangents):
        terms = [kind(w, v), kind(v, k)]
        many = stacked(terms).place(at)
        for row, term in enumerate(terms):
            flat_many, flat_one = _flat(many), _flat(term.place(at))
            for x, y in zip(flat_many, flat_one, strict=True):
                np.testing.assert_allclose(x[row], y)


def _flat(x):
    return [a for part in x for a in _flat(part)] if isinstance(x, tuple) else [x]


def test_cramped(bench):
    n = bench.N
    gap = np.array([0.1, 0.4, 0.52, 0.7, 1.4, 1.52, 1.8, 3.0])
    at = bench.figure(
        OuterTangent(w, v), w=Circle(np.zeros(n, complex), np.ones(n)), v=Circle(gap + 0j, np.full(n, 0.5))
    )
    for kind in (OuterTangent, OuterTangents, OuterTouchPoints):
        assert list(kind(w, v).cramped(at)) == [True] * 3 + [False] * 5  # one within the other
    for kind in (InnerTangent, InnerTangents, InnerTouchPoints):
        assert list(kind(w, v).cramped(at)) == [True] * 5 + [False] * 3  # that meet


@pytest.mark.parametrize(
    ("names", "phrase"), [("A, B", "outer common tangents of w and v"), ("a, b", "square on OK")]
)
def test_names_go_with_what_they_are_given_to(names, phrase):
    circles = "circle w center O radius 2\ncircle v center K radius 1\nOK = 5\n"
    (found,) = geodsl.check(f"{circles}{names} = {phrase}\n")
    assert found.code == "E208"
