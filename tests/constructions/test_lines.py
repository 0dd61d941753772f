"""Lines, rays and segments, and the loci that some of them are."""

from __future__ import annotations

import numpy as np
import pytest
import sympy

from geodsl.constructions.bisectors import InnerBisector, OuterBisector, PerpendicularBisector
from geodsl.constructions.line_at_angle import LineAtAngle, RayAt
from geodsl.constructions.line_through import FreeLineThrough, LineThrough
from geodsl.constructions.parallel_through import ParallelThrough, PerpendicularThrough
from geodsl.constructions.radical_axis import RadicalAxis
from geodsl.constructions.ray_from import RayFrom, SegmentFrom
from geodsl.constructions.triangle_segments import Altitude, BisectorSegment, Median
from geodsl.facts.angle_value import AngleValue
from geodsl.facts.bisects import Bisects
from geodsl.facts.equal_angles import EqualAngles
from geodsl.facts.equal_lengths import EqualLengths
from geodsl.facts.parallel import Parallel
from geodsl.facts.perpendicular import Perpendicular
from geodsl.facts.right_angle import RightAngle
from geodsl.numeric import Circle
from geodsl.objects import Angle, Line, Num, Polygon, Ref, Segment
from geodsl.objects import Ray as RayThrough

A, B, C, D, O, P, Q = (Ref(x, "point") for x in "ABCDOPQ")
l, r, s, t = Ref("l", "line"), Ref("r", "ray"), Ref("s", "segment"), Ref("t", "degrees")
w, v = Ref("w", "circle"), Ref("v", "circle")
AB, BC, ABC = Line(A, B), Line(B, C), Polygon((A, B, C))
angle = Angle(A, B, C)


def deg(x: float) -> Num:
    return Num(float(x), "degrees")


LINES = {
    "line through A and B": LineThrough(A, B),
    "line through P": FreeLineThrough(P),
    "line through P parallel AB": ParallelThrough(P, AB),
    "line through P parallel l": ParallelThrough(P, l),
    "line through P parallel segment AB": ParallelThrough(P, Segment(A, B)),
    "line through P perpendicular AB": PerpendicularThrough(P, AB),
    "line through P perpendicular r": PerpendicularThrough(P, r),
    "perpendicular bisector of AB": PerpendicularBisector(Segment(A, B)),
    "perpendicular bisector of s": PerpendicularBisector(s),
    "bisector of angle ABC": InnerBisector(angle),
    "external bisector of angle ABC": OuterBisector(angle),
    "line through P at angle 30° to AB": LineAtAngle(P, deg(30), AB),
    "line through P at angle 90° to AB": LineAtAngle(P, deg(90), AB),
    "line through P at angle 130° to l": LineAtAngle(P, deg(130), l),
    "line through P at angle t to AB": LineAtAngle(P, t, AB),
    "radical axis of w and v": RadicalAxis(w, v),
}
BOUNDED = {
    "median from A of ABC": Median(A, ABC),
    "altitude from B of ABC": Altitude(B, ABC),
    "bisector from C of ABC": BisectorSegment(C, ABC),
    "ray from A through B": RayFrom(A, B),
    "segment from A to B": SegmentFrom(A, B),
    "ray from B at angle 30° from A": RayAt(B, deg(30), A),
}
ALL = {**LINES, **BOUNDED}
each = pytest.mark.parametrize(("text", "term"), ALL.items())


@each
def test_phrases(bench, text, term):
    bench.reads(text, term)


@pytest.mark.parametrize(
    ("text", "term"),
    {
        "line through P parallel to AB": ParallelThrough(P, AB),
        "parallel to AB through P": ParallelThrough(P, AB),
        "parallel through P to AB": ParallelThrough(P, AB),
        "line through P perpendicular to AB": PerpendicularThrough(P, AB),
        "perpendicular to AB through P": PerpendicularThrough(P, AB),
        "perpendicular through P to AB": PerpendicularThrough(P, AB),
        "perpendicular from P to AB": PerpendicularThrough(P, AB),
        "perpendicular to AB at A": PerpendicularThrough(A, AB),
        "line through P at 30° to AB": LineAtAngle(P, deg(30), AB),
        "line through P at angle ABC to l": LineAtAngle(P, angle, l),
        "the parallel to (the perpendicular bisector of AB) through P": ParallelThrough(
            P, PerpendicularBisector(Segment(A, B))
        ),
    }.items(),
)
def test_other_phrases(bench, text, term):
    bench.reads(text, term)


