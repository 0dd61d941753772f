"""Circles: by centre, radius, points, diameter, and of triangles."""

from __future__ import annotations

import runpy
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
import sympy

from geodsl.arithmetic import Length
from geodsl.constructions.apollonius_circle import ApolloniusCircle
from geodsl.constructions.circle_by_diameter import CircleByDiameter
from geodsl.constructions.circle_by_point import CircleByPoint
from geodsl.constructions.circle_by_points import CircleByPoints
from geodsl.constructions.circle_by_radius import CircleByRadius
from geodsl.constructions.circumcircle import Circumcircle
from geodsl.constructions.incircle import Excircle, Incircle
from geodsl.constructions.nine_point_circle import NinePointCircle
from geodsl.constructions.triangle_centers import Orthocenter
from geodsl.facts.concyclic import Concyclic
from geodsl.facts.cyclic import Cyclic
from geodsl.facts.equal_lengths import EqualLengths
from geodsl.facts.length_value import LengthValue
from geodsl.facts.perpendicular import Perpendicular
from geodsl.facts.right_angle import RightAngle
from geodsl.facts.same_ratio import SameRatio
from geodsl.objects import Angle, Line, Num, Polygon, Proportion, Ref, Segment

figures = SimpleNamespace(**runpy.run_path(str(Path(__file__).with_name("round_figures.py"))))

point, A, B, C, O, P, Q = figures.point, *map(figures.point, "ABCOPQ")
AB, ABC = Segment(A, B), Polygon((A, B, C))
r, w = Ref("r", "length"), Ref("w", "circle")

CIRCLES = {
    "circle center O radius r": CircleByRadius(O, r),
    "circle center O radius AB": CircleByRadius(O, AB),
    "circle center O radius OA": CircleByRadius(O, Segment(O, A)),
    "circle center O through A": CircleByPoint(O, A),
    "circle diameter AB": CircleByDiameter(AB),
    "circle through A, B, C": CircleByPoints((A, B, C)),
    "circumcircle of ABC": Circumcircle(ABC),
    "incircle of ABC": Incircle(ABC),
    "excircle of ABC opposite A": Excircle(ABC, A),
    "nine-point circle of ABC": NinePointCircle(ABC),
    "apollonius circle of AB ratio 2 : 1": ApolloniusCircle(
        AB, Proportion((Num(2.0, "number"), Num(1.0, "number")))
    ),
}
each = pytest.mark.parametrize(("text", "term"), CIRCLES.items())


@each
def test_phrases(text, term):
    figures.assert_reads(text, term)
    noun = next(n for n in ("circle", "circumcircle", "incircle", "excircle") if n in text.split())
    figures.assert_names(text.replace(noun, noun + " w", 1), "w", term)


def test_three_points_written_together():
    figures.assert_reads("circle through ABC", CircleByPoints((A, B, C)))
    assert not figures.read("circle through A, B", "circle")
    assert not figures.read("circle through ABCP", "circle")


def test_order_of_three_points_does_not_matter():
    assert CircleByPoints((A, B, C)).key == CircleByPoints((C, A, B)).key
    assert CircleByPoints((A, B, C)).key != CircleByPoints((P, A, B)).key
    assert Circumcircle(ABC).key == Circumcircle(Polygon((C, B, A))).key


def test_excircle_needs_a_corner():
    with pytest.raises(ValueError, match="P is no corner"):
        Excircle(ABC, P)


@each
def test_moves_along(text, term):
    figures.assert_moves_along(term, figures.figure(1))


@each
def test_derivatives(text, term):
    figures.assert_derivatives(term, figures.figure(2))


@each
def test_what_is_brought_pins_it(text, term):
    figures.assert_pinned(term, figures.figure(3), "circle")


def on(circle, z):
    return np.absolute(np.absolute(z - circle.center) - circle.radius)


def test_by_center():
    at = figures.figure(4)
    np.testing.assert_allclose(CircleByRadius(O, r).place(at).radius, at.value(r))
    np.testing.assert_allclose(
        CircleByRadius(O, AB).place(at).radius, np.hypot(*xy(at.value(B) - at.value(A)))
    )
    w = CircleByPoint(O, A).place(at)
    np.testing.assert_allclose(w.center, at.value(O))
    np.testing.assert_allclose(on(w, at.value(A)), 0.0, atol=1e-12)


