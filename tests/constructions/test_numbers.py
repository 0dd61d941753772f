"""Functions of numbers, and what is measured of a figure."""

from __future__ import annotations

import math

import numpy as np
import pytest
import shapely

from geodsl.arithmetic import Length, add, multiply, power, quantity
from geodsl.constructions.measures import (
    AngleBetween,
    Area,
    CircleArea,
    Circumference,
    Distance,
    DistanceToLine,
    Perimeter,
    PowerOfPoint,
    Radius,
    SegmentLength,
)
from geodsl.constructions.numbers import (
    AbsoluteValue,
    AcuteTurn,
    ArcCosine,
    ArcSine,
    ArcTangent,
    Cosine,
    Larger,
    Sine,
    Smaller,
    SquareRoot,
    TangentRatio,
    UnsignedAngle,
)
from geodsl.objects import Angle, Line, Num, Polygon, Ref, Segment

A, B, C, D, P = (Ref(x, "point") for x in "ABCDP")
l, w, a = Ref("l", "line"), Ref("w", "circle"), Ref("a", "arc")
q, d, t, g = Ref("q", "number"), Ref("d", "length"), Ref("t", "degrees"), Ref("g", "area")
AB, CD, ABC = Segment(A, B), Segment(C, D), Polygon((A, B, C))
ABCD = Polygon((A, B, C, D))
angle = Angle(A, B, C)


def n(x: float, kind: str = "number") -> Num:
    return Num(float(x), kind)


FUNCTIONS = {
    "sqrt 2": (SquareRoot(n(2)), "number"),
    "sqrt q": (SquareRoot(q), "number"),
    "sqrt g": (SquareRoot(g), "length"),
    "sqrt (AB * CD)": (SquareRoot(multiply((Length(AB), Length(CD)))), "length"),
    "sqrt (AB^2 + CD^2)": (
        SquareRoot(add(("+", "+"), (power(Length(AB), n(2)), power(Length(CD), n(2))))),
        "length",
    ),
    "sin 30°": (Sine(n(30, "degrees")), "number"),
    "sin angle ABC": (Sine(angle), "number"),
    "cos t": (Cosine(t), "number"),
    "tan 40°": (TangentRatio(n(40, "degrees")), "number"),
    "arcsin 0.3": (ArcSine(n(0.3)), "degrees"),
    "arccos 0.3": (ArcCosine(n(0.3)), "degrees"),
    "arctan q": (ArcTangent(q), "degrees"),
    "abs q": (AbsoluteValue(q), "number"),
    "abs d": (AbsoluteValue(d), "length"),
    "min of AB and CD": (Smaller(AB, CD), "length"),
    "max of q and d": (Larger(q, d), "length"),
    "max of t and 30°": (Larger(t, n(30, "degrees")), "degrees"),
}
MEASURES = {
    "length of AB": (SegmentLength(AB), "length"),
    "distance from A to B": (Distance(A, B), "length"),
    "distance from P to l": (DistanceToLine(P, l), "length"),
    "distance from P to AB": (DistanceToLine(P, Line(A, B)), "length"),
    "angle between AB and l": (AngleBetween(Line(A, B), l), "degrees"),
    "radius of w": (Radius(w), "length"),
    "radius of a": (Radius(a), "length"),
    "circumference of w": (Circumference(w), "length"),
    "area of w": (CircleArea(w), "area"),
    "area of ABC": (Area(ABC), "area"),
    "area of ABCD": (Area(ABCD), "area"),
    "perimeter of ABCD": (Perimeter(ABCD), "length"),
    "power of P in w": (PowerOfPoint(P, w), "area"),
}
ALL = {**FUNCTIONS, **MEASURES}
each = pytest.mark.parametrize(("text", "term", "kind"), [(k, *v) for k, v in ALL.items()])


@each
def test_phrases_and_dimension(bench, text, term, kind):
    assert term.makes == kind
    bench.reads(text, term, "quantity")
    bench.reads(text, term, kind)
    others = {"length", "area", "degrees", "number"} - {kind}
    others -= {"length", "area"} if kind == "number" else set()  # a number may stand for either
    for other in others:
        assert not bench.read(text, other)


def test_root_sign_and_parentheses(bench):
    bench.reads("√2", SquareRoot(n(2)), "number")
    bench.reads("sqrt(2)", SquareRoot(n(2)), "number")
    (half,) = bench.read("√3 / 2", "number")
    assert half.term.place(bench.figure(half.term)) == pytest.approx(math.sqrt(3) / 2)


@pytest.mark.parametrize(
    "text", ["sqrt AB", "sqrt t", "sqrt d", "sin d", "min of AB and t", "max of t and q"]
)
def test_what_has_no_meaning(bench, text):
    assert not bench.read(text, "quantity")


@pytest.mark.parametrize(
    "fact",
    [
        "area of ABC = 12",
        "radius of w = 2",
        "perimeter of ABC = 12",
        "length of AB = 3",
        "AB = sqrt 2",
        "area of ABC = area of w",
        "distance from P to l = AB",
        "angle between AB and l = 30°",
        "angle ABC = arcsin 0.3",
        "AB < radius of w",
    ],
)
def test_in_facts(bench, fact):
    assert len(bench.read(fact, "fact")) == 1, [r.term for r in bench.read(fact, "fact")]


@each
def test_derivatives(bench, text, term, kind):
    bench.derivatives(term)


@pytest.mark.parametrize(("text", "term", "kind"), [(k, *v) for k, v in MEASURES.items()])
def test_moves_along(bench, text, term, kind):
    bench.moves_along(term)