@pytest.mark.parametrize(
    ("text", "name", "term"),
    [
        ("line l through A and B", "l", LineThrough(A, B)),
        ("line l through P", "l", FreeLineThrough(P)),
        ("line l through P parallel AB", "l", ParallelThrough(P, AB)),
        ("line l through P at angle 30° to AB", "l", LineAtAngle(P, deg(30), AB)),
        ("perpendicular bisector l of AB", "l", PerpendicularBisector(Segment(A, B))),
        ("bisector l of angle ABC", "l", InnerBisector(angle)),
        ("external bisector l of angle ABC", "l", OuterBisector(angle)),
        ("radical axis l of w and v", "l", RadicalAxis(w, v)),
        ("median m from A of ABC", "m", Median(A, ABC)),
        ("altitude h from B of ABC", "h", Altitude(B, ABC)),
        ("ray r from A through B", "r", RayFrom(A, B)),
        ("segment s from A to B", "s", SegmentFrom(A, B)),
    ],
)
def test_names_behind_the_noun(bench, text, name, term):
    bench.named(text, (name,), term)


@each
def test_moves_along(bench, text, term):
    if not term.free:
        bench.moves_along(term)


@each
def test_derivatives(bench, text, term):
    bench.derivatives(term)


@pytest.mark.parametrize(("text", "term"), LINES.items())
def test_what_is_brought_pins_it(bench, text, term):
    bench.pinned(term, 5)


@pytest.mark.parametrize("term", [Median(A, ABC), Altitude(B, ABC), BisectorSegment(C, ABC)])
def test_what_is_brought_pins_the_end(bench, term):
    bench.pinned(term, 6, dims=2)


@pytest.mark.parametrize("size", [-30, 10, 45, 80, 100, 135, 170, 200, 300])
def test_line_at_any_angle(bench, size):
    given = {"t": np.full(bench.N, np.radians(size))}
    for term in (LineAtAngle(P, deg(size), AB), LineAtAngle(P, t, AB)):
        bench.pinned(term, 7, **given)
        at = bench.figure(term, 7, **given)
        way = at.value(B) - at.value(A)
        turned = way / abs(way) * np.exp(1j * np.radians(size))
        np.testing.assert_allclose(term.place(at).direction, turned, atol=1e-12)


def test_parallel_and_perpendicular_are_called_so():
    assert LineAtAngle(P, deg(90), AB).brings(l)[1] == Perpendicular(l, AB)
    assert LineAtAngle(P, deg(-90), AB).brings(l)[1] == Perpendicular(l, AB)
    assert LineAtAngle(P, deg(180), AB).brings(l)[1] == Parallel(l, AB)


def test_columns(bench):
    bench.columns(LineThrough(A, B), LineThrough(C, D))
    bench.columns(ParallelThrough(P, AB), ParallelThrough(Q, Line(C, D)))
    bench.columns(PerpendicularThrough(P, AB), PerpendicularThrough(Q, l))
    bench.columns(PerpendicularBisector(Segment(A, B)), PerpendicularBisector(Segment(C, D)))
    for cls in (InnerBisector, OuterBisector):
        bench.columns(cls(angle), cls(Angle(P, Q, A)))
    bench.columns(LineAtAngle(P, deg(30), AB), LineAtAngle(Q, deg(70), Line(C, D)))
    bench.columns(RadicalAxis(w, v), RadicalAxis(v, Ref("k", "circle")))
    for cls in (Median, Altitude, BisectorSegment):
        bench.columns(cls(A, ABC), cls(B, ABC), cls(Q, Polygon((P, O, Q))))
    bench.columns(RayFrom(A, B), RayFrom(C, D))
    bench.columns(SegmentFrom(A, B), SegmentFrom(C, D))


def test_a_cevian_starts_at_a_corner(bench):
    with pytest.raises(ValueError, match="P is no corner"):
        Median(P, ABC)
    assert not bench.read("median from P of ABC", "segment")


