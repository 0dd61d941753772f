"""Circles that touch lines, circles and angles; concentric ones; those of a triangle besides the incircle."""

from __future__ import annotations

import numpy as np
import pytest

from geodsl.constructions.circle_in_angle import CircleInAngle, CircleInAngleAt
from geodsl.constructions.circle_through_two import CircleThroughTwo
from geodsl.constructions.concentric_circle import ConcentricRadius, ConcentricThrough
from geodsl.constructions.inner_circles import MixtilinearIncircle, SpiekerCircle
from geodsl.constructions.touching_circles import TouchingCircleThrough, TouchingLines, TouchingLineThrough
from geodsl.numeric import Circle
from geodsl.numeric import Line as Straight
from geodsl.objects import Angle, Num, Polygon, Ref, Segment

A, B, C, D, E, F, P, T = (Ref(x, "point") for x in "ABCDEFPT")
w, v, l, m, d = Ref("w", "circle"), Ref("v", "circle"), Ref("l", "line"), Ref("m", "line"), Ref("d", "length")
ABC, DEF, angle = Polygon((A, B, C)), Polygon((D, E, F)), Angle(A, B, C)
two = Num(2.0, "number")

ALL = {
    "circle tangent to l at A through B": TouchingLineThrough(l, A, B),
    "circle tangent to w at A through B": TouchingCircleThrough(w, A, B),
    "circle tangent to l at A and to m": TouchingLines(l, A, m),
    "circle inscribed in angle ABC radius d": CircleInAngle(angle, d),
    "circle inscribed in angle ABC at T": CircleInAngleAt(angle, T),
    "circle through A and B radius d": CircleThroughTwo(A, B, d),
    "circle concentric to w radius d": ConcentricRadius(w, d),
    "circle concentric to w through A": ConcentricThrough(w, A),
    "mixtilinear incircle of ABC at B": MixtilinearIncircle(ABC, B),
    "spieker circle of ABC": SpiekerCircle(ABC),
}
SAME = {
    "circle tangent to l at A and through B": TouchingLineThrough(l, A, B),
    "circle through B tangent to l at A": TouchingLineThrough(l, A, B),
    "circle tangent to w at A and through B": TouchingCircleThrough(w, A, B),
    "circle through B tangent to w at A": TouchingCircleThrough(w, A, B),
    "circle tangent to l at A and m": TouchingLines(l, A, m),
    "circle tangent to l and m at A": TouchingLines(l, A, m),
    "circle tangent to l and to m at A": TouchingLines(l, A, m),
    "circle tangent to sides of angle ABC radius d": CircleInAngle(angle, d),
    "circle tangent to arms of angle ABC radius d": CircleInAngle(angle, d),
    "circle tangent to sides of angle ABC at T": CircleInAngleAt(angle, T),
    "circle through A, B radius 2": CircleThroughTwo(A, B, two),
    "circle through A and B radius CD": CircleThroughTwo(A, B, Segment(C, D)),
    "circle radius 2 through A and B": CircleThroughTwo(A, B, two),
}
each = pytest.mark.parametrize("term", ALL.values(), ids=ALL)


@pytest.mark.parametrize(("text", "term"), [*ALL.items(), *SAME.items()])
def test_phrases(bench, text, term):
    bench.reads(text, term)
    bench.named(text.replace("circle", "circle k", 1), ("k",), term)


@each
def test_derivatives_and_moves(bench, term):
    bench.derivatives(term)
    bench.moves_along(term)


def test_columns(bench):
    bench.columns(TouchingLineThrough(l, A, B), TouchingLineThrough(m, C, D))
    bench.columns(TouchingCircleThrough(w, A, B), TouchingCircleThrough(v, C, D))
    bench.columns(CircleInAngle(angle, d), CircleInAngle(Angle(D, E, F), two))
    bench.columns(CircleInAngleAt(angle, T), CircleInAngleAt(Angle(D, E, F), P))
    bench.columns(ConcentricThrough(w, A), ConcentricThrough(v, B))
    bench.columns(MixtilinearIncircle(ABC, B), MixtilinearIncircle(DEF, F))
    bench.columns(SpiekerCircle(ABC), SpiekerCircle(DEF))


def given(bench, at):
    return {t.name: x for t, x in bench.known(at).items()}