def xy(z):
    return z.real, z.imag


def as_sympy(at, i, *points):
    return [sympy.Point(*(sympy.Float(x, 30) for x in xy(at.value(p)[i]))) for p in points]


@pytest.mark.parametrize("i", range(3))
def test_triangle_circles_against_sympy(i):
    at = figures.figure(5)
    a, b, c = as_sympy(at, i, A, B, C)
    t = sympy.Triangle(a, b, c)
    for term, expected in (
        (Circumcircle(ABC), t.circumcircle),
        (CircleByPoints((B, C, A)), t.circumcircle),
        (Incircle(ABC), t.incircle),
        (NinePointCircle(ABC), sympy.Circle(*t.medial.vertices)),
        (CircleByDiameter(AB), sympy.Circle(a.midpoint(b), a.distance(b) / 2)),
    ):
        got = term.place(at)
        assert got.radius[i] == pytest.approx(float(expected.radius), abs=1e-9)
        assert got.center[i] == pytest.approx(complex(*map(float, expected.center.args)), abs=1e-9)
    for corner, vertex in ((A, a), (B, b), (C, c)):
        got = Excircle(ABC, corner).place(at)
        side = next(s for s in t.sides if vertex not in s.points)
        assert got.radius[i] == pytest.approx(float(t.exradii[side]), abs=1e-9)


def test_excircle_lies_across_its_side():
    at = figures.figure(6)
    a, b, c = map(at.value, (A, B, C))
    w = Excircle(ABC, B).place(at)
    for u, v in ((a, b), (b, c), (c, a)):
        far = np.imag(np.conj(v - u) * (w.center - u)) / np.absolute(v - u)
        np.testing.assert_allclose(np.absolute(far), w.radius)
    side = np.imag(np.conj(c - a) * (w.center - a)) * np.imag(np.conj(c - a) * (b - a))
    assert (side < 0).all()


def test_nine_points():
    at = figures.figure(7)
    a, b, c = map(at.value, (A, B, C))
    w = NinePointCircle(ABC).place(at)
    foot = a + (b - a) * np.real((c - a) / (b - a))
    np.testing.assert_allclose(on(w, foot), 0.0, atol=1e-9)
    np.testing.assert_allclose(on(w, (c + Orthocenter(ABC).place(at)) / 2), 0.0, atol=1e-9)


@pytest.mark.parametrize("near", [0.4, 3.0])
def test_apollonius(near):
    at = figures.figure(8)
    w = ApolloniusCircle(AB, Proportion((Num(near, "number"), Num(1.0, "number")))).place(at)
    for angle in np.linspace(0.0, 6.0, 5):
        z = w.center + w.radius * np.exp(1j * angle)
        share = np.absolute(z - at.value(A)) / np.absolute(z - at.value(B))
        np.testing.assert_allclose(share, near, rtol=1e-9)


def test_columns():
    at = figures.figure(9)
    D, E, F = map(point, "DEF")
    DEF = Polygon((D, E, F))
    for terms in (
        [CircleByRadius(O, AB), CircleByRadius(P, Segment(C, D))],
        [CircleByPoint(O, A), CircleByPoint(P, B)],
        [CircleByDiameter(AB), CircleByDiameter(Segment(O, C))],
        [CircleByPoints((A, B, C)), CircleByPoints((D, B, O))],
        *([cls(ABC), cls(DEF)] for cls in (Circumcircle, Incircle, NinePointCircle)),
        [Excircle(ABC, A), Excircle(DEF, E), Excircle(ABC, C)],
    ):
        figures.assert_columns(terms, at)


def test_flat_triangles_are_cramped():
    at = figures.figure(10)
    at.put(B, at.value(A) + 3.0 * np.exp(1j * np.arange(7)))
    # The height over the side of length 3: four hundredths of the figure's size are 0.16.
    height = 1j * np.array([0.01, 0.1, 0.15, 0.17, 0.5, 1.0, 2.0]) / 3.0
    at.put(C, at.value(A) + (at.value(B) - at.value(A)) * (0.4 + height))
    expected = [True] * 3 + [False] * 4
    for term in (
        Circumcircle(ABC),
        CircleByPoints((A, B, C)),
        Incircle(ABC),
        NinePointCircle(ABC),
        Excircle(ABC, A),
    ):
        assert list(term.cramped(at)) == expected


