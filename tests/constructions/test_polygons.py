"""Polygons in and about circles, with given diagonals, erected on a chosen side; their centres and midpoints."""

from __future__ import annotations

import runpy
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
import shapely
import sympy

import geodsl
from geodsl.constructions.cyclic_on import CyclicOn, TangentialOn
from geodsl.constructions.diagonals_on import EquidiagonalOn, OrthodiagonalOn
from geodsl.constructions.erected import EquilateralAway, SquareAway
from geodsl.constructions.free_polygon import SHARPEST, FreePolygon
from geodsl.constructions.polygon_points import PolygonCenter, SideMidpoints, VertexCentroid
from geodsl.constructions.quadrilaterals_on import RectangleOfHeight, RhombusOfAngle
from geodsl.constructions.regular_on import DecagonOn, DodecagonOn
from geodsl.constructions.regular_round import (
    EquilateralIn,
    PentagonIn,
    RegularIn,
    RegularRound,
    SquareIn,
    SquareRound,
)
from geodsl.constructions.round_a_circle import PolygonAbout, PolygonIn
from geodsl.constructions.trapeziums_on import RightTrapeziumOn
from geodsl.facts.parallelogram import Parallelogram
from geodsl.facts.regular import Regular
from geodsl.instances import Instances
from geodsl.objects import Num, Polygon, Segment

figures = SimpleNamespace(**runpy.run_path(str(Path(__file__).with_name("round_figures.py"))))

A, B, C, D, E, F, O, P = map(figures.point, "ABCDEFOP")
w = figures.circle("w")
AB, AC = Segment(A, B), Segment(A, C)
ABCD = Polygon((A, B, C, D))


def num(x, makes="number"):
    return Num(float(x), makes)


TERMS = {
    "cyclic quadrilateral on AB": CyclicOn(num(4), AB),
    "cyclic polygon of 6 sides on AB": CyclicOn(num(6), AB),
    "tangential quadrilateral on AB": TangentialOn(AB),
    "orthodiagonal quadrilateral on AC": OrthodiagonalOn(AC),
    "equidiagonal quadrilateral on AC": EquidiagonalOn(AC),
    "right trapezium on AB": RightTrapeziumOn(AB),
    "right trapezoid on AB": RightTrapeziumOn(AB),
    "square on AB away from P": SquareAway(AB, P),
    "equilateral triangle on AB away from P": EquilateralAway(AB, P),
    "rectangle on AB of height 3": RectangleOfHeight(AB, num(3)),
    "rhombus on AB of angle 60°": RhombusOfAngle(AB, num(60, "degrees")),
    "quadrilateral inscribed in w": PolygonIn(num(4), w),
    "polygon of 5 sides inscribed in w": PolygonIn(num(5), w),
    "quadrilateral circumscribed about w": PolygonAbout(num(4), w),
    "polygon of 3 sides circumscribed about w": PolygonAbout(num(3), w),
    "equilateral triangle inscribed in w": EquilateralIn(w),
    "square inscribed in w": SquareIn(w),
    "regular pentagon inscribed in w": PentagonIn(w),
    "regular hexagon inscribed in w": RegularIn(num(6), w),
    "regular polygon of 9 sides inscribed in w": RegularIn(num(9), w),
    "square center O through A": SquareRound(O, A),
    "regular hexagon center O through A": RegularRound(num(6), O, A),
    "regular polygon of 5 sides center O through A": RegularRound(num(5), O, A),
    "regular decagon on AB": DecagonOn(AB),
    "regular dodecagon on AB": DodecagonOn(AB),
    "midpoint polygon of ABCD": SideMidpoints(ABCD),
    "varignon parallelogram of ABCD": SideMidpoints(ABCD),
    "vertex centroid of ABCD": VertexCentroid(ABCD),
    "centroid of the vertices of ABCD": VertexCentroid(ABCD),
    "center of ABCD": PolygonCenter(ABCD),
}
each = pytest.mark.parametrize("term", dict.fromkeys(TERMS.values()), ids=str)


def made(term):
    return term.makes if isinstance(term.makes, tuple) else (term.makes,)


def drawn(seed, term, n=figures.N):
    """Random points, of which ABCD is a parallelogram: only so has it a centre."""
    at = figures.figure(seed, free=[term])
    at.put(D, at.value(A) + at.value(C) - at.value(B))
    return at


@pytest.mark.parametrize(("text", "term"), TERMS.items())
def test_phrases(text, term):
    figures.assert_reads(text, term)


@each
def test_moves_along(term):
    # A height is a number, which doesn't grow; on a circle, where the first corner is counts from the right.
    if w in term.walk() or isinstance(term, RectangleOfHeight | RhombusOfAngle):
        return
    figures.assert_moves_along(term, drawn(1, term))


