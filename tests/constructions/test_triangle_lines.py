"""Lines and segments of a triangle: cevians, midsegments, Euler's and Simson's line; antiparallels, mid-parallels."""

from __future__ import annotations

import numpy as np
import pytest
import sympy

from geodsl.constructions.antiparallel import Antiparallel
from geodsl.constructions.cevians import CevianThrough, FreeCevian, Symmedian
from geodsl.constructions.mid_parallel import MidParallel
from geodsl.constructions.midsegment import Midsegment
from geodsl.constructions.triangle_lines import EulerLine, SimsonLine
from geodsl.numeric import Line as Straight
from geodsl.objects import Angle, Line, Polygon, Ref

A, B, C, D, E, F, P, Q = (Ref(x, "point") for x in "ABCDEFPQ")
l, m = Ref("l", "line"), Ref("m", "line")
ABC, DEF = Polygon((A, B, C)), Polygon((D, E, F))
BC, BAC = Line(B, C), Angle(B, A, C)

ALL = {
    "cevian from A of ABC": FreeCevian(A, ABC),
    "cevian from A through P of ABC": CevianThrough(A, P, ABC),
    "symmedian from B of ABC": Symmedian(B, ABC),
    "midsegment of ABC parallel BC": Midsegment(ABC, BC),
    "euler line of ABC": EulerLine(ABC),
    "simson line of P in ABC": SimsonLine(P, ABC),
    "antiparallel to BC in angle BAC through P": Antiparallel(BC, BAC, P),
    "mid-parallel of l and m": MidParallel(l, m),
}
SAME = {
    "cevian from A of ABC through P": CevianThrough(A, P, ABC),
    "midsegment of ABC parallel to BC": Midsegment(ABC, BC),
    "midline of l and m": MidParallel(l, m),
}
each = pytest.mark.parametrize("term", ALL.values(), ids=ALL)


def off(line, point):
    return np.imag(np.conj(line.direction) * (point - line.origin))


@pytest.mark.parametrize(("text", "term"), [*ALL.items(), *SAME.items()])
def test_phrases(bench, text, term):
    bench.reads(text, term)
    word, rest = text.split(" ", 1)
    if word in ("euler", "simson"):
        word, rest = f"{word} line", rest.removeprefix("line ")
    name = "s" if term.makes == "segment" else "l'"
    bench.named(f"{word} {name} {rest}", (name,), term)


def test_what_has_no_meaning(bench):
    for text in ("cevian from P of ABC", "symmedian from P of ABC", "midsegment of ABC parallel AP"):
        assert not bench.read(text, "segment")


@each
def test_derivatives(bench, term):
    bench.derivatives(term)


@pytest.mark.parametrize("term", [t for k, t in ALL.items() if not k.startswith("midsegment")])
def test_moves_along(bench, term):
    bench.moves_along(term)


def inside(bench, term, seed=0):
    """A figure in which P lies inside ABC."""
    at = bench.figure(term, seed)
    rng = np.random.default_rng(seed)
    x, y, z = 0.2 + rng.random((3, bench.N))
    at.put(P, (x * at.value(A) + y * at.value(B) + z * at.value(C)) / (x + y + z))
    return at, {t.name: x for t, x in bench.known(at).items()}


def triangles(at, i):
    return [sympy.Point(float(z[i].real), float(z[i].imag)) for z in map(at.value, (A, B, C))]


def test_free_cevian_ends_on_the_side(bench):
    at = bench.figure(FreeCevian(A, ABC))
    s = FreeCevian(A, ABC).place(at)
    np.testing.assert_allclose(s.a, at.value(A))
    share = (s.b - at.value(B)) / (at.value(C) - at.value(B))
    np.testing.assert_allclose(share.imag, 0.0, atol=1e-12)
    assert ((share.real >= 0.2) & (share.real <= 0.8)).all()
    bench.pinned(FreeCevian(A, ABC), dims=1)


def test_cevian_through_a_point(bench):
    term = CevianThrough(B, P, ABC)
    at, given = inside(bench, term)
    s = term.place(at)
    a, b, c, p = map(at.value, (A, B, C, P))
    np.testing.assert_allclose(np.imag((s.b - a) / (c - a)), 0.0, atol=1e-9)
    np.testing.assert_allclose(np.imag((s.b - b) / (p - b)), 0.0, atol=1e-9)
    bench.pinned(term, 0, dims=2, **given)
    at.put(P, c + 5 * (a - c))  # its line meets AC far outside
    assert term.cramped(at).all()


def test_symmedian_divides_as_the_squares(bench):
    at = bench.figure(Symmedian(A, ABC))
    a, b, c = map(at.value, (A, B, C))
    for corner, x, y, z in ((A, a, b, c), (B, b, c, a), (C, c, a, b)):
        s = Symmedian(corner, ABC).place(at)
        np.testing.assert_allclose(s.a, x)
        np.testing.assert_allclose(np.abs(s.b - y) / np.abs(s.b - z), np.abs(x - y) ** 2 / np.abs(x - z) ** 2)
        # The mirror image of the median in the bisector: the product of both ways is that of the sides.
        turned = (s.b - x) * ((y + z) / 2 - x) / ((y - x) * (z - x))
        np.testing.assert_allclose(turned.imag, 0.0, atol=1e-12)
    bench.pinned(Symmedian(A, ABC), dims=2)


