"""Arcs, semicircles and their points."""

from __future__ import annotations

import runpy
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

from geodsl.constructions.arc_points import ArcEnd, ArcMidpoint, ArcStart
from geodsl.constructions.arcs import ArcFrom, MajorArc, MinorArc, Semicircle
from geodsl.objects import Ref, Segment

figures = SimpleNamespace(**runpy.run_path(str(Path(__file__).with_name("round_figures.py"))))

A, B, O, P = map(figures.point, "ABOP")
a, w = Ref("a", "arc"), Ref("w", "circle")
ARCS = {
    "arc from A to B of w": ArcFrom(A, B, w),
    "minor arc from A to B of w": MinorArc(A, B, w),
    "major arc from A to B of w": MajorArc(A, B, w),
    "semicircle on AB": Semicircle(Segment(A, B)),
}
each = pytest.mark.parametrize(("text", "term"), ARCS.items())


def on_circle(seed):
    """A figure in which A and B lie on w."""
    at = figures.figure(seed)
    rng = np.random.default_rng(seed)
    c, radius = at.value(w)
    at.put(A, c + radius * np.exp(6.28j * rng.random(figures.N)))
    at.put(B, c + radius * np.exp(6.28j * rng.random(figures.N)))
    return at


def along(arc, share):
    return arc.center + arc.radius * np.exp(1j * (arc.start + share * arc.sweep))


@each
def test_phrases(text, term):
    figures.assert_reads(text, term)
    noun = "semicircle" if "semi" in text else "arc"
    figures.assert_names(text.replace(noun, noun + " a", 1), "a", term)


@pytest.mark.parametrize(
    ("text", "term"),
    [("start of a", ArcStart(a)), ("end of a", ArcEnd(a)), ("midpoint of a", ArcMidpoint(a))],
)
def test_phrases_of_points(text, term):
    figures.assert_reads(text, term)


def test_which_end_comes_first():
    assert MinorArc(A, B, w).key == MinorArc(B, A, w).key
    assert MajorArc(A, B, w).key == MajorArc(B, A, w).key
    assert ArcFrom(A, B, w).key != ArcFrom(B, A, w).key
    assert Semicircle(Segment(A, B)).key != Semicircle(Segment(B, A)).key


@each
def test_derivatives(text, term):
    figures.assert_derivatives(term, on_circle(1))


@each
def test_moves_along(text, term):
    figures.assert_moves_along(term, on_circle(2))


def test_from_runs_counterclockwise():
    at = on_circle(3)
    arc = ArcFrom(A, B, w).place(at)
    np.testing.assert_allclose(along(arc, 0.0), at.value(A))
    np.testing.assert_allclose(along(arc, 1.0), at.value(B))
    assert ((arc.sweep > 0) & (arc.sweep < 2 * np.pi)).all()
    rest = ArcFrom(B, A, w).place(at)
    np.testing.assert_allclose(arc.sweep + rest.sweep, 2 * np.pi)


def test_minor_and_major_share_the_circle():
    at = on_circle(4)
    minor, major = MinorArc(A, B, w).place(at), MajorArc(A, B, w).place(at)
    assert (minor.sweep < np.pi).all()
    np.testing.assert_allclose(minor.sweep + major.sweep, 2 * np.pi)
    np.testing.assert_allclose(along(minor, 1.0), along(major, 0.0))
    np.testing.assert_allclose(along(major, 1.0), along(minor, 0.0))
    chord = 2 * at.value(w).radius * np.sin(minor.sweep / 2)
    np.testing.assert_allclose(chord, np.absolute(at.value(A) - at.value(B)))
    other = MinorArc(B, A, w).place(at)
    np.testing.assert_allclose(along(other, 0.3), along(minor, 0.3))


def test_semicircle_bulges_to_the_left():
    at = figures.figure(5)
    arc = Semicircle(Segment(A, B)).place(at)
    p, q = at.value(A), at.value(B)
    np.testing.assert_allclose(along(arc, 0.0), q)
    np.testing.assert_allclose(along(arc, 1.0), p)
    np.testing.assert_allclose(along(arc, 0.5), (p + q) / 2 + 0.5j * (q - p))


@each
def test_points_of_arcs(text, term):
    at = on_circle(6)
    arc = term.place(at)
    at.put(a, arc)
    first, last, middle = (cls(a).place(at) for cls in (ArcStart, ArcEnd, ArcMidpoint))
    np.testing.assert_allclose(first, along(arc, 0.0))
    np.testing.assert_allclose(last, along(arc, 1.0))
    np.testing.assert_allclose(np.absolute(middle - first), np.absolute(middle - last))
    np.testing.assert_allclose(np.absolute(middle - arc.center), arc.radius)
    np.testing.assert_allclose(
        np.angle((middle - arc.center) / (first - arc.center)) % (2 * np.pi), arc.sweep / 2
    )
    figures.assert_pinned(ArcMidpoint(a), at, "point")


def test_arcs_say_that_their_ends_are_on_the_circle():
    at = on_circle(7)
    for term in (ArcFrom(A, B, w), MinorArc(A, B, w), MajorArc(A, B, w), Semicircle(Segment(A, B))):
        at.put(a, term.place(at))
        facts = term.brings(a)
        assert facts
        for fact in facts:
            np.testing.assert_allclose(fact.residual(at), 0.0, atol=1e-12)


def test_columns():
    at = on_circle(8)
    k = Ref("k", "circle")
    for cls in (ArcFrom, MinorArc, MajorArc):
        figures.assert_columns([cls(A, B, w), cls(B, O, w), cls(P, A, k)], at)
    figures.assert_columns([Semicircle(Segment(A, B)), Semicircle(Segment(O, A))], at)
    figures.assert_columns([ArcMidpoint(ArcFrom(A, B, w)), ArcMidpoint(ArcFrom(B, O, w))], at)


def test_ends_that_nearly_meet_are_cramped():
    at = figures.figure(9)
    at.put(B, at.value(A) + np.array([0.1] * 3 + [1.0] * 4))
    for term in ARCS.values():
        assert list(term.cramped(at)) == [True] * 3 + [False] * 4