@each
def test_derivatives(term):
    figures.assert_derivatives(term, drawn(2, term))


@each
def test_what_is_brought_pins_it(term):
    figures.assert_pinned(term, drawn(3, term), *made(term))


def outline(term, start, count=300, seed=1):
    """The corners of a served polygon over many free numbers, from the arguments' values."""
    rng = np.random.default_rng(seed)
    at = Instances(count, free={term: list(rng.random((term.free, count)))})
    for ref, value in start.items():
        at.put(ref, value)
    return at, np.array(term.place(at))


def turns_left(z):
    """Convex, and once round to the left."""
    ways = np.roll(z, -1, 0) - z
    bends = np.angle(np.roll(ways, -1, 0) / ways)
    assert (bends > 0).all()
    np.testing.assert_allclose(bends.sum(0), 2 * np.pi)


@pytest.mark.parametrize("n", [4, 5, 6, 9])
def test_cyclic_polygons_go_round_the_circle_in_order(n):
    ones = np.ones(300)
    at, rest = outline(CyclicOn.on(A, B, size=n), {A: 0j * ones, B: ones + 0j})
    z = np.array([at.value(A), at.value(B), *rest])
    turns_left(z)
    for k in range(0, 300, 30):
        circle = sympy.Circle(*(sympy.Point(p.real, p.imag) for p in z[:3, k]))
        center = complex(*map(float, circle.center))
        np.testing.assert_allclose(abs(z[:, k] - center), float(circle.radius))


@pytest.mark.parametrize("n", [3, 4, 5, 7])
def test_polygons_in_and_about_a_circle(n):
    center, radius = np.full(300, 1 + 2j), np.full(300, 1.5)
    start = {w: geodsl.numeric.Circle(center, radius)}
    _, z = outline(PolygonIn(num(n), w), start)
    turns_left(z)
    np.testing.assert_allclose(abs(z - center), 1.5)
    _, z = outline(PolygonAbout(num(n), w), start)
    turns_left(z)
    for k in range(0, 300, 10):
        polygon = shapely.Polygon([(p.real, p.imag) for p in z[:, k]])
        sides = shapely.get_coordinates(polygon)
        far = [shapely.LineString(sides[i : i + 2]).distance(shapely.Point(1, 2)) for i in range(n)]
        np.testing.assert_allclose(far, 1.5)
        # The area of a polygon about a circle is half its perimeter times the radius.
        assert polygon.area == pytest.approx(0.5 * 1.5 * polygon.length)


def test_tangential_quadrilaterals_have_an_incircle():
    ones = np.ones(300)
    at, rest = outline(TangentialOn(AB), {A: 0j * ones, B: ones + 0j})
    z = np.array([at.value(A), at.value(B), *rest])
    turns_left(z)
    for k in range(0, 300, 10):
        polygon = shapely.Polygon([(p.real, p.imag) for p in z[:, k]])
        largest = shapely.maximum_inscribed_circle(polygon, tolerance=1e-6)
        # No other quadrilateral has so large a circle in it for its area and perimeter.
        assert largest.length == pytest.approx(2 * polygon.area / polygon.length, rel=1e-3)


@pytest.mark.parametrize("cls", [OrthodiagonalOn, EquidiagonalOn])
def test_diagonals(cls):
    ones = np.ones(300)
    at, (b, d) = outline(cls(AC), {A: 0j * ones, C: 2 * ones + 0j})
    turns_left(np.array([at.value(A), b, at.value(C), d]))
    if cls is OrthodiagonalOn:
        np.testing.assert_allclose(b.real, d.real)
    else:
        np.testing.assert_allclose(abs(d - b), 2.0)


def test_right_trapeziums_have_two_right_angles():
    ones = np.ones(300)
    _, (c, d) = outline(RightTrapeziumOn(AB), {A: 0j * ones, B: 2 * ones + 0j})
    np.testing.assert_allclose(d.real, 0, atol=1e-12)
    np.testing.assert_allclose(c.imag, d.imag)
    assert ((c.real > 0.5) & (c.real < 1.5)).all()


def test_across_from_a_point():
    at = figures.figure(5)
    c, d = SquareAway(AB, P).place(at)
    tip = EquilateralAway(AB, P).place(at)
    for k in range(figures.N):
        a, b, p = (at.value(x)[k] for x in (A, B, P))
        line = sympy.Line(sympy.Point(a.real, a.imag), sympy.Point(b.real, b.imag))
        a0, b0, c0 = (float(x) for x in line.coefficients)
        side = lambda z: np.sign(a0 * z.real + b0 * z.imag + c0)  # noqa: E731, B023
        assert side(c[k]) == side(d[k]) == side(tip[k]) == -side(p)
        np.testing.assert_allclose([abs(c[k] - b), abs(d[k] - a), abs(c[k] - d[k])], abs(b - a))
        np.testing.assert_allclose([abs(tip[k] - a), abs(tip[k] - b)], abs(b - a))
    at.put(P, at.value(A) + 0.5 * (at.value(B) - at.value(A)))
    assert SquareAway(AB, P).cramped(at).all()  # which side is meant, nobody could tell


