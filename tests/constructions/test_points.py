"""Points made from points: middles, images, points on curves."""

from __future__ import annotations

import numpy as np
import pytest
import sympy

from geodsl.constructions.extension import Extension
from geodsl.constructions.foot import Foot
from geodsl.constructions.homothety import Homothety
from geodsl.constructions.inverse import Inverse
from geodsl.constructions.midpoint import DividingPoint, Midpoint
from geodsl.constructions.point_at import PointAlong, PointAt
from geodsl.constructions.point_on import PointOn
from geodsl.constructions.reflection import ReflectionInLine, ReflectionInPoint
from geodsl.constructions.rotation import ClockwiseRotation, Rotation
from geodsl.constructions.translation import Translation
from geodsl.facts.angle_value import AngleValue
from geodsl.facts.between import Between
from geodsl.facts.midpoint_of import MidpointOf
from geodsl.facts.on_arc import OnArc
from geodsl.facts.on_circle import OnCircle
from geodsl.facts.on_line import OnLine
from geodsl.facts.on_ray import OnRay
from geodsl.facts.on_segment import OnSegment
from geodsl.numeric import Circle, Ray
from geodsl.objects import Angle, Line, Num, Proportion, Ref, Segment
from geodsl.objects import Ray as RayThrough

A, B, C, D, O, P, Q = (Ref(x, "point") for x in "ABCDOPQ")
l, r, s, w, a = (
    Ref(x, k) for x, k in (("l", "line"), ("r", "ray"), ("s", "segment"), ("w", "circle"), ("a", "arc"))
)
d, q, t = Ref("d", "length"), Ref("q", "number"), Ref("t", "degrees")
AB, CD, BC = Segment(A, B), Segment(C, D), Line(B, C)


def n(x: float, kind: str = "number") -> Num:
    return Num(float(x), kind)


HALF = Proportion((n(1), n(2)))
DRAWN = {
    "point on AB": PointOn(Line(A, B)),
    "point on l": PointOn(l),
    "point on segment AB": PointOn(AB),
    "point on s": PointOn(s),
    "point on ray AB": PointOn(RayThrough(A, B)),
    "point on r": PointOn(r),
    "point on w": PointOn(w),
    "point on a": PointOn(a),
}
MADE = {
    "midpoint of AB": Midpoint(AB),
    "midpoint of s": Midpoint(s),
    "point dividing AB in ratio 1 : 2": DividingPoint(AB, HALF),
    "point dividing s in ratio q : 1": DividingPoint(s, Proportion((q, n(1)))),
    "extension of AB by CD": Extension(AB, CD),
    "extension of AB by 2": Extension(AB, n(2)),
    "extension of AB by AB": Extension(AB, AB),
    "extension of s by d": Extension(s, d),
    "reflection of P in BC": ReflectionInLine(P, BC),
    "reflection of P in l": ReflectionInLine(P, l),
    "reflection of P in segment AB": ReflectionInLine(P, AB),
    "reflection of P in O": ReflectionInPoint(P, O),
    "rotation of P about O by 60°": Rotation(P, O, n(60, "degrees")),
    "rotation of P about O by 180°": Rotation(P, O, n(180, "degrees")),
    "rotation of P about O by 250°": Rotation(P, O, n(250, "degrees")),
    "rotation of P about O by t": Rotation(P, O, t),
    "rotation of P about O by angle ABC": Rotation(P, O, Angle(A, B, C)),
    "rotation of P about O by 60° clockwise": ClockwiseRotation(P, O, n(60, "degrees")),
    "translation of P from A to B": Translation(P, A, B),
    "translation of B from A to B": Translation(B, A, B),
    "homothety of P from O by 2.5": Homothety(P, O, n(2.5)),
    "homothety of P from O by q": Homothety(P, O, q),
    "inverse of P in w": Inverse(P, w),
    "point on ray AB at distance 3": PointAlong(RayThrough(A, B), n(3)),
    "point on r at distance CD": PointAlong(r, CD),
    "point on r at distance d": PointAlong(r, d),
    "foot of P on BC": Foot(P, BC),
    "foot of P on l": Foot(P, l),
    "foot of P on segment AB": Foot(P, AB),
}
ALL = {**DRAWN, **MADE}
each = pytest.mark.parametrize(("text", "term"), ALL.items())


