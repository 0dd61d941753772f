"""Centres of circles and triangles."""

from __future__ import annotations

import runpy
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
import sympy

from geodsl.constructions.arcs import Semicircle
from geodsl.constructions.center import Center
from geodsl.constructions.incenter import Excenter, Incenter
from geodsl.constructions.triangle_centers import Centroid, Circumcenter, NinePointCenter, Orthocenter
from geodsl.objects import Polygon, Ref, Segment

figures = SimpleNamespace(**runpy.run_path(str(Path(__file__).with_name("round_figures.py"))))

A, B, C, D, E, F, P = map(figures.point, "ABCDEFP")
ABC, DEF = Polygon((A, B, C)), Polygon((D, E, F))
w = Ref("w", "circle")
CENTRES = {
    "center of w": Center(w),
    "incenter of ABC": Incenter(ABC),
    "circumcenter of ABC": Circumcenter(ABC),
    "orthocenter of ABC": Orthocenter(ABC),
    "centroid of ABC": Centroid(ABC),
    "excenter of ABC opposite B": Excenter(ABC, B),
    "nine-point center of ABC": NinePointCenter(ABC),
}
each = pytest.mark.parametrize(("text", "term"), CENTRES.items())


@each
def test_phrases(text, term):
    figures.assert_reads(text, term)


@each
def test_moves_along(text, term):
    figures.assert_moves_along(term, figures.figure(1))


@each
def test_derivatives(text, term):
    figures.assert_derivatives(term, figures.figure(2))


@each
def test_what_is_brought_pins_it(text, term):
    figures.assert_pinned(term, figures.figure(3), "point")


@pytest.mark.parametrize("i", range(4))
def test_against_sympy(i):
    at = figures.figure(4)
    t = sympy.Triangle(
        *(
            sympy.Point(sympy.Float(z.real, 30), sympy.Float(z.imag, 30))
            for z in (at.value(p)[i] for p in (A, B, C))
        )
    )
    for term, expected in (
        (Incenter(ABC), t.incenter),
        (Circumcenter(ABC), t.circumcenter),
        (Orthocenter(ABC), t.orthocenter),
        (Centroid(ABC), t.centroid),
        (NinePointCenter(ABC), t.nine_point_circle.center),
    ):
        assert term.place(at)[i] == pytest.approx(complex(*map(float, expected.args)), abs=1e-9)


@pytest.mark.parametrize("corner", [A, B, C])
def test_excenter_is_equally_far_from_all_sides(corner):
    at = figures.figure(9)
    a, b, c = map(at.value, (A, B, C))
    got = Excenter(ABC, corner).place(at)
    far = [np.imag((got - u) * np.conj(v - u)) / np.absolute(v - u) for u, v in ((a, b), (b, c), (c, a))]
    for d in far:
        np.testing.assert_allclose(np.absolute(d), np.absolute(far[0]))
    # The triangle lies on the same side of two of its lines and on the other side of the third.
    hand = np.sign(np.imag((c - a) * np.conj(b - a)))
    across = [1, 2, 0][(A, B, C).index(corner)]
    for k, d in enumerate(far):
        assert (np.sign(d) == (-hand if k == across else hand)).all()


def test_center_of_arcs_and_circles():
    at = figures.figure(5)
    np.testing.assert_array_equal(Center(w).place(at), at.value(w).center)
    arc = Semicircle(Segment(A, B))
    np.testing.assert_allclose(Center(arc).place(at), (at.value(A) + at.value(B)) / 2)
    figures.assert_reads("center of a", Center(Ref("a", "arc")))


def test_excenter_needs_a_corner():
    with pytest.raises(ValueError, match="P is no corner"):
        Excenter(ABC, P)
    assert not figures.read("excenter of ABC opposite P", "point")


def test_corners_may_be_named_in_any_order():
    for term in CENTRES.values():
        if "p" in term.fields:
            other = type(term)(Polygon((C, B, A)), *term.args[1:])
            assert other.key == term.key
            at = figures.figure(6)
            np.testing.assert_allclose(other.place(at), term.place(at))


def test_columns():
    at = figures.figure(7)
    figures.assert_columns([Center(w), Center(Ref("k", "circle"))], at)
    for cls in (Incenter, Circumcenter, Orthocenter, Centroid, NinePointCenter):
        figures.assert_columns([cls(ABC), cls(DEF), cls(Polygon((A, E, P)))], at)
    figures.assert_columns([Excenter(ABC, A), Excenter(ABC, B), Excenter(DEF, F)], at)


def test_flat_triangles_are_cramped():
    at = figures.figure(8)
    at.put(B, at.value(A) + 3.0 * np.exp(1j * np.arange(7)))
    at.put(C, at.value(A) + (at.value(B) - at.value(A)) * (0.4 + np.array([0.01j] * 3 + [0.7j] * 4)))
    for cls in (Incenter, Circumcenter, Orthocenter, NinePointCenter):
        assert list(cls(ABC).cramped(at)) == [True] * 3 + [False] * 4
    assert list(Excenter(ABC, C).cramped(at)) == [True] * 3 + [False] * 4