def off(line, point):
    return np.imag(np.conj(line.direction) * (point - line.origin))


def touching(bench, term, seed=0):
    """A figure in which A lies on l."""
    at = bench.figure(term, seed)
    line = at.value(l)
    at.put(A, line.origin + np.linspace(-2, 3, bench.N) * line.direction)
    return at


def test_touching_a_line_through_a_point(bench):
    term = TouchingLineThrough(l, A, B)
    at = touching(bench, term)
    c, r = term.place(at)
    np.testing.assert_allclose(np.abs(at.value(A) - c), r)
    np.testing.assert_allclose(np.abs(at.value(B) - c), r)
    np.testing.assert_allclose(np.abs(off(at.value(l), c)), r)
    bench.pinned(term, 0, **given(bench, at))


def test_touching_a_circle_through_a_point(bench):
    term = TouchingCircleThrough(w, A, B)
    at = bench.figure(term)
    o, s = at.value(w)
    at.put(A, o + s * np.exp(1j * np.arange(bench.N)))
    c, r = term.place(at)
    np.testing.assert_allclose(np.abs(at.value(A) - c), r)
    np.testing.assert_allclose(np.abs(at.value(B) - c), r)
    # From without where B lies outside, from within where it lies inside or the other way round.
    far = np.abs(c - o)
    np.testing.assert_allclose(np.minimum(np.abs(far - r - s), np.abs(far - np.abs(r - s))), 0.0, atol=1e-9)
    bench.pinned(term, 0, **given(bench, at))


def test_touching_two_lines(bench):
    term = TouchingLines(l, A, m)
    seen = set()
    for seed in range(4):
        at = touching(bench, term, seed)
        c, r = term.place(at)
        np.testing.assert_allclose(np.abs(at.value(A) - c), r)
        for line in (at.value(l), at.value(m)):
            np.testing.assert_allclose(np.abs(off(line, c)), r)
        # Which of both bisectors the centre lies on.
        seen |= set(np.sign(off(at.value(l), c) * off(at.value(m), c) / r**2))
        bench.pinned(term, seed, **given(bench, at))
    assert seen == {-1.0, 1.0}


@pytest.mark.parametrize("way", [1.0, -1.0])
def test_touching_two_parallels(bench, way):
    term = TouchingLines(l, A, m)
    at = touching(bench, term)
    at.put(m, Straight(at.value(m).origin, way * at.value(l).direction))
    c, r = term.place(at)
    np.testing.assert_allclose(2 * r, np.abs(off(at.value(l), at.value(m).origin)))
    np.testing.assert_allclose(np.abs(off(at.value(m), c)), r)
    np.testing.assert_allclose(np.abs(at.value(A) - c), r)


def test_in_an_angle(bench):
    at = bench.figure(CircleInAngle(angle, d))
    a, b, c = map(at.value, (A, B, C))
    at.put(T, b + 0.7 * (c - b))
    for term in (CircleInAngle(angle, d), CircleInAngleAt(angle, T)):
        o, r = term.place(at)
        for x in (a, c):
            share = (o - b) / (x - b)
            assert (share.real > 0).all()  # on the arm, not behind the vertex
            np.testing.assert_allclose(np.abs(share.imag) * np.abs(x - b), r)
            np.testing.assert_allclose(np.angle((o - b) / (a - b)), np.angle((c - b) / (o - b)))
    np.testing.assert_allclose(CircleInAngle(angle, d).place(at).radius, at.value(d))
    o, r = CircleInAngleAt(angle, T).place(at)
    np.testing.assert_allclose(np.abs(at.value(T) - o), r)
    bench.pinned(CircleInAngle(angle, d))
    bench.pinned(CircleInAngle(angle, Segment(D, E)))
    bench.pinned(CircleInAngleAt(angle, T), 0, **given(bench, at))