@each
def test_phrases(bench, text, term):
    bench.reads(text, term)


def test_second_phrases(bench):
    bench.reads("middle of AB", Midpoint(AB))
    bench.reads("point dividing AB in 1 : 2", DividingPoint(AB, HALF))
    (share,) = bench.read("homothety of P from O by (2 / 3)", "point")
    bench.reads("homothety of P from O by (2 / 3)", share.term)


def test_names_behind_the_noun(bench):
    bench.named("point P on segment AB", ("P",), PointOn(AB))
    bench.named("point P on ray AB at distance 3", ("P",), PointAlong(RayThrough(A, B), n(3)))
    bench.named("point P at (1, 2)", ("P",), PointAt((n(1), n(2))))
    bench.reads("point at (1, 2)", PointAt((n(1), n(2))))
    bench.reads("point at (-1, q / 2)", bench.read("point at (-1, q / 2)", "point")[0].term)


def test_a_ratio_has_two_parts(bench):
    with pytest.raises(ValueError, match="two parts"):
        DividingPoint(AB, Proportion((n(1), n(2), n(3))))
    assert not bench.read("point dividing AB in ratio 1 : 2 : 3", "point")


# Lengths given as numbers have no part in a similarity, nor has what is drawn at a random turn.
FIXED = ("extension of AB by 2", "point on ray AB at distance 3", "point on l", "point on r", "point on w")


@pytest.mark.parametrize("text", [text for text in ALL if text not in FIXED])
def test_moves_along(bench, text):
    bench.moves_along(ALL[text])


@each
def test_derivatives(bench, text, term):
    bench.derivatives(term)


@each
def test_what_is_brought_pins_it(bench, text, term):
    bench.pinned(term, 5)


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("k", [-1.5, 0.4, 2.0])
def test_homothety_and_negative_factors(bench, k, seed):
    bench.pinned(Homothety(P, O, n(k)), seed)
    bench.pinned(Homothety(P, O, q), seed, q=np.full(bench.N, k))


@pytest.mark.parametrize("degrees", [-60, 20, 90, 130, 200, 330, 400])
def test_rotation_by_any_angle(bench, degrees):
    for term in (
        Rotation(P, O, n(degrees, "degrees")),
        ClockwiseRotation(P, O, n(degrees, "degrees")),
        Rotation(P, O, t),
    ):
        given = {"t": np.full(bench.N, np.radians(degrees))}
        bench.pinned(term, **given)
        at = bench.figure(term, **given)
        o, p = at.value(O), at.value(P)
        sense = -1 if isinstance(term, ClockwiseRotation) else 1
        np.testing.assert_allclose(term.place(at), o + (p - o) * np.exp(sense * 1j * np.radians(degrees)))


def test_what_is_said_of_them():
    assert Rotation(P, O, n(250, "degrees")).brings(Q)[1] == AngleValue(Angle(P, O, Q), n(110, "degrees"))
    assert Extension(AB, AB).brings(Q) == (MidpointOf(B, Segment(A, Q)),)
    assert Extension(AB, Segment(B, A)).brings(Q) == (MidpointOf(B, Segment(A, Q)),)
    assert Homothety(P, O, n(-2)).brings(Q)[0] == Between(O, P, Q)
    for curve, kind in (
        (Line(A, B), OnLine), (AB, OnSegment), (RayThrough(A, B), OnRay), (w, OnCircle), (a, OnArc)
    ):  # fmt: skip
        assert PointOn(curve).brings(Q) == (kind(Q, curve),)


