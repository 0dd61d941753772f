"""Notable points of a triangle, against other ways to find them."""

from __future__ import annotations

import runpy
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
import sympy

from geodsl.constructions.notable_points import (
    BevanPoint,
    DeLongchampsPoint,
    FermatPoint,
    FirstBrocardPoint,
    GergonnePoint,
    Mittenpunkt,
    NagelPoint,
    SecondBrocardPoint,
    SpiekerCenter,
    SymmedianPoint,
)
from geodsl.language.vocabulary import standard
from geodsl.objects import Polygon

figures = SimpleNamespace(**runpy.run_path(str(Path(__file__).with_name("round_figures.py"))))

A, B, C, D, E, F = map(figures.point, "ABCDEF")
ABC = Polygon((A, B, C))
POINTS = {
    "gergonne point of ABC": GergonnePoint(ABC),
    "nagel point of ABC": NagelPoint(ABC),
    "fermat point of ABC": FermatPoint(ABC),
    "symmedian point of ABC": SymmedianPoint(ABC),
    "lemoine point of ABC": SymmedianPoint(ABC),
    "spieker center of ABC": SpiekerCenter(ABC),
    "spieker point of ABC": SpiekerCenter(ABC),
    "mittenpunkt of ABC": Mittenpunkt(ABC),
    "de longchamps point of ABC": DeLongchampsPoint(ABC),
    "bevan point of ABC": BevanPoint(ABC),
    "first brocard point of ABC": FirstBrocardPoint(ABC),
    "second brocard point of ABC": SecondBrocardPoint(ABC),
}
TERMS = list(dict.fromkeys(POINTS.values()))
each = pytest.mark.parametrize("term", TERMS, ids=lambda t: type(t).__name__)


def acute(seed):
    """A figure with triangles that have no angle of 120°, in either sense."""
    at = figures.figure(seed)
    rng = np.random.default_rng(seed)
    x, y, n = rng.uniform(40, 75, figures.N), rng.uniform(40, 75, figures.N), figures.N
    hand = np.where(rng.random(n) < 0.5, 1, -1)
    far = np.sin(np.radians(y)) / np.sin(np.radians(x + y))
    a, way = at.value(A), 4 * np.exp(1j * rng.random(n))
    for P, z in ((B, a + way), (C, a + way * far * np.exp(1j * hand * np.radians(x)))):
        at.put(P, z)
    return at


@pytest.mark.parametrize(("text", "term"), POINTS.items())
def test_phrases(text, term):
    figures.assert_reads(text, term)


@each
def test_moves_along(term):
    figures.assert_moves_along(term, acute(1))


@each
def test_derivatives(term):
    figures.assert_derivatives(term, acute(2))


@each
def test_what_is_brought_pins_it(term):
    figures.assert_pinned(term, acute(3), "point")


@each
def test_columns(term):
    at = acute(4)
    for P, z in zip((D, E, F), (at.value(B) + 1.0, at.value(C) + 1.0, at.value(A) + 1.0), strict=True):
        at.put(P, z)
    figures.assert_columns([term, type(term)(Polygon((D, E, F)))], at)


@each
def test_flat_triangles_are_cramped(term):
    at = acute(5)
    flat = at.value(A) + (at.value(B) - at.value(A)) * (0.4 + np.array([0.01j] * 3 + [0.9j] * 4))
    at.put(C, flat)
    assert list(term.cramped(at)) == [True] * 3 + [False] * 4


@each
def test_corners_may_be_named_in_any_order_but_for_brocard(term):
    at = acute(6)
    turned, mirrored = (type(term)(Polygon(p)) for p in ((B, C, A), (C, B, A)))
    assert turned.key == term.key
    np.testing.assert_allclose(turned.place(at), term.place(at))
    chiral = "Brocard" in type(term).__name__
    assert (mirrored.key == term.key) is not chiral
    assert np.allclose(mirrored.place(at), term.place(at)) is not chiral


# -- where they are ----------------------------------------------------------------------


def crossing(p, q, r, s):
    """Where the lines pq and rs meet, by solving two equations."""
    u, v = q - p, s - r
    t, _ = np.linalg.solve([[u.real, -v.real], [u.imag, -v.imag]], [(r - p).real, (r - p).imag])
    return p + t * u


def triangle(z):
    return sympy.Triangle(*(sympy.Point(sympy.Float(x.real, 30), sympy.Float(x.imag, 30)) for x in z))


def number(p):
    return complex(*map(float, p.args))


def gergonne(a, b, c):
    w = triangle((a, b, c)).incircle
    center, r = number(w.center), abs(float(w.radius))  # of clockwise triangles it is negative

    def touch(p, q):
        normal = 1j * (q - p) / abs(q - p)
        side = np.sign(((center - p) * normal.conjugate()).real)
        return center - side * r * normal

    return crossing(a, touch(b, c), b, touch(c, a))