def test_small_circles_are_cramped():
    at = figures.figure(11)
    at.put(A, at.value(B) + np.array([0.1] * 3 + [1.0] * 4))
    at.put(O, at.value(B))
    for term in (CircleByRadius(O, AB), CircleByPoint(O, A), CircleByDiameter(AB)):
        assert list(term.cramped(at)) == [True] * 3 + [False] * 4


def test_locus_of_a_distance():
    three = Num(3.0, "number")
    assert CircleByRadius.locus(LengthValue(Segment(O, P), three), P) == CircleByRadius(O, three)
    assert CircleByRadius.locus(EqualLengths(AB, Segment(P, O)), P) == CircleByRadius(O, AB)
    assert CircleByRadius.locus(EqualLengths(Segment(P, O), Segment(O, A)), P) == CircleByRadius(
        O, Segment(O, A)
    )
    assert CircleByRadius.locus(EqualLengths(Segment(P, A), Segment(P, B)), P) is None
    assert CircleByRadius.locus(EqualLengths(AB, Segment(B, C)), P) is None
    assert CircleByRadius.locus(LengthValue(Segment(O, P), Length(Segment(A, P))), P) is None


def test_locus_of_a_right_angle():
    assert CircleByDiameter.locus(RightAngle(Angle(A, P, B)), P) == CircleByDiameter(AB)
    assert CircleByDiameter.locus(Perpendicular(Line(P, A), Segment(B, P)), P) == CircleByDiameter(AB)
    assert CircleByDiameter.locus(RightAngle(Angle(P, A, B)), P) is None
    assert CircleByDiameter.locus(RightAngle(Angle(A, P, A)), P) is None
    assert CircleByDiameter.locus(Perpendicular(Line(P, A), Line(B, C)), P) is None
    assert CircleByDiameter.locus(Perpendicular(Line(P, A), Ref("l", "line")), P) is None


def test_locus_of_a_fourth_point():
    fourth = CircleByPoints((A, B, C))
    assert CircleByPoints.locus(Concyclic((A, P, B, C)), P) == fourth
    assert CircleByPoints.locus(Cyclic(Polygon((A, B, C, P))), P) == fourth
    assert CircleByPoints.locus(Concyclic((A, O, B, C)), P) is None


def test_locus_of_a_proportion():
    two = Proportion((Num(2.0, "number"), Num(1.0, "number")))
    distances = Proportion((Length(Segment(P, A)), Length(Segment(B, P))))
    assert ApolloniusCircle.locus(SameRatio(distances, two), P) == ApolloniusCircle(AB, two)
    assert ApolloniusCircle.locus(SameRatio(two, distances), P) == ApolloniusCircle(AB, two)
    assert ApolloniusCircle.locus(SameRatio(distances, two), A) is None
    assert ApolloniusCircle.locus(SameRatio(distances, distances), P) is None


def test_points_of_a_locus_satisfy_the_fact():
    at = figures.figure(12)
    two = Proportion((Num(2.0, "number"), Num(1.0, "number")))
    for cls, fact in (
        (CircleByRadius, LengthValue(Segment(O, P), r)),
        (CircleByRadius, EqualLengths(Segment(P, O), AB)),
        (CircleByDiameter, RightAngle(Angle(A, P, B))),
        (CircleByPoints, Concyclic((A, P, B, C))),
        (ApolloniusCircle, SameRatio(Proportion((Segment(P, A), Segment(P, B))), two)),
    ):
        assert isinstance(fact, cls.locus_of)
        w = cls.locus(fact, P).place(at)
        known = dict(at.known()) | {P: w.center + w.radius * np.exp(1j * np.arange(7))}
        there = type(at)(at.n, size=at.size, values={t: v for t, v in known.items() if isinstance(t, Ref)})
        np.testing.assert_allclose(fact.residual(there), 0.0, atol=1e-9)