def test_columns(bench):
    bench.columns(Midpoint(AB), Midpoint(CD))
    bench.columns(DividingPoint(AB, HALF), DividingPoint(CD, Proportion((n(3), n(2)))))
    bench.columns(Extension(AB, CD), Extension(CD, Segment(O, P)))
    bench.columns(ReflectionInLine(P, BC), ReflectionInLine(O, l))
    bench.columns(ReflectionInPoint(P, O), ReflectionInPoint(A, B))
    bench.columns(Rotation(P, O, n(60, "degrees")), Rotation(A, B, n(20, "degrees")))
    bench.columns(Rotation(P, O, Angle(A, B, C)), Rotation(A, B, Angle(P, O, A)))
    bench.columns(Translation(P, A, B), Translation(Q, C, D))
    bench.columns(Homothety(P, O, n(3)), Homothety(Q, A, n(0.5)))
    bench.columns(Inverse(P, w), Inverse(Q, Ref("v", "circle")))
    bench.columns(PointAlong(r, d), PointAlong(RayThrough(A, B), d))
    bench.columns(PointAt((n(1), n(2))), PointAt((n(3), q)))
    bench.columns(Foot(P, BC), Foot(A, Line(P, Q)))


# -- against other formulas ---------------------------------------------------------------------


def xy(at, term, i):
    z = at.value(term)[i]
    return sympy.Point(sympy.Float(z.real, 30), sympy.Float(z.imag, 30))


@pytest.mark.parametrize("i", range(3))
def test_against_sympy(bench, i):
    terms = [Midpoint(AB), ReflectionInLine(P, BC), Rotation(P, O, n(70, "degrees")), Translation(P, A, B)]
    terms += [Homothety(P, O, n(-1.5)), Foot(P, BC), ReflectionInPoint(P, O)]
    at = bench.figure(Angle(Angle(A, B, C), Segment(O, P), Q), 6)
    a, b, c, o, p = (xy(at, x, i) for x in (A, B, C, O, P))
    line = sympy.Line(b, c)
    wanted = [
        a.midpoint(b),
        p.reflect(line),
        p.rotate(sympy.Float(np.radians(70), 30), o),
        p.translate(*(b - a)),
        p.scale(-1.5, -1.5, o),
        line.projection(p),
        p.scale(-1, -1, o),
    ]
    for term, want in zip(terms, wanted, strict=True):
        got = term.place(at)[i]
        np.testing.assert_allclose([got.real, got.imag], [float(x) for x in want.args], atol=1e-9)


def test_dividing_point_divides(bench):
    at = bench.figure(DividingPoint(AB, HALF), 7)
    p, a, b = DividingPoint(AB, HALF).place(at), at.value(A), at.value(B)
    np.testing.assert_allclose(abs(p - a) * 2, abs(b - p))
    np.testing.assert_allclose(abs(p - a) + abs(b - p), abs(b - a))
    assert DividingPoint(AB, HALF).key != DividingPoint(Segment(B, A), HALF).key


def test_extension_lies_beyond_the_second_end(bench):
    at = bench.figure(Extension(AB, CD), 8)
    p, a, b = Extension(AB, CD).place(at), at.value(A), at.value(B)
    np.testing.assert_allclose(abs(p - a), abs(b - a) + abs(p - b))
    np.testing.assert_allclose(abs(p - b), abs(at.value(C) - at.value(D)))
    assert Extension(AB, CD).key != Extension(Segment(B, A), CD).key


def test_inverse_of_the_inverse(bench):
    at = bench.figure(Inverse(P, w), 9)
    np.testing.assert_allclose(Inverse(Inverse(P, w), w).place(at), at.value(P))
    # A line that misses the centre becomes a circle through it: chord angles are right.
    o = at.value(w).center
    foot = o + 0.7 + 0.2j
    on_line = foot + 1j * (foot - o) * np.linspace(-3, 3, bench.N)
    f, g = (Inverse(P, w).place(bench.changed(at, {w: at.value(w), P: z})) for z in (foot, on_line))
    np.testing.assert_allclose(((o - g) * np.conj(f - g)).real, 0, atol=1e-12)


