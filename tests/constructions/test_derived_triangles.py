"""Triangles made from a triangle, against other ways to find their corners."""

from __future__ import annotations

import runpy
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

from geodsl.constructions.triangles_around import (
    AntimedialTriangle,
    ExcentralTriangle,
    NapoleonTriangle,
    OuterTriangles,
    TangentialTriangle,
)
from geodsl.constructions.triangles_inside import (
    CevianTriangle,
    CircumcevianTriangle,
    ContactTriangle,
    ExtouchTriangle,
    MedialTriangle,
    OrthicTriangle,
    PedalTriangle,
)
from geodsl.language.term import OpenFact
from geodsl.objects import Polygon

figures = SimpleNamespace(**runpy.run_path(str(Path(__file__).with_name("round_figures.py"))))

A, B, C, D, E, F, P = map(figures.point, "ABCDEFP")
ABC = Polygon((A, B, C))
TRIANGLES = {
    "medial triangle of ABC": MedialTriangle(ABC),
    "orthic triangle of ABC": OrthicTriangle(ABC),
    "contact triangle of ABC": ContactTriangle(ABC),
    "intouch triangle of ABC": ContactTriangle(ABC),
    "extouch triangle of ABC": ExtouchTriangle(ABC),
    "pedal triangle of P in ABC": PedalTriangle(P, ABC),
    "cevian triangle of P in ABC": CevianTriangle(P, ABC),
    "circumcevian triangle of P in ABC": CircumcevianTriangle(P, ABC),
    "antimedial triangle of ABC": AntimedialTriangle(ABC),
    "anticomplementary triangle of ABC": AntimedialTriangle(ABC),
    "excentral triangle of ABC": ExcentralTriangle(ABC),
    "tangential triangle of ABC": TangentialTriangle(ABC),
    "outer equilateral triangles of ABC": OuterTriangles(ABC),
    "napoleon triangle of ABC": NapoleonTriangle(ABC),
    "outer napoleon triangle of ABC": NapoleonTriangle(ABC),
}
TERMS = list(dict.fromkeys(TRIANGLES.values()))
each = pytest.mark.parametrize("term", TERMS, ids=lambda t: type(t).__name__)


def figure(seed):
    """Acute triangles in either sense, with a point P well inside."""
    at = figures.figure(seed)
    rng, n = np.random.default_rng(seed), figures.N
    x, y = rng.uniform(45, 75, n), rng.uniform(50, 70, n)
    hand = np.where(rng.random(n) < 0.5, 1, -1)
    far = np.sin(np.radians(y)) / np.sin(np.radians(x + y))
    a, way = at.value(A), 4 * np.exp(1j * rng.random(n))
    b, c = a + way, a + way * far * np.exp(1j * hand * np.radians(x))
    share = rng.dirichlet((6, 6, 6), n).T
    for name, z in ((B, b), (C, c), (P, share[0] * a + share[1] * b + share[2] * c)):
        at.put(name, z)
    return at


@pytest.mark.parametrize(("text", "term"), TRIANGLES.items())
def test_phrases(text, term):
    figures.assert_reads(text, term)


@each
def test_moves_along(term):
    figures.assert_moves_along(term, figure(1))


@each
def test_derivatives(term):
    figures.assert_derivatives(term, figure(2))


@each
def test_what_is_brought_pins_it(term):
    figures.assert_pinned(term, figure(3), "point", "point", "point")


@each
def test_inequalities_that_are_brought_hold(term):
    at = figure(4)
    for name, z in zip((D, E, F), term.place(at), strict=True):
        at.put(name, z)
    for fact in term.brings(D, E, F):
        if isinstance(fact, OpenFact):
            assert (fact.margin(at) > 0).all()


@each
def test_columns(term):
    at = figure(5)
    for name, z in zip((D, E, F), (at.value(B) + 1.0, at.value(C) + 1.0, at.value(A) + 1.0), strict=True):
        at.put(name, z)
    other = type(term)(*(Polygon((D, E, F)) if isinstance(x, Polygon) else x for x in term.args))
    figures.assert_columns([term, other], at)


@each
def test_its_corners_follow_those_of_the_triangle(term):
    at = figure(6)
    d, e, f = term.place(at)
    other = type(term)(*(Polygon((C, B, A)) if isinstance(x, Polygon) else x for x in term.args))
    assert other.key != term.key
    for x, y in zip(other.place(at), (f, e, d), strict=True):
        np.testing.assert_allclose(x, y, atol=1e-12)


@each
def test_flat_triangles_are_cramped(term):
    at = figure(7)
    a, b = at.value(A), at.value(B)
    at.put(C, a + (b - a) * (0.45 + np.array([0.01j] * 3 + [0.9j] * 4)))
    at.put(P, a + (b - a) * (0.46 + 0.35j))
    assert list(term.cramped(at)) == [True] * 3 + [False] * 4


# -- where they are ----------------------------------------------------------------------


def crossing(p, u, q, v):
    """Where the line through p along u meets the line through q along v, by solving two equations."""
    t, _ = np.linalg.solve([[u.real, -v.real], [u.imag, -v.imag]], [(q - p).real, (q - p).imag])
    return p + t * u