# -- against other formulas ---------------------------------------------------------------------


def xy(at, term, i):
    z = at.value(term)[i]
    return sympy.Point(sympy.Float(z.real, 30), sympy.Float(z.imag, 30))


def off(line, i, point):
    """How far a sympy point is from a line of ours."""
    z = complex(*(float(x) for x in point.args))
    return abs(((z - line.origin[i]) * np.conj(line.direction[i])).imag)


@pytest.mark.parametrize("i", range(3))
def test_against_sympy(bench, i):
    at = bench.figure(Angle(angle, Segment(O, P), Q), 8)
    a, b, c, p = (xy(at, x, i) for x in (A, B, C, P))
    side, tri = sympy.Line(a, b), sympy.Triangle(a, b, c)
    bisector = sympy.Line(b, tri.incenter)
    for term, want in (
        (LineThrough(A, B), side),
        (ParallelThrough(P, AB), side.parallel_line(p)),
        (PerpendicularThrough(P, AB), side.perpendicular_line(p)),
        (PerpendicularBisector(Segment(A, B)), sympy.Segment(a, b).perpendicular_bisector()),
        (InnerBisector(angle), bisector),
        (OuterBisector(angle), sympy.Line(*bisector.points).perpendicular_line(b)),
    ):
        got = term.place(at)
        for point in want.points[:2]:
            assert off(got, i, point) < 1e-9, term
    for term, want in (
        (Median(A, ABC), tri.medians[a]),
        (Altitude(A, ABC), tri.altitudes[a]),
        (
            BisectorSegment(A, ABC),
            sympy.Segment(a, sympy.Line(a, tri.incenter).intersection(sympy.Line(b, c))[0]),
        ),
    ):
        got = term.place(at)
        assert got.a[i] == at.value(A)[i]
        foot = next(x for x in want.points if x != a)
        np.testing.assert_allclose(got.b[i], complex(*(float(x) for x in foot.args)), atol=1e-9)


def test_radical_axis_has_equal_tangents(bench):
    at = bench.figure(RadicalAxis(w, v), 9)
    axis, one, two = RadicalAxis(w, v).place(at), at.value(w), at.value(v)
    for k in (-3.0, 0.5, 4.0):
        z = axis.origin + k * axis.direction
        np.testing.assert_allclose(
            abs(z - one.center) ** 2 - one.radius**2, abs(z - two.center) ** 2 - two.radius**2, atol=1e-9
        )


def test_ray_at_both_sides(bench):
    term = RayAt(B, deg(40), A)
    at = bench.figure(term, 10)
    at._picks[term][:] = np.arange(bench.N) % 2
    ray, arm = term.place(at), at.value(A) - at.value(B)
    turned = np.degrees(np.angle(ray.direction / arm))
    np.testing.assert_allclose(turned, np.where(np.arange(bench.N) % 2, -40.0, 40.0))
    np.testing.assert_allclose(ray.origin, at.value(B))


# -- loci ---------------------------------------------------------------------------------------

LOCI = [
    (PerpendicularBisector, EqualLengths(Segment(P, A), Segment(B, P)), PerpendicularBisector(Segment(A, B))),
    (ParallelThrough, Parallel(Line(P, A), Line(B, C)), ParallelThrough(A, BC)),
    (ParallelThrough, Parallel(l, Segment(A, P)), ParallelThrough(A, l)),
    (PerpendicularThrough, Perpendicular(Line(A, P), Line(B, C)), PerpendicularThrough(A, BC)),
    (PerpendicularThrough, Perpendicular(Line(A, B), RayThrough(P, B)), PerpendicularThrough(B, AB)),
    (PerpendicularThrough, RightAngle(Angle(A, B, P)), PerpendicularThrough(B, Line(B, A))),
    (PerpendicularThrough, RightAngle(Angle(P, B, A)), PerpendicularThrough(B, Line(B, A))),
    (RayAt, AngleValue(Angle(A, B, P), deg(40)), RayAt(B, deg(40), A)),
    (RayAt, AngleValue(Angle(P, B, A), t), RayAt(B, t, A)),
    (RayAt, EqualAngles(Angle(C, D, O), Angle(P, B, A)), RayAt(B, Angle(C, D, O), A)),
    (InnerBisector, EqualAngles(Angle(A, B, P), Angle(P, B, C)), InnerBisector(angle)),
    (InnerBisector, Bisects(Line(P, B), angle), InnerBisector(angle)),
]