@pytest.mark.parametrize(("side", "apex"), [((B, C), A), ((C, A), B), ((A, B), C)])
def test_midsegment(bench, side, apex):
    term = Midsegment(ABC, Line(*side))
    at = bench.figure(term)
    s = term.place(at)
    x, (y, z) = at.value(apex), map(at.value, side)
    np.testing.assert_allclose(np.abs(s.b - s.a), np.abs(z - y) / 2)
    np.testing.assert_allclose(s.a + s.b, x + (y + z) / 2)
    np.testing.assert_allclose(np.imag((s.b - s.a) / (z - y)), 0.0, atol=1e-12)
    bench.pinned(term, dims=4)


def test_euler_line(bench):
    at = bench.figure(EulerLine(ABC))
    line = EulerLine(ABC).place(at)
    for i in range(bench.N):
        triangle = sympy.Triangle(*triangles(at, i))
        for center in (triangle.circumcenter, triangle.centroid, triangle.orthocenter):
            z = complex(*map(float, center.args))
            assert abs(off(Straight(line.origin[i], line.direction[i]), z)) < 1e-6 * (1 + abs(z))
    bench.pinned(EulerLine(ABC))


def test_an_equilateral_triangle_has_no_euler_line(bench):
    at = bench.figure(EulerLine(ABC))
    third = at.value(A) + (at.value(B) - at.value(A)) * np.exp(1j * np.pi / 3)
    at.put(C, third + 0.02)
    assert EulerLine(ABC).cramped(at).all()


def on_circumcircle(bench, seed=0):
    at = bench.figure(SimsonLine(P, ABC), seed)
    rng = np.random.default_rng(seed)
    center, ring = rng.normal(0, 1, bench.N) + 0j, np.exp(1j * rng.uniform(0, 1.2, (4, bench.N)))
    for k, point in enumerate((A, B, C, P)):
        at.put(point, center + 1.5 * ring[k] * np.exp(1.57j * k))
    return at, {t.name: x for t, x in bench.known(at).items()}


def test_simson_line(bench):
    at, given = on_circumcircle(bench)
    line = SimsonLine(P, ABC).place(at)
    a, b, c, p = map(at.value, (A, B, C, P))
    for x, y in ((a, b), (b, c), (c, a)):
        foot = x + (y - x) * np.real((p - x) / (y - x))
        np.testing.assert_allclose(off(line, foot), 0.0, atol=1e-9)
    # It halves the way from P to the orthocentre.
    middle = (p + a + b + c - 2 * circumcenter(a, b, c)) / 2
    np.testing.assert_allclose(off(line, middle), 0.0, atol=1e-9)
    bench.pinned(SimsonLine(P, ABC), 0, **given)
    at.put(P, a + 0.05)
    assert SimsonLine(P, ABC).cramped(at).all()


def circumcenter(a, b, c):
    """The circumcentre, solved for from its equal distances."""
    out = []
    for x, y, z in zip(a, b, c, strict=True):
        rows = np.array([[(y - x).real, (y - x).imag], [(z - x).real, (z - x).imag]])
        right = np.array([abs(y) ** 2 - abs(x) ** 2, abs(z) ** 2 - abs(x) ** 2]) / 2
        out.append(complex(*np.linalg.solve(rows, right)))
    return np.array(out)


def test_antiparallel(bench):
    term = Antiparallel(BC, BAC, P)
    at = bench.figure(term)
    line = term.place(at)
    a, b, c, p = map(at.value, (A, B, C, P))
    np.testing.assert_allclose(line.origin, p)
    # It meets the arms in two points that are concyclic with B and C: the power of A is the same by both.
    meets = []
    for x in (b, c):
        way = x - a
        t = np.imag((p - a) * np.conj(line.direction)) / np.imag(way * np.conj(line.direction))
        meets.append(t * np.abs(way) ** 2)
    np.testing.assert_allclose(meets[0], meets[1])
    bench.pinned(term)


def test_mid_parallel(bench):
    at = bench.figure(MidParallel(l, m))
    at.put(m, Straight(at.value(m).origin, -at.value(l).direction))
    line = MidParallel(l, m).place(at)
    np.testing.assert_allclose(np.abs(off(line, at.value(l).origin)), np.abs(off(line, at.value(m).origin)))
    np.testing.assert_allclose(
        2 * np.abs(off(line, at.value(l).origin)), np.abs(off(at.value(l), at.value(m).origin))
    )
    given = {t.name: x for t, x in bench.known(at).items()}
    bench.pinned(MidParallel(l, m), 0, **given)
    assert MidParallel(l, m).key == MidParallel(m, l).key
    at.put(m, Straight(at.value(l).origin + 0.1j * at.value(l).direction, at.value(l).direction))
    assert MidParallel(l, m).cramped(at).all()


def test_columns(bench):
    bench.columns(Symmedian(A, ABC), Symmedian(E, DEF))
    bench.columns(CevianThrough(A, P, ABC), CevianThrough(F, Q, DEF))
    bench.columns(Midsegment(ABC, BC), Midsegment(DEF, Line(D, F)))
    bench.columns(EulerLine(ABC), EulerLine(DEF))
    bench.columns(SimsonLine(P, ABC), SimsonLine(Q, DEF))
    bench.columns(Antiparallel(BC, BAC, P), Antiparallel(Line(E, F), Angle(D, E, F), Q))
    bench.columns(MidParallel(l, m), MidParallel(m, BC))


def test_flat_triangles_are_cramped(bench):
    at = bench.figure(SimsonLine(P, ABC))
    at.put(C, at.value(A) + 0.4 * (at.value(B) - at.value(A)))
    for term in (
        FreeCevian(A, ABC),
        CevianThrough(A, P, ABC),
        Symmedian(A, ABC),
        EulerLine(ABC),
        SimsonLine(P, ABC),
    ):
        assert term.cramped(at).all()
    assert Midsegment(ABC, BC).cramped(at).all()
