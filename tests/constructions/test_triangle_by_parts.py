"""Triangles on a side by their sides and angles, against the laws of cosines and of sines."""

from __future__ import annotations

import runpy
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

from geodsl.constructions.triangle_by_parts import TriangleByAngleAndSide, TriangleByAngles, TriangleBySides
from geodsl.facts.angle_value import AngleValue
from geodsl.facts.equal_angles import EqualAngles
from geodsl.facts.equal_lengths import EqualLengths
from geodsl.facts.length_value import LengthValue
from geodsl.objects import Angle, Num, Ref, Segment

figures = SimpleNamespace(**runpy.run_path(str(Path(__file__).with_name("round_figures.py"))))

A, B, C, D, E, F = map(figures.point, "ABCDEF")
AB = Segment(A, B)


def long(x):
    return Num(x, "number")


def wide(x):
    return Num(x, "degrees")


TERMS = {
    "triangle on AB of sides 4 and 5": TriangleBySides(AB, long(4.0), long(5.0)),
    "triangle on AB of angles 40° and 60°": TriangleByAngles(AB, wide(40.0), wide(60.0)),
    "triangle on AB of angle 50° and side 3": TriangleByAngleAndSide(AB, wide(50.0), long(3.0)),
}
each = pytest.mark.parametrize("term", TERMS.values(), ids=str)


def figure(seed):
    """A is where it was drawn; AB is 3 to 5 long."""
    at, rng = figures.figure(seed), np.random.default_rng(seed)
    at.put(B, at.value(A) + rng.uniform(3, 5, figures.N) * np.exp(7j * rng.random(figures.N)))
    return at


@pytest.mark.parametrize(("text", "term"), TERMS.items())
def test_phrases(text, term):
    found = figures.read(text, "point")
    assert [r.term.key for r in found] == [term.key]
    assert str(found[0].term) == text
    assert [r.term for r in figures.read(str(term), "point")] == [found[0].term]


@each
def test_what_is_brought_pins_it(term):
    figures.assert_pinned(term, figure(1), "point")


@each
def test_derivatives(term):
    figures.assert_derivatives(term, figure(2))


@each
def test_to_the_left(term):
    at = figure(3)
    a, b, c = at.value(A), at.value(B), term.place(at)
    assert (np.imag(np.conj(b - a) * (c - a)) > 0).all()
    other = type(term)(Segment(B, A), *term.args[1:])
    assert other.key != term.key
    assert (np.imag(np.conj(b - a) * (other.place(at) - a)) < 0).all()


def angle(p, q, r):
    return np.degrees(np.absolute(np.angle((p - q) / (r - q))))


def test_the_laws_of_cosines_and_sines():
    at = figure(4)
    a, b = at.value(A), at.value(B)
    side = np.absolute(b - a)

    c = TriangleBySides(AB, long(4.0), long(5.0)).place(at)
    np.testing.assert_allclose([np.absolute(c - a), np.absolute(c - b)], [np.full(7, 4.0), np.full(7, 5.0)])
    np.testing.assert_allclose(np.cos(np.radians(angle(b, a, c))), (side**2 + 16 - 25) / (8 * side))

    c = TriangleByAngles(AB, wide(40.0), wide(60.0)).place(at)
    np.testing.assert_allclose(angle(b, a, c), 40)
    np.testing.assert_allclose(angle(a, b, c), 60)
    np.testing.assert_allclose(np.absolute(c - a) / np.sin(np.radians(60)), side / np.sin(np.radians(80)))

    c = TriangleByAngleAndSide(AB, wide(50.0), long(3.0)).place(at)
    np.testing.assert_allclose(angle(b, a, c), 50)
    np.testing.assert_allclose(np.absolute(c - a), 3)
    cosine = np.cos(np.radians(50))
    np.testing.assert_allclose(np.absolute(c - b) ** 2, side**2 + 9 - 6 * side * cosine)


def test_parts_may_be_those_of_other_figures():
    """Lengths of segments and sizes of angles are given as well as numbers."""
    at, DE, DEF = figure(5), Segment(D, E), Angle(D, E, F)
    at.put(E, at.value(D) + 3.0)
    at.put(F, at.value(E) + 2.0 * np.exp(1j * np.linspace(1.0, 2.5, figures.N)))
    c = TriangleByAngleAndSide(AB, DEF, DE).place(at)
    np.testing.assert_allclose(np.absolute(c - at.value(A)), 3.0)
    shown = angle(at.value(D), at.value(E), at.value(F))
    np.testing.assert_allclose(angle(at.value(B), at.value(A), c), shown)
    kinds = [type(f) for f in TriangleByAngleAndSide(AB, DEF, DE).brings(C)]
    assert kinds == [EqualAngles, EqualLengths]
    assert [type(f) for f in TERMS["triangle on AB of angle 50° and side 3"].brings(C)] == [
        AngleValue,
        LengthValue,
    ]


def test_no_such_triangle():
    at = figure(6)
    at.put(B, at.value(A) + np.array([0.5, 0.9, 1.1, 3.0, 6.0, 8.9, 9.5]))
    term = TriangleBySides(AB, long(4.0), long(5.0))
    assert list(np.isnan(term.place(at))) == [True, True, False, False, False, False, True]
    at = figure(6)
    for first, second, refused in (
        (60.0, 60.0, False),
        (100.0, 79.9, True),
        (100.0, 80.1, True),
        (150.0, 90.0, True),
    ):
        assert (TriangleByAngles(AB, wide(first), wide(second)).cramped(at) == refused).all()
    assert not TriangleByAngleAndSide(AB, wide(50.0), long(3.0)).cramped(at).any()
    assert TriangleByAngleAndSide(AB, wide(1.0), long(3.0)).cramped(at).all()


def test_named_segments():
    s = Ref("s", "segment")
    for term in TERMS.values():
        at = figure(7)
        at.put(s, AB.place(at))
        named = type(term)(s, *term.args[1:])
        np.testing.assert_array_equal(named.place(at), term.place(at))
        at.put(C, term.place(at))
        for fact in named.brings(C):
            np.testing.assert_allclose(fact.residual(at), 0.0, atol=1e-9)