def test_sizes_that_are_given():
    at = figures.figure(6)
    a, b = at.value(A), at.value(B)
    c, d = RectangleOfHeight(AB, num(3)).place(at)
    np.testing.assert_allclose((d - a) / (b - a) * abs(b - a), 3j, atol=1e-12)
    np.testing.assert_allclose(c - d, b - a)
    c, d = RhombusOfAngle(AB, num(60, "degrees")).place(at)
    np.testing.assert_allclose((d - a) / (b - a), 0.5 + 0.75**0.5 * 1j)
    np.testing.assert_allclose(c - d, b - a)


@pytest.mark.parametrize(("cls", "n"), [(DecagonOn, 10), (DodecagonOn, 12)])
def test_many_sides(cls, n):
    at = figures.figure(7)
    corners = [at.value(A), at.value(B), *cls(AB).place(at)]
    center = sum(corners) / n
    for k, z in enumerate(corners):
        np.testing.assert_allclose(z - center, (corners[0] - center) * np.exp(2j * np.pi * k / n))


@pytest.mark.parametrize(
    "term",
    [EquilateralIn(w), SquareIn(w), PentagonIn(w), RegularIn(num(6), w), RegularIn(num(11), w)],
    ids=str,
)
def test_regular_polygons_in_a_circle(term):
    at = figures.figure(8, free=[term])
    z = np.array(term.place(at))
    n, circle = len(z), at.value(w)
    np.testing.assert_allclose(
        ((z - circle.center) / circle.radius) ** n,
        np.broadcast_to(z[0] - circle.center, z.shape) ** n / circle.radius**n,
    )
    np.testing.assert_allclose(
        abs(np.roll(z, -1, 0) - z), np.broadcast_to(2 * circle.radius * np.sin(np.pi / n), z.shape)
    )


@pytest.mark.parametrize(
    "term", [SquareRound(O, A), RegularRound(num(6), O, A), RegularRound(num(7), O, A)], ids=str
)
def test_regular_polygons_about_a_centre(term):
    at = figures.figure(9)
    z = np.array([at.value(A), *term.place(at)]) - at.value(O)
    np.testing.assert_allclose(z[1:] / z[:-1], np.exp(2j * np.pi / len(z)))


def test_middles_and_means():
    at = figures.figure(10)
    corners = [at.value(x) for x in (A, B, C, D)]
    for middle, a, b in zip(SideMidpoints(ABCD).place(at), corners, corners[1:] + corners[:1], strict=True):
        np.testing.assert_allclose(middle, 0.5 * a + 0.5 * b)
    np.testing.assert_allclose(VertexCentroid(ABCD).place(at), np.mean(corners, 0))


def test_a_centre_demands_a_shape_that_has_one():
    (demand,) = PolygonCenter(ABCD).demands()
    assert demand == Parallelogram(ABCD)
    hexagon = Polygon((A, B, C, D, E, F))
    (demand,) = PolygonCenter(hexagon).demands()
    assert demand == Regular(hexagon)
    figure = geodsl.parse("quadrilateral ABCD\nM = center of ABCD").realize(seed=0, n=8)
    a, b, c, d = (figure.points[x] for x in "ABCD")
    np.testing.assert_allclose(a + c, b + d, atol=1e-8)


@pytest.mark.parametrize("n", [num(2), num(5.5), num(99)])
def test_no_such_polygon(n):
    for cls, args in ((CyclicOn, (AB,)), (PolygonIn, (w,)), (PolygonAbout, (w,)), (RegularIn, (w,))):
        with pytest.raises(ValueError, match="corners"):
            cls(n, *args)
    with pytest.raises(ValueError, match="corners"):
        CyclicOn(num(3), AB)  # every triangle has a circumcircle


# -- programs ----------------------------------------------------------------------------------

STATED = {
    "cyclic quadrilateral ABCD": 4,
    "cyclic pentagon ABCDE": 5,
    "cyclic hexagon ABCDEF": 6,
    "circle w center O radius 3\nquadrilateral ABCD inscribed in w": 4,
    "circle w center O radius 3\nhexagon ABCDEF inscribed in w": 6,
    "circle w center O radius 3\npentagon ABCDE circumscribed about w": 5,
    "circle w center O radius 3\nregular hexagon ABCDEF inscribed in w": 6,
    "tangential quadrilateral ABCD": 4,
    "orthodiagonal quadrilateral ABCD": 4,
    "equidiagonal quadrilateral ABCD": 4,
    "right trapezium ABCD": 4,
}