def test_columns(bench):
    bench.columns(SquareRoot(q), SquareRoot(n(3)))
    bench.columns(Sine(t), Sine(angle), Sine(n(20, "degrees")))
    bench.columns(Smaller(AB, CD), Smaller(d, Segment(A, C)))
    bench.columns(AbsoluteValue(q), AbsoluteValue(d))
    bench.columns(Area(ABC), Area(Polygon((B, C, D))))
    bench.columns(Perimeter(ABCD), Perimeter(Polygon((P, B, C, D))))
    bench.columns(DistanceToLine(P, l), DistanceToLine(A, Line(B, C)))
    bench.columns(AngleBetween(l, Line(A, B)), AngleBetween(Line(A, C), Line(B, D)))
    bench.columns(PowerOfPoint(P, w), PowerOfPoint(A, Ref("v", "circle")))
    bench.columns(Radius(w), Radius(Ref("v", "circle")))


def test_functions_against_math(bench):
    at = bench.figure(multiply((Sine(t), SquareRoot(q), quantity(d))), 5)
    for i in range(3):
        x = float(at.value(t)[i])
        assert Sine(t).place(at)[i] == pytest.approx(math.sin(x))
        assert Cosine(t).place(at)[i] == pytest.approx(math.cos(x))
        assert TangentRatio(t).place(at)[i] == pytest.approx(math.tan(x))
        assert SquareRoot(q).place(at)[i] == pytest.approx(math.sqrt(float(at.value(q)[i])))
    assert ArcSine(n(0.3)).place(at)[0] == pytest.approx(math.asin(0.3))
    assert ArcCosine(n(-0.3)).place(at)[0] == pytest.approx(math.acos(-0.3))
    assert ArcTangent(n(2)).place(at)[0] == pytest.approx(math.atan(2))
    assert AbsoluteValue(n(-2)).place(at)[0] == 2
    assert Smaller(n(2), n(3)).place(at)[0] == 2
    assert Larger(n(2), n(3)).place(at)[0] == 3
    assert Sine(n(30, "degrees")).place(at)[0] == pytest.approx(0.5)


@pytest.mark.parametrize("degrees", [-400, -170, -20, 0, 50, 90, 120, 180, 200, 350])
def test_turns_without_sense(bench, degrees):
    at = bench.figure(Sine(t))
    full = math.radians(degrees)
    assert UnsignedAngle(n(degrees, "degrees")).place(at)[0] == pytest.approx(
        math.acos(round(math.cos(full), 12)), abs=1e-6
    )
    assert AcuteTurn(n(degrees, "degrees")).place(at)[0] == pytest.approx(
        math.asin(round(abs(math.sin(full)), 12)), abs=1e-6
    )


@pytest.mark.parametrize("i", range(4))
def test_measures_against_shapely(bench, i):
    at = bench.figure(Larger(Area(ABCD), PowerOfPoint(P, w)), 6)

    def xy(term):
        return float(at.value(term)[i].real), float(at.value(term)[i].imag)

    p = shapely.Point(xy(P))
    triangle = shapely.Polygon([xy(x) for x in (A, B, C)])
    assert Area(ABC).place(at)[i] == pytest.approx(triangle.area)
    assert Perimeter(ABC).place(at)[i] == pytest.approx(triangle.length)
    ring = shapely.LinearRing([xy(x) for x in (A, B, C, D)])
    assert Perimeter(ABCD).place(at)[i] == pytest.approx(ring.length)
    whole = shapely.Polygon(shapely.convex_hull(ring))
    if len(whole.exterior.coords) == 5:
        corners = dict(zip([xy(x) for x in (A, B, C, D)], (A, B, C, D), strict=True))
        order = Polygon(tuple(corners[c] for c in list(whole.exterior.coords)[:4]))
        assert Area(order).place(at)[i] == pytest.approx(whole.area)
    assert Distance(A, B).place(at)[i] == pytest.approx(shapely.Point(xy(A)).distance(shapely.Point(xy(B))))
    assert SegmentLength(AB).place(at)[i] == pytest.approx(math.dist(xy(A), xy(B)))
    far_a, far_b = (tuple(np.array(xy(A)) + k * (np.array(xy(B)) - np.array(xy(A)))) for k in (-50, 50))
    line = shapely.LineString([far_a, far_b])
    assert DistanceToLine(P, Line(A, B)).place(at)[i] == pytest.approx(line.distance(p))
    radius, center = float(at.value(w).radius[i]), at.value(w).center[i]
    disc = shapely.Point(center.real, center.imag).buffer(radius, quad_segs=4000)
    assert CircleArea(w).place(at)[i] == pytest.approx(disc.area, rel=1e-6)
    assert Circumference(w).place(at)[i] == pytest.approx(disc.length, rel=1e-6)
    # The power is the product of the signed ways along any line through the point.
    z, way = at.value(P)[i] - center, np.exp(0.4j)
    middle = -(z * np.conj(way)).real
    half = np.sqrt(complex(radius**2 - (abs(z) ** 2 - middle**2)))
    assert PowerOfPoint(P, w).place(at)[i] == pytest.approx(((middle - half) * (middle + half)).real)


def test_angle_between_lines(bench):
    at = bench.figure(AngleBetween(Line(A, B), Line(A, C)), 7)
    ways = [np.array([z.real, z.imag]).T for z in (at.value(B) - at.value(A), at.value(C) - at.value(A))]
    for i, (u, x) in enumerate(zip(*ways, strict=True)):
        cosine = abs(u @ x) / np.linalg.norm(u) / np.linalg.norm(x)
        assert AngleBetween(Line(A, B), Line(A, C)).place(at)[i] == pytest.approx(math.acos(cosine))