def foot(p, q, r):
    """Where the perpendicular from p meets qr."""
    return crossing(p, 1j * (r - q), q, r - q)


def sides(t):
    a, b, c = t
    return (b, c), (c, a), (a, b)


def bisector(p, q, r):
    """The way of the bisector at p."""
    return (q - p) / abs(q - p) + (r - p) / abs(r - p)


def circumcenter(t):
    """Where two perpendicular bisectors meet."""
    a, b, c = t
    return crossing((a + b) / 2, 1j * (b - a), (b + c) / 2, 1j * (c - b))


def of_lines(t, ways):
    """The triangle whose sides go through the corners in given ways."""
    return [crossing(t[i], ways[i], t[j], ways[j]) for i, j in ((1, 2), (2, 0), (0, 1))]


def medial(t, p):
    return [(q + r) / 2 for q, r in sides(t)]


def orthic(t, p):
    return [foot(x, q, r) for x, (q, r) in zip(t, sides(t), strict=True)]


def contact(t, p):
    a, b, c = t
    incenter = crossing(a, bisector(a, b, c), b, bisector(b, c, a))
    return [foot(incenter, q, r) for q, r in sides(t)]


def extouch(t, p):
    # Each is the image of a touch point of the incircle in the middle of its side.
    return [2 * m - d for m, d in zip(medial(t, p), contact(t, p), strict=True)]


def pedal(t, p):
    return [foot(p, q, r) for q, r in sides(t)]


def cevian(t, p):
    return [crossing(x, p - x, q, r - q) for x, (q, r) in zip(t, sides(t), strict=True)]


def circumcevian(t, p):
    # The foot of the centre is halfway between the corner and the other end of the chord.
    return [2 * foot(circumcenter(t), x, p) - x for x in t]


def antimedial(t, p):
    return of_lines(t, [r - q for q, r in sides(t)])


def excentral(t, p):
    return of_lines(t, [1j * bisector(x, q, r) for x, (q, r) in zip(t, sides(t), strict=True)])


def tangential(t, p):
    return of_lines(t, [1j * (x - circumcenter(t)) for x in t])


def outer(t, p):
    def apex(x, q, r):
        height = 1j * (r - q) * 3**0.5 / 2
        return max((q + r) / 2 + height, (q + r) / 2 - height, key=lambda z: abs(z - x))

    return [apex(x, q, r) for x, (q, r) in zip(t, sides(t), strict=True)]


def napoleon(t, p):
    return [(q + r + z) / 3 for (q, r), z in zip(sides(t), outer(t, p), strict=True)]


OTHERWISE = {
    MedialTriangle: medial,
    OrthicTriangle: orthic,
    ContactTriangle: contact,
    ExtouchTriangle: extouch,
    PedalTriangle: pedal,
    CevianTriangle: cevian,
    CircumcevianTriangle: circumcevian,
    AntimedialTriangle: antimedial,
    ExcentralTriangle: excentral,
    TangentialTriangle: tangential,
    OuterTriangles: outer,
    NapoleonTriangle: napoleon,
}


@each
def test_found_otherwise(term):
    at = figure(8)
    found = term.place(at)
    for i in range(figures.N):
        t = [complex(at.value(v)[i]) for v in (A, B, C)]
        want = OTHERWISE[type(term)](t, complex(at.value(P)[i]))
        for got, expected in zip(found, want, strict=True):
            assert got[i] == pytest.approx(expected, abs=1e-9)


def test_excircles_touch_at_the_extouch_triangle():
    """What the excircle opposite a corner has in common with the side across."""
    at = figure(9)
    corners = [at.value(v) for v in (A, B, C)]
    for k, (D, J) in enumerate(
        zip(ExtouchTriangle(ABC).place(at), ExcentralTriangle(ABC).place(at), strict=True)
    ):
        side = corners[k - 1] - corners[k - 2]
        np.testing.assert_allclose(((J - D) * np.conj(side)).real, 0.0, atol=1e-9)


def test_far_corners_are_cramped():
    at = figure(10)
    sizes = np.array([60.0, 65.0, 70.0, 88.0, 91.0, 92.0, 120.0])
    at.put(B, at.value(A) + 4.0)
    at.put(C, at.value(A) + 4.0 * np.exp(1j * np.radians(sizes)) * np.array([1, 1, 1, 1, 1, 1, 0.8]))
    assert list(TangentialTriangle(ABC).cramped(at)) == [False] * 3 + [True] * 3 + [False]


def test_points_on_the_sides_are_cramped():
    at = figure(11)
    a, b, c = map(at.value, (A, B, C))
    good = at.value(P)
    at.put(P, np.where(np.arange(figures.N) < 3, (a + b) / 2 + 0.01, good))
    for cls in (PedalTriangle, CevianTriangle):
        assert list(cls(P, ABC).cramped(at)) == [True] * 3 + [False] * 4
    # The line from A to a point of the tangent there hardly enters the circle; the tangent's way is that of
    # (b - a)(c - a) / (c - b), by the angle between chord and tangent.
    at.put(P, np.where(np.arange(figures.N) < 3, a + 0.3 * (b - a) * (c - a) / (c - b), good))
    assert list(CircumcevianTriangle(P, ABC).cramped(at)) == [True] * 3 + [False] * 4