def test_through_two_points(bench):
    seen = set()
    for seed in range(4):
        at = bench.figure(CircleThroughTwo(A, B, d), seed)
        at.put(d, np.abs(at.value(B) - at.value(A)) * np.linspace(0.55, 1.5, bench.N))
        c, r = CircleThroughTwo(A, B, d).place(at)
        np.testing.assert_allclose(r, at.value(d))
        for x in (A, B):
            np.testing.assert_allclose(np.abs(at.value(x) - c), r)
        seen |= set(np.sign(np.imag((c - at.value(A)) / (at.value(B) - at.value(A)))))
        bench.pinned(CircleThroughTwo(A, B, d), seed, **given(bench, at))
    assert seen == {-1.0, 1.0}
    assert CircleThroughTwo(A, B, d).key == CircleThroughTwo(B, A, d).key
    at.put(d, 0.501 * np.abs(at.value(B) - at.value(A)))
    assert CircleThroughTwo(A, B, d).cramped(at).all()
    at.put(d, 0.4 * np.abs(at.value(B) - at.value(A)))
    assert CircleThroughTwo(A, B, d).cramped(at).all()


def test_concentric(bench):
    at = bench.figure(ConcentricThrough(w, A))
    c, r = ConcentricThrough(w, A).place(at)
    np.testing.assert_allclose(c, at.value(w).center)
    np.testing.assert_allclose(r, np.abs(at.value(A) - c))
    bench.pinned(ConcentricThrough(w, A))
    bench.pinned(ConcentricRadius(w, d))
    bench.pinned(ConcentricRadius(w, Segment(A, B)))
    at = bench.figure(ConcentricRadius(w, d), w=Circle(np.zeros(8, complex), np.ones(8)))
    at.put(d, np.array([0.1, 0.19, 0.9, 1.1, 0.21, 0.7, 1.3, 3.0]))  # the figure's size is 5
    assert list(ConcentricRadius(w, d).cramped(at)) == [True] * 4 + [False] * 4


def test_mixtilinear(bench):
    at = bench.figure(MixtilinearIncircle(ABC, A))
    a, b, c = map(at.value, (A, B, C))
    for corner, x, y, z in ((A, a, b, c), (B, b, c, a), (C, c, a, b)):
        o, r = MixtilinearIncircle(ABC, corner).place(at)
        for end in (y, z):
            np.testing.assert_allclose(np.abs(np.imag((o - x) / (end - x))) * np.abs(end - x), r)
        # Within the circumcircle, whose centre is found from equal distances and whose radius is abc / 4F.
        sides = np.abs(b - c), np.abs(c - a), np.abs(a - b)
        area = np.abs(np.imag(np.conj(b - a) * (c - a))) / 2
        around = np.prod(sides, 0) / (4 * area)
        center = _circumcenter(a, b, c)
        np.testing.assert_allclose(np.abs(o - center) + r, around)
    bench.pinned(MixtilinearIncircle(ABC, A))


def _circumcenter(a, b, c):
    u, v = b - a, c - a
    return a + u * v * (np.conj(u) - np.conj(v)) / (np.conj(u) * v - u * np.conj(v))


def test_spieker(bench):
    at = bench.figure(SpiekerCircle(ABC))
    a, b, c = map(at.value, (A, B, C))
    o, r = SpiekerCircle(ABC).place(at)
    # Its centre is the centroid of the triangle's wire, its radius half of the inradius.
    sides = np.abs(b - c), np.abs(c - a), np.abs(a - b)
    wire = (sides[0] * (b + c) + sides[1] * (c + a) + sides[2] * (a + b)) / (2 * sum(sides))
    np.testing.assert_allclose(o, wire)
    np.testing.assert_allclose(r, np.abs(np.imag(np.conj(b - a) * (c - a))) / sum(sides) / 2)
    bench.pinned(SpiekerCircle(ABC))


def test_cramped(bench):
    at = touching(bench, TouchingLineThrough(l, A, B))
    at.put(B, at.value(A) + 0.02j * at.value(l).direction + 2.0 * at.value(l).direction)
    assert TouchingLineThrough(l, A, B).cramped(at).all()  # nearly a line
    at.put(B, at.value(A) + 0.1)
    assert TouchingLineThrough(l, A, B).cramped(at).all()
    at = bench.figure(CircleInAngle(angle, d))
    at.put(C, at.value(A) + 0.4 * (at.value(B) - at.value(A)))
    assert SpiekerCircle(ABC).cramped(at).all()
    assert MixtilinearIncircle(ABC, A).cramped(at).all()
    assert CircleInAngle(Angle(B, A, C), d).cramped(at).all()