def nagel(a, b, c):
    # Walking half the perimeter from a corner, on either way, ends at the excircle's touch point.
    half = (abs(b - c) + abs(c - a) + abs(a - b)) / 2

    def reached(p, q, r):
        return q + (r - q) * (half - abs(q - p)) / abs(r - q)

    return crossing(a, reached(a, b, c), b, reached(b, c, a))


def fermat(a, b, c):
    """Weiszfeld: the mean of the corners, weighted by how near they are, again and again."""
    p = (a + b + c) / 3
    for _ in range(4000):
        weights = [1 / abs(p - z) for z in (a, b, c)]
        p = sum(w * z for w, z in zip(weights, (a, b, c), strict=True)) / sum(weights)
    return p


def symmedian(a, b, c):
    def mirrored(p, q, r):
        """A point of the image of the median from p in the bisector at p."""
        axis = (q - p) / abs(q - p) + (r - p) / abs(r - p)
        return p + axis / axis.conjugate() * ((q + r) / 2 - p).conjugate()

    return crossing(a, mirrored(a, b, c), b, mirrored(b, c, a))


def medial(a, b, c):
    return (b + c) / 2, (c + a) / 2, (a + b) / 2


def excenters(a, b, c):
    """Where the outer bisectors meet."""
    outer = [
        1j * ((q - p) / abs(q - p) + (r - p) / abs(r - p)) for p, q, r in ((a, b, c), (b, c, a), (c, a, b))
    ]
    (u, v, w) = outer
    return crossing(b, b + v, c, c + w), crossing(c, c + w, a, a + u), crossing(a, a + u, b, b + v)


def mittenpunkt(a, b, c):
    (j, k, _), (m, n, _) = excenters(a, b, c), medial(a, b, c)
    return crossing(j, m, k, n)


OTHERWISE = {
    GergonnePoint: gergonne,
    NagelPoint: nagel,
    FermatPoint: fermat,
    SymmedianPoint: symmedian,
    SpiekerCenter: lambda *z: number(triangle(medial(*z)).incenter),
    Mittenpunkt: mittenpunkt,
    DeLongchampsPoint: lambda a, b, c: number(triangle((b + c - a, c + a - b, a + b - c)).orthocenter),
    BevanPoint: lambda *z: number(triangle(excenters(*z)).circumcenter),
}


@pytest.mark.parametrize("kind", OTHERWISE)
def test_found_otherwise(kind):
    at = acute(7)
    found = kind(ABC).place(at)
    for i in range(3):
        expected = OTHERWISE[kind](*(complex(at.value(p)[i]) for p in (A, B, C)))
        assert found[i] == pytest.approx(expected, abs=1e-7)


def angle(p, q, r):
    return np.absolute(np.angle((p - q) / (r - q)))


def test_brocard_points():
    at = acute(8)
    a, b, c = map(at.value, (A, B, C))
    p, q = FirstBrocardPoint(ABC).place(at), SecondBrocardPoint(ABC).place(at)
    w = angle(p, a, b)
    for other in (angle(p, b, c), angle(p, c, a), angle(q, b, a), angle(q, c, b), angle(q, a, c)):
        np.testing.assert_allclose(other, w)
    sizes = angle(c, a, b), angle(a, b, c), angle(b, c, a)
    np.testing.assert_allclose(1 / np.tan(w), sum(1 / np.tan(x) for x in sizes))


def test_no_fermat_point_at_angles_of_120_degrees():
    at = acute(9)
    sizes = np.array([100.0, 110.0, 115.5, 116.5, 119.0, 121.0, 140.0])
    at.put(B, at.value(A) + 3.0)
    at.put(C, at.value(A) + 2.0 * np.exp(1j * np.radians(sizes)))
    assert list(FermatPoint(ABC).cramped(at)) == [False] * 3 + [True] * 4
    assert list(np.isnan(FermatPoint(ABC).place(at))) == [False] * 5 + [True] * 2


def test_far_points_are_cramped():
    at = acute(10)
    sharp = np.array([10.0, 20.0, 30.0, 40.0, 150.0, 160.0, 165.0])
    at.put(B, at.value(A) + 3.0)
    at.put(C, at.value(A) + 3.0 * np.exp(1j * np.radians(sharp)))
    for kind in (DeLongchampsPoint, BevanPoint):
        far = np.absolute(kind(ABC).place(at) - (at.value(A) + at.value(B) + at.value(C)) / 3) > 12.0
        assert far.any() and not far.all()
        assert kind(ABC).cramped(at)[far].all()
        assert not kind(ABC).cramped(at)[3]


def test_every_notable_point_has_its_fact():
    """The construction serves the fact, and the fact is what it brings."""
    P = figures.point("P")
    for term in TERMS:
        assert type(term).point_of in standard().facts
        (fact,) = term.brings(P)
        assert type(fact) is type(term).point_of
        at = acute(11)
        at.put(P, term.place(at))
        for entailed in fact.entails():
            np.testing.assert_allclose(entailed.residual(at), 0.0, atol=1e-9)
