"""Where lines and circles meet, and which of two points is meant."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
import sympy

from geodsl.constructions.branch import (
    AcrossFrom,
    BeyondCircle,
    Farther,
    FirstOf,
    Nearer,
    OnMinorArc,
    OnSideOf,
    OtherThan,
    SecondOf,
    WithinCircle,
)
from geodsl.constructions.center import Center
from geodsl.constructions.curves import reaches
from geodsl.constructions.intersection import MeetCircles, MeetLineCircle, MeetLines
from geodsl.constructions.parallel_through import ParallelThrough
from geodsl.facts.inside_circle import InsideCircle
from geodsl.facts.opposite_sides import OppositeSides
from geodsl.facts.outside_circle import OutsideCircle
from geodsl.facts.same_side import SameSide
from geodsl.numeric import Arc, Circle, Dual
from geodsl.numeric import Ray as Half
from geodsl.numeric import Segment as Bounded
from geodsl.objects import Line, Ray, Ref, Segment

A, B, C, D, P, Q = (Ref(x, "point") for x in "ABCDPQ")
l, m, r, s, a = (
    Ref(x, k) for x, k in (("l", "line"), ("m", "line"), ("r", "ray"), ("s", "segment"), ("a", "arc"))
)
w, v, k = (Ref(x, "circle") for x in "wvk")
AB, CD = Line(A, B), Line(C, D)
LW, WV = MeetLineCircle(l, w), MeetCircles(w, v)

MEETS = {
    "intersection of AB and CD": MeetLines(AB, CD),
    "intersection of l and segment AB": MeetLines(l, Segment(A, B)),
    "intersection of ray AB and m": MeetLines(Ray(A, B), m),
    "intersection of r and s": MeetLines(r, s),
    "intersection of l and w": LW,
    "intersection of AB and w": MeetLineCircle(AB, w),
    "intersection of segment AB and w": MeetLineCircle(Segment(A, B), w),
    "intersection of ray AB and a": MeetLineCircle(Ray(A, B), a),
    "intersection of w and v": WV,
    "intersection of w and a": MeetCircles(w, a),
}
CHOSEN = {
    "intersection of l and w nearer A": Nearer(LW, A),
    "intersection of l and w farther from A": Farther(LW, A),
    "intersection of AB and w other than A": OtherThan(MeetLineCircle(AB, w), A),
    "intersection of w and v on same side of AB as C": OnSideOf(WV, AB, C),
    "intersection of w and v on other side of AB from C": AcrossFrom(WV, AB, C),
    "intersection of l and w on minor arc BC of w": OnMinorArc(LW, Segment(B, C), w),
    "intersection of l and w inside v": WithinCircle(LW, v),
    "intersection of l and w outside v": BeyondCircle(LW, v),
    "first intersection of l and w": FirstOf(LW),
    "second intersection of w and v": SecondOf(WV),
}


def circle(z, radius, n=8):
    return Circle(np.full(n, complex(z)), np.full(n, float(radius)))


def given(term):
    """Values under which all of it exists: w and v meet, l and AB pass near the origin, A lies on w."""
    n, turns = 8, np.exp(0.3j * np.arange(8))
    flat = {
        "A": 2.0 * turns, "B": np.full(n, -1.9 + 0.3j),
        "C": np.full(n, 0.4 + 1.95j), "D": np.full(n, 0.3 - 3j),
        "w": circle(0, 2), "v": circle(1.5 + 0.7j, 1.6), "k": circle(0.2, 0.5),
        "a": Arc(np.full(n, 0.5 - 0.4j), np.full(n, 1.7), np.full(n, -2.5), np.full(n, 5.0)),
    }  # fmt: skip
    names = {t.name for t in term.walk() if isinstance(t, Ref)}
    return {name: value for name, value in flat.items() if name in names}


@pytest.mark.parametrize(("text", "term"), {**MEETS, **CHOSEN}.items())
def test_phrases(bench, text, term):
    bench.reads(text, term)


@pytest.mark.parametrize(
    ("text", "term", "kind"),
    [
        ("intersection of w and l", LW, "choice"),
        ("intersections of l and w", LW, "choice"),
        ("intersections of w and l", LW, "choice"),
        ("intersections of w and v", WV, "choice"),
        ("intersection of l and w nearer to A", Nearer(LW, A), "point"),
        ("intersection of l and w farther A", Farther(LW, A), "point"),
        ("intersection of w and v on opposite side of AB from C", AcrossFrom(WV, AB, C), "point"),
        (
            "intersection of (line through C parallel AB) and CD",
            MeetLines(ParallelThrough(C, AB), CD),
            "point",
        ),
    ],
)
def test_other_phrases(bench, text, term, kind):
    bench.reads(text, term, kind)


@pytest.mark.parametrize("verb", ["AB meets CD", "AB intersects CD", "AB and CD meet"])
def test_lines_meet_at(bench, verb):
    bench.named(f"{verb} at P", ("P",), MeetLines(AB, CD))


@pytest.mark.parametrize("verb", ["l meets w", "w meets l", "l intersects w", "l and w meet"])
@pytest.mark.parametrize("at", [("P",), ("P", "Q")])
def test_line_meets_circle_at(bench, verb, at):
    bench.named(f"{verb} at {', '.join(at)}", at, LW, "point")


@pytest.mark.parametrize("verb", ["w meets v", "w intersects v", "w and v meet"])
def test_circles_meet_at(bench, verb):
    bench.named(f"{verb} at P, Q", ("P", "Q"), WV, "point")


def test_a_line_is_made_on_the_way(bench):
    (reading,) = bench.read("line l through D parallel AB meets AC at P", "point")
    assert reading.binds[0] == (("l",), ParallelThrough(D, AB))
    assert reading.binds[1] == (("P",), MeetLines(l, Line(A, C)))


@pytest.mark.parametrize("term", MEETS.values())
@pytest.mark.parametrize("seed", range(3))
def test_moves_along(bench, term, seed):
    bench.moves_along(term, seed)


@pytest.mark.parametrize("term", CHOSEN.values())
def test_the_choice_moves_along(bench, term):
    bench.moves_along(term, 2, **given(term))


@pytest.mark.parametrize("term", [*MEETS.values(), *CHOSEN.values()])
def test_derivatives(bench, term):
    bench.derivatives(term, 4, **given(term))


@pytest.mark.parametrize("term", MEETS.values())
def test_what_is_brought_pins_it(bench, term):
    # The ray runs from the left through all segments and circles about the origin.
    way = np.exp(0.1j * np.arange(8))
    values = {"r": Half(-5.0 * way, way), "s": Bounded(-1 + 1.5j * way, 1 - 1.8j * way)}
    bench.pinned(term, 1, **{t.name: values[t.name] for t in term.walk() if t in (r, s)})


@pytest.mark.parametrize(
    ("term", "fact"),
    [
        (Nearer(LW, A), None),
        (FirstOf(LW), None),
        (SecondOf(WV), None),
        (OnSideOf(WV, AB, C), SameSide(Q, C, AB)),
        (AcrossFrom(WV, AB, C), OppositeSides(Q, C, AB)),
        (OnMinorArc(LW, Segment(B, C), w), OppositeSides(Q, Center(w), Segment(B, C))),
        (WithinCircle(LW, v), InsideCircle(Q, v)),
        (BeyondCircle(LW, v), OutsideCircle(Q, v)),
    ],
)
def test_what_a_choice_brings(term, fact):
    assert term.brings(Q) == (*term.c.brings(Q), *((fact,) if fact else ()))
    assert len(term.c.brings(Q)) == 2


def test_columns(bench):
    bench.columns(MeetLines(AB, CD), MeetLines(Line(A, C), Line(B, D)))
    bench.columns(MeetLineCircle(AB, w), MeetLineCircle(Line(C, D), v))
    bench.columns(MeetCircles(w, v), MeetCircles(v, k), MeetCircles(k, w))
    bench.columns(Nearer(LW, A), Nearer(WV.map(lambda t: t), B))
    bench.columns(OnSideOf(WV, AB, C), OnSideOf(MeetCircles(w, k), CD, A))
    bench.columns(FirstOf(LW), FirstOf(MeetLineCircle(m, v)))


# -- against other formulas ---------------------------------------------------------------------


def number(p):
    return complex(*(float(x) for x in p.evalf(20).args))


def sp(z):
    return sympy.Point(sympy.Rational(str(round(z.real, 6))), sympy.Rational(str(round(z.imag, 6))))


@pytest.mark.parametrize("seed", range(4))
def test_lines_against_sympy(bench, seed):
    rng = np.random.default_rng(seed)
    zs = np.round(rng.normal(size=4) + 1j * rng.normal(size=4), 3)
    values = {x: np.full(8, z) for x, z in zip((A, B, C, D), zs, strict=True)}
    at = bench.changed(bench.figure(MeetLines(AB, CD)), values)
    a, b, c, d = map(sp, zs)
    want = sympy.Line(a, b).intersection(sympy.Line(c, d))[0]
    np.testing.assert_allclose(MeetLines(AB, CD).place(at), number(want), atol=1e-9)
    for term, one, two in (
        (MeetLines(Segment(A, B), CD), sympy.Segment(a, b), sympy.Line(c, d)),
        (MeetLines(Ray(A, B), Ray(C, D)), sympy.Ray(a, b), sympy.Ray(c, d)),
        (MeetLines(Segment(A, B), Segment(C, D)), sympy.Segment(a, b), sympy.Segment(c, d)),
    ):
        met = bool(one.intersection(two))
        flat = abs(np.imag((zs[1] - zs[0]) * np.conj(zs[3] - zs[2])))
        if flat / abs(zs[1] - zs[0]) / abs(zs[3] - zs[2]) > 0.2:
            assert (term.cramped(at) == (not met)).all()


@pytest.mark.parametrize("seed", range(6))
def test_circles_against_sympy(bench, seed):
    rng = np.random.default_rng(seed)
    z, u, c, d = np.round(rng.normal(size=4) + 1j * rng.normal(size=4), 2)
    big, small = 1.7, 1.2
    values = {A: np.full(8, z), B: np.full(8, u), w: circle(c, big), v: circle(d, small)}
    at = bench.changed(bench.figure(MeetLineCircle(AB, w)), values)
    W = sympy.Circle(sp(c), sympy.Rational("1.7"))
    V = sympy.Circle(sp(d), sympy.Rational("1.2"))
    for term, one in (
        (MeetLineCircle(AB, w), sympy.Line(sp(z), sp(u))),
        (MeetLineCircle(Ray(A, B), w), sympy.Ray(sp(z), sp(u))),
        (MeetLineCircle(Segment(A, B), w), sympy.Segment(sp(z), sp(u))),
        (MeetCircles(w, v), V),
    ):
        got = [x[0] for x in term.place(at) if np.isfinite(x[0])]
        want = [number(p) for p in W.intersection(one)]
        assert len(got) == len(want), term
        for x in want:
            assert min(abs(x - y) for y in got) < 1e-9


def test_order_of_two_points(bench):
    at = bench.figure(MeetLineCircle(AB, w), 3, **{**given(MeetLineCircle(AB, w))})
    first, second = MeetLineCircle(AB, w).place(at)
    assert ((np.conj(at.value(B) - at.value(A)) * (second - first)).real > 0).all()
    back = MeetLineCircle(Line(B, A), w)
    np.testing.assert_allclose(back.place(at), (second, first))
    assert back.key != MeetLineCircle(AB, w).key
    at = bench.figure(WV, 3, w=circle(0, 2), v=circle(1.5 + 0.7j, 1.6))
    first, second = WV.place(at)
    way = 1.5 + 0.7j
    assert ((np.conj(way) * first).imag > 0).all()
    assert ((np.conj(way) * second).imag < 0).all()
    np.testing.assert_allclose(MeetCircles(v, w).place(at), (second, first))


def test_arcs_cut_what_lies_beside_them(bench):
    arc = Arc(np.zeros(8, complex), np.full(8, 2.0), np.full(8, -0.5), np.linspace(0.7, 6.0, 8))
    at = bench.figure(MeetLineCircle(l, a), 5, a=arc)
    for point in MeetLineCircle(l, a).place(at):
        for i in np.flatnonzero(np.isfinite(point)):
            bow = shapely.LineString(
                [(2 * np.cos(x), 2 * np.sin(x)) for x in -0.5 + np.linspace(0, 1, 400) * arc.sweep[i]]
            )
            assert bow.distance(shapely.Point(point[i].real, point[i].imag)) < 1e-3
    whole = MeetCircles(w, Ref("v", "circle"))
    there = bench.changed(at, {w: circle(1.0, 1.5), v: circle(0, 2), a: arc})
    for full, part in zip(whole.place(there), MeetCircles(w, a).place(there), strict=True):
        inside = np.mod(np.angle(full) + 0.5, 2 * np.pi) < arc.sweep
        assert (np.isfinite(part) == inside).all()
        assert inside.any()
        np.testing.assert_array_equal(part[inside], full[inside])


def test_ends_belong_to_their_curves():
    one = np.ones(3)
    half = Half(0 * one + 0j, np.exp(0.7j) * one)
    assert reaches(half, np.array([0j, 2 * np.exp(0.7j), 0j])).all()
    assert not reaches(half, -0.1 * np.exp(0.7j) * one).any()
    arc = Arc(0j * one, one, 0.4 * one, 1.1 * one)
    for angle, inside in ((0.4, True), (1.5, True), (0.39, False), (1.51, False), (0.4 + 2 * np.pi, True)):
        assert (reaches(arc, np.exp(1j * angle) * one) == inside).all()
    starts = np.linspace(-3.0, 3.0, 500)
    many = Arc(0.1j + 0 * starts, 1.3 + 0 * starts, starts, 1.0 + 0 * starts)
    for turned in (0.0, 1.0):  # both ends, with the rounding of a point that was reckoned
        assert reaches(many, many.center + many.radius * np.exp(1j * (starts + turned))).all()
    assert reaches(arc, Dual(np.exp(0.4j) * one, np.zeros((1, 3)))).all()


# -- branches -----------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", range(4))
def test_branches(bench, seed):
    rng = np.random.default_rng(seed)
    x, y = (rng.normal(size=8) + 1j * rng.normal(size=8) for _ in range(2))
    # A circle about the middle of both meets the line through them in both.
    mid, half = (x + y) / 2, abs(x - y) / 2
    values = {
        w: Circle(mid, half),
        v: circle(rng.normal(), 1.0),
        **{p: rng.normal(size=8) + 1j * rng.normal(size=8) for p in (A, B, C, P)},
    }
    values |= {Q: x, D: y}
    both = MeetLineCircle(Line(Q, D), w)
    at = bench.changed(bench.figure(both), values)
    a, b, c = (values[p] for p in (A, B, C))

    def side(z):
        return np.imag((z - a) * np.conj(b - a))

    far = abs(x - c) > abs(y - c)
    np.testing.assert_allclose(Farther(both, C).place(at), np.where(far, x, y))
    np.testing.assert_allclose(Nearer(both, C).place(at), np.where(far, y, x))
    np.testing.assert_allclose(OtherThan(both, Q).place(at), y)
    np.testing.assert_allclose(OtherThan(both, D).place(at), x)
    np.testing.assert_allclose(FirstOf(both).place(at), x)
    np.testing.assert_allclose(SecondOf(both).place(at), y)
    split = side(x) * side(y) < 0
    for term, sense in ((OnSideOf(both, AB, C), 1), (AcrossFrom(both, AB, C), -1)):
        got = side(term.place(at)) * side(c)
        assert (sense * got[split] > 0).all()
        assert term.cramped(at)[~split].all()
    inside = abs(x - at.value(v).center) < 1, abs(y - at.value(v).center) < 1
    for term, want in ((WithinCircle(both, v), True), (BeyondCircle(both, v), False)):
        clear = inside[0] != inside[1]
        got = abs(term.place(at) - at.value(v).center) < 1
        assert (got[clear] == want).all()
        assert term.cramped(at)[~clear].all()


def test_minor_arc(bench):
    ring = {A: 2 * np.exp(0.3j), B: 2 * np.exp(1.9j)}  # the shorter arc runs from 0.3 to 1.9
    values = {p: np.full(8, z) for p, z in ring.items()} | {w: circle(0, 2)}
    turns = np.linspace(0.5, 1.7, 8)
    values |= {C: np.zeros(8, complex), D: np.exp(1j * turns)}
    term = OnMinorArc(MeetLineCircle(CD, w), Segment(A, B), w)
    at = bench.changed(bench.figure(term), values)
    np.testing.assert_allclose(term.place(at), 2 * np.exp(1j * turns))
    back = OnMinorArc(MeetLineCircle(Line(D, C), w), Segment(B, A), w)
    np.testing.assert_allclose(back.place(at), 2 * np.exp(1j * turns))


def test_a_missing_candidate_loses(bench):
    # Segment AB enters the circle and ends in it: one point only.
    values = {A: np.full(8, -3.0 + 0j), B: np.full(8, 0.5 + 0j), C: np.full(8, 5.0 + 0.5j), w: circle(0, 1)}
    both = MeetLineCircle(Segment(A, B), w)
    at = bench.changed(bench.figure(both), values)
    for term in (Nearer(both, C), Farther(both, C), OtherThan(both, C)):
        np.testing.assert_allclose(term.place(at), -1.0)
    assert np.isnan(SecondOf(both).place(at)).all()
    assert not both.cramped(at).any()
    assert not Nearer(both, C).cramped(at).any()
    # Where the only point is A itself there is no other.
    at.put(Q, np.full(8, -1.0 + 0j))
    assert OtherThan(both, Q).cramped(at).all()


# -- what is thrown away ------------------------------------------------------------------------


def test_cramped(bench):
    base = {A: 0.0, B: 3.0, C: 1.0 - 1.0j, D: 1.0 + 1.0j, w: (0.2j, 1.0), v: (1.0 + 0.2j, 0.8), P: -1 + 0.3j}

    def at(changes):
        full = {
            t: circle(*x) if isinstance(x, tuple) else np.full(8, complex(x))
            for t, x in {**base, **changes}.items()
        }
        return bench.changed(bench.figure(MeetLines(AB, CD)), full)

    one, two, three = MeetLines(AB, CD), MeetLineCircle(AB, w), MeetCircles(w, v)
    inside, outside = WithinCircle(two, v), BeyondCircle(two, v)
    near, other, beside = Nearer(two, C), OtherThan(two, A), OnSideOf(two, CD, P)
    for term, changes in (
        (one, {C: 0.5j, D: 3.0 + 0.8j}),  # nearly parallel
        (MeetLines(Segment(A, B), CD), {C: 4.0 - 1.0j, D: 4.0 + 1.0j}),  # beyond the segment
        (two, {w: (2j, 1.0)}),  # apart
        (two, {w: (0.97j, 1.0)}),  # nearly tangent
        (three, {v: (3.0, 0.8)}),  # apart
        (three, {v: (1.78, 0.8)}),  # nearly tangent from without
        (three, {v: (0.22j + 0.2, 0.8)}),  # nearly tangent from within
        (near, {C: 0.05 + 2j}),  # one as near as the other
        (other, {}),  # A isn't one of them
        (beside, {C: 4.0 - 1.0j, D: 4.0 + 1.0j}),  # both on one side
        (inside, {v: (0.0, 3.0)}),  # both inside
        (outside, {v: (0.0, 3.0)}),
    ):
        assert term.cramped(at(changes)).all(), (term, changes)
    for term, changes in (
        (one, {}),
        (MeetLines(Segment(A, B), CD), {}),
        (two, {}),
        (three, {}),
        (near, {}),
        (other, {A: -1.0, B: 3.0, w: (0.0, 1.0)}),
        (beside, {C: 0.1 - 1.0j, D: 0.1 + 1.0j}),
        (inside, {v: (1.0, 0.8)}),
        (outside, {v: (1.0, 0.8)}),
    ):
        assert not term.cramped(at(changes)).any(), (term, changes)