def test_point_at(bench):
    at = bench.figure(PointAt((n(1), q)), 10)
    np.testing.assert_allclose(PointAt((n(1), q)).place(at), 1 + 1j * at.value(q))


def test_a_drawn_point_keeps_away_from_ends(bench):
    for t, share in ((0.0, 0.2), (1.0, 0.8)):
        term = PointOn(AB)
        at = bench.figure(term, 11)
        at._free[term][0][:] = t
        got, x, y = term.place(at), at.value(A), at.value(B)
        np.testing.assert_allclose(got, x + share * (y - x))
    term = PointOn(a)
    for t, share in ((0.0, 0.15), (1.0, 0.85)):
        at = bench.figure(term, 11)
        at._free[term][0][:] = t
        arc = at.value(a)
        np.testing.assert_allclose(
            term.place(at), arc.center + arc.radius * np.exp(1j * (arc.start + share * arc.sweep))
        )


def test_a_point_on_a_line_is_drawn_near_what_defines_it(bench):
    for factor in (1.0, 1000.0):
        for term in (PointOn(Line(A, B)), PointOn(RayThrough(A, B))):
            at = bench.figure(term, 12)
            moved = bench.changed(at, {x: factor * v for x, v in bench.known(at).items()})
            np.testing.assert_allclose(term.place(moved), factor * term.place(at))


# -- what is thrown away ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("term", "given"),
    [
        (Midpoint(AB), {"A": 1, "B": 1.1}),
        (Extension(AB, d), {"d": 0.01}),
        (Extension(AB, d), {"d": -2}),
        (DividingPoint(AB, Proportion((q, n(1)))), {"q": -0.5}),
        (ReflectionInLine(P, Line(A, B)), {"A": 0, "B": 1, "P": 0.4 + 0.1j}),
        (ReflectionInPoint(P, O), {"P": 1, "O": 1.1}),
        (Rotation(P, O, t), {"P": 1, "O": 1.1}),
        (Rotation(P, O, t), {"t": np.radians(358)}),
        (Translation(P, A, B), {"A": 1, "B": 1.1}),
        (Homothety(P, O, q), {"q": 1.001}),
        (Homothety(P, O, q), {"q": 0.0}),
        (Inverse(P, w), {"w": Circle(0j, 1.0), "P": 0.1}),
        (Inverse(P, w), {"w": Circle(0j, 1.0), "P": 1.1j}),
        (PointAlong(r, d), {"d": 0.1}),
        (Foot(P, Line(A, B)), {"A": 0, "B": 1, "P": 0.4 + 0.1j}),
    ],
)
def test_cramped(bench, term, given):
    full = {}
    for name, v in given.items():
        full[name] = (
            Circle(*(np.full(bench.N, x) for x in v)) if isinstance(v, Circle) else np.full(bench.N, v)
        )
    at = bench.figure(term, 13, **full)
    assert term.cramped(at).all()
    good = {x: 3.0 + 2.0j if x.type == "point" else 2.0 for x in bench.known(at)}
    for k, x in enumerate(good):
        if x.type == "point":
            good[x] = np.full(bench.N, 3.0 * np.exp(2j * k) + k)
        elif x.type == "circle":
            good[x] = Circle(np.full(bench.N, -1.0 + 0j), np.full(bench.N, 1.5))
        elif x.type == "ray":
            good[x] = Ray(np.zeros(bench.N, complex), np.ones(bench.N, complex))
        else:
            good[x] = np.full(bench.N, 2.0)
    assert not term.cramped(bench.changed(at, good)).any()