@pytest.mark.parametrize(("cls", "fact", "curve"), LOCI)
def test_loci(bench, cls, fact, curve):
    assert isinstance(fact, cls.locus_of)
    assert cls.locus(fact, P) == curve
    at = bench.figure(fact, 11)
    own = bench.figure(curve, 12)
    values = {**bench.known(own), **bench.known(at)}
    placed = bench.changed(own, values)
    c = curve.place(placed)
    for k in (0.7, 2.0):
        z = c.origin + k * c.direction
        there = bench.changed(own, {**values, P: z})
        np.testing.assert_allclose(fact.residual(there), 0.0, atol=1e-9)
        # Beside the curve it doesn't hold: the curve is all of the locus around there.
        beside = bench.changed(own, {**values, P: z + 0.3j * c.direction})
        assert (np.absolute(fact.residual(beside)) > 1e-4).all()


NO_LOCI = [
    (PerpendicularBisector, EqualLengths(Segment(P, A), Segment(B, C))),
    (PerpendicularBisector, EqualLengths(Segment(P, A), Segment(P, A))),
    (PerpendicularBisector, EqualLengths(s, Segment(P, A))),
    (ParallelThrough, Parallel(Line(P, A), Line(P, B))),
    (ParallelThrough, Parallel(Line(A, B), Line(B, C))),
    (ParallelThrough, Parallel(ParallelThrough(P, AB), BC)),
    (PerpendicularThrough, Perpendicular(Line(P, A), Line(P, B))),
    (PerpendicularThrough, RightAngle(Angle(A, P, B))),
    (RayAt, AngleValue(Angle(A, P, B), deg(40))),
    (RayAt, EqualAngles(Angle(A, B, P), Angle(P, B, C))),
    (RayAt, EqualAngles(Angle(A, B, P), Angle(B, P, A))),
    (InnerBisector, EqualAngles(Angle(A, B, P), Angle(A, B, P))),
    (InnerBisector, EqualAngles(Angle(A, B, P), Angle(P, O, C))),
    (InnerBisector, Bisects(Line(P, O), angle)),
    (InnerBisector, Bisects(Line(B, D), Angle(A, B, P))),
]


@pytest.mark.parametrize(("cls", "fact"), NO_LOCI)
def test_no_loci(cls, fact):
    assert cls.locus(fact, P) is None
    assert cls.locus(RightAngle(Angle(A, P, B)), P) is None


# -- what is thrown away ------------------------------------------------------------------------

ONE = np.ones(8)


@pytest.mark.parametrize(
    ("term", "values"),
    [
        (LineThrough(A, B), {A: 0, B: 0.1}),
        (ParallelThrough(P, AB), {A: 0, B: 1, P: 3 + 0.1j}),
        (PerpendicularBisector(Segment(A, B)), {A: 0, B: 0.1}),
        (InnerBisector(angle), {A: 1, B: 0, C: 1 + 0.1j}),
        (OuterBisector(angle), {A: 1, B: 0, C: -1 + 0.1j}),
        (LineAtAngle(P, t, AB), {A: 0, B: 1, P: 1j, t: np.radians(182)}),
        (RadicalAxis(w, v), {w: (0j, 1.0), v: (0.1j, 2.0)}),
        (Median(A, ABC), {A: 0, B: 1, C: 2 + 0.01j}),
        (RayFrom(A, B), {A: 0, B: 0.1}),
        (SegmentFrom(A, B), {A: 0, B: 0.1}),
    ],
)
def test_cramped(bench, term, values):
    def at(values):
        full = {
            k: Circle(*(x * ONE for x in v)) if isinstance(v, tuple) else v * ONE for k, v in values.items()
        }
        return bench.changed(bench.figure(term, 13), full)

    assert term.cramped(at(values)).all()
    good = {A: 0.0, B: 3.0, C: 2.0 + 2.0j, P: 1.0 + 2.0j, t: 1.0, w: (0j, 1.0), v: (2.0j, 0.5)}
    assert not term.cramped(at(good)).any()