@pytest.mark.parametrize(("text", "n"), STATED.items())
def test_what_is_stated_is_a_proper_polygon_and_often_found(text, n):
    figure = geodsl.parse(text).realize(seed=0, n=32)
    assert figure.acceptance > 0.04, figure.refused.told()
    corners = [figure.points[x] for x in "ABCDEF"[:n]]
    for k in range(32):
        polygon = shapely.Polygon([(c[k].real, c[k].imag) for c in corners])
        assert polygon.is_valid
        assert polygon.area == pytest.approx(polygon.convex_hull.area)


@pytest.mark.parametrize(
    "text",
    [
        "cyclic quadrilateral ABCD with AB = 4, BC = 5, CD = 3",
        "cyclic quadrilateral ABCD with AB = 4, angle A = 70°",
        "triangle ABC\nABCD cyclic",
        "cyclic quadrilateral ABCD\nABCD tangential",
        "circle w center O radius 3\nquadrilateral ABCD inscribed in w with AB = BC",
        "circle w center O radius 3\ntriangle ABC circumscribed about w\nangle A = 50°",
        "right trapezium ABCD with AB parallel CD, AB = 6, CD = 4, angle B = 50°",
    ],
)
def test_more_may_be_said(text):
    assert len(geodsl.parse(text).realize(seed=0, n=8)) == 8


@pytest.mark.parametrize("n", [3, 4, 5, 8])
def test_free_polygons(n):
    """Proper, in either sense, now and then not convex; a triangle of theirs is no needle."""
    count = 4000
    term = FreePolygon(num(1), n)
    at = Instances(count, free={term: list(np.random.default_rng(n).random((2 * n, count)))})
    z = np.array(term.place(at))
    area = np.imag(np.conj(z) * np.roll(z, -1, 0)).sum(0) / 2
    assert 0.4 < np.mean(area > 0) < 0.6
    angles = np.absolute(np.angle((np.roll(z, 1, 0) - z) / (np.roll(z, -1, 0) - z), deg=True))
    at.put(term, tuple(z))
    sound = ~term.cramped(at)
    assert sound.mean() > 0.9
    assert angles[:, sound].min() >= (SHARPEST - 1e-9 if n == 3 else 15.0)
    polygons = [shapely.Polygon(np.c_[c.real, c.imag]) for c in z.T[:400]]
    assert np.mean([p.is_valid for p in polygons]) > 0.95
    if n > 3:
        assert 0.1 < np.mean([p.area < p.convex_hull.area - 1e-9 for p in polygons]) < 0.4


def test_nothing_is_almost_level():
    for text in ("triangle ABC", "quadrilateral ABCD", "square ABCD", "triangle ABC with AB = AC"):
        points = geodsl.parse(text).realize(seed=1, n=128).points
        names = sorted(points)
        for a, b in zip(names, [*names[1:], names[0]], strict=True):
            slope = np.degrees(np.angle(points[b] - points[a]))
            off = np.absolute((slope + 45) % 90 - 45)
            assert ((off < 1e-6) | (off > 2.0)).all(), text
    placed = geodsl.parse("A = point at (0, 0)\nB = point at (9, 0.2)\npoint C\ntriangle ABC").realize(
        seed=0, n=4
    )
    np.testing.assert_array_equal(placed.points["B"], 9 + 0.2j)  # where coordinates are given, they stay


@pytest.mark.parametrize("shape", ["tangential quadrilateral", "square", "rhombus", "kite"])
def test_the_incircle_of_a_quadrilateral_touches_its_sides(shape):
    figures = geodsl.parse(f"{shape} ABCD\nincircle w of ABCD\nO = center of w\nw touches BC at T").realize(
        n=8
    )
    corners = [figures.points[name] for name in "ABCD"]
    center, touch = figures.points["O"], figures.points["T"]
    for k in range(8):
        ring = shapely.Polygon([(z[k].real, z[k].imag) for z in corners])
        middle = shapely.Point(center[k].real, center[k].imag)
        sides = shapely.get_parts([shapely.LineString(ring.exterior.coords[i : i + 2]) for i in range(4)])
        far = [middle.distance(side) for side in sides]
        assert np.allclose(far, far[0], rtol=1e-6) and ring.contains(middle)
        assert sides[1].distance(shapely.Point(touch[k].real, touch[k].imag)) < 1e-9
