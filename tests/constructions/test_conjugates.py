"""Isogonal and isotomic conjugates; pole and polar."""

from __future__ import annotations

import numpy as np
import pytest
import sympy

from geodsl.constructions.conjugates import IsogonalConjugate, IsotomicConjugate
from geodsl.constructions.incenter import Incenter
from geodsl.constructions.polars import Polar, Pole
from geodsl.constructions.touch_points import TouchPoints
from geodsl.constructions.triangle_centers import Centroid, Circumcenter, Orthocenter
from geodsl.numeric import Circle
from geodsl.numeric import Line as Straight
from geodsl.objects import Line, Polygon, Ref

A, B, C, D, E, F, P, Q = (Ref(x, "point") for x in "ABCDEFPQ")
w, v, l = Ref("w", "circle"), Ref("v", "circle"), Ref("l", "line")
ABC, DEF = Polygon((A, B, C)), Polygon((D, E, F))

ALL = {
    "isogonal conjugate of P in ABC": IsogonalConjugate(P, ABC),
    "isotomic conjugate of P in ABC": IsotomicConjugate(P, ABC),
    "polar of P in w": Polar(P, w),
    "pole of l in w": Pole(l, w),
    "pole of AB in w": Pole(Line(A, B), w),
}
each = pytest.mark.parametrize("term", ALL.values(), ids=ALL)


@pytest.mark.parametrize(("text", "term"), [*ALL.items(), ("polar line of P in w", Polar(P, w))])
def test_phrases(bench, text, term):
    bench.reads(text, term)


def test_names(bench):
    bench.named("polar l of P in w", ("l",), Polar(P, w))


@each
def test_derivatives_and_moves(bench, term):
    bench.derivatives(term)
    bench.moves_along(term)


def test_columns(bench):
    bench.columns(IsogonalConjugate(P, ABC), IsogonalConjugate(Q, DEF))
    bench.columns(IsotomicConjugate(P, ABC), IsotomicConjugate(Q, DEF))
    bench.columns(Polar(P, w), Polar(Q, v))
    bench.columns(Pole(l, w), Pole(Line(A, B), v))


def inside(bench, term, seed=0):
    """A figure in which P lies inside ABC."""
    at = bench.figure(term, seed)
    x, y, z = 0.2 + np.random.default_rng(seed).random((3, bench.N))
    at.put(P, (x * at.value(A) + y * at.value(B) + z * at.value(C)) / (x + y + z))
    return at, {t.name: x for t, x in bench.known(at).items()}


def test_isogonal_lines_are_mirror_images(bench):
    at, given = inside(bench, IsogonalConjugate(P, ABC))
    a, b, c, p = map(at.value, (A, B, C, P))
    q = IsogonalConjugate(P, ABC).place(at)
    for x, y, z in ((a, b, c), (b, c, a), (c, a, b)):
        # The ways to both points have the product of the sides' directions.
        np.testing.assert_allclose(np.angle((p - x) * (q - x) / ((y - x) * (z - x))), 0.0, atol=1e-9)
    bench.pinned(IsogonalConjugate(P, ABC), 0, **given)


def test_orthocentre_and_circumcentre_are_isogonal(bench):
    at = bench.figure(IsogonalConjugate(P, ABC))
    at.put(P, Orthocenter(ABC).place(at))
    np.testing.assert_allclose(IsogonalConjugate(P, ABC).place(at), Circumcenter(ABC).place(at), atol=1e-9)
    at.put(P, Incenter(ABC).place(at))
    np.testing.assert_allclose(IsogonalConjugate(P, ABC).place(at), at.value(P), atol=1e-9)


def test_isotomic_feet_are_mirrored(bench):
    at, given = inside(bench, IsotomicConjugate(P, ABC))
    q = IsotomicConjugate(P, ABC).place(at)
    for i in range(bench.N):
        a, b, c, p, o = (
            sympy.Point(float(z[i].real), float(z[i].imag)) for z in (*map(at.value, (A, B, C, P)), q)
        )
        for x, y, z in ((a, b, c), (b, c, a), (c, a, b)):
            (foot,) = sympy.Line(x, p).intersection(sympy.Line(y, z))
            (other,) = sympy.Line(x, o).intersection(sympy.Line(y, z))
            assert abs(float(foot.distance(y) - other.distance(z))) < 1e-9
    bench.pinned(IsotomicConjugate(P, ABC), 0, **given)
    at.put(P, Centroid(ABC).place(at))
    np.testing.assert_allclose(IsotomicConjugate(P, ABC).place(at), at.value(P), atol=1e-9)


def test_conjugates_are_of_inner_points(bench):
    for kind in (IsogonalConjugate, IsotomicConjugate):
        at, _ = inside(bench, kind(P, ABC))
        assert not kind(P, ABC).cramped(at).all()
        at.put(P, 0.99 * (at.value(A) + at.value(B)) / 2 + 0.01 * at.value(C))
        assert kind(P, ABC).cramped(at).all()
        at.put(P, 2 * at.value(A) - at.value(C))
        assert kind(P, ABC).cramped(at).all()


def test_polar_of_an_outer_point_joins_the_touch_points(bench):
    at = bench.figure(Polar(P, w))
    c, r = at.value(w)
    at.put(P, c + r * np.linspace(1.2, 3.0, bench.N) * np.exp(1j * np.arange(bench.N)))
    line = Polar(P, w).place(at)
    for t in TouchPoints(P, w).place(at):
        np.testing.assert_allclose(np.imag(np.conj(line.direction) * (t - line.origin)), 0.0, atol=1e-9)
    bench.pinned(Polar(P, w), 0, **{t.name: x for t, x in bench.known(at).items()})


def test_la_hire(bench):
    """Q lies on the polar of P exactly where P lies on the polar of Q: where their ways have the product r²."""
    at = bench.figure(Polar(P, w))
    line, (c, r) = Polar(P, w).place(at), at.value(w)
    for t in (-1.0, 0.3, 2.0):
        q = line.origin + t * line.direction
        np.testing.assert_allclose(np.real(np.conj(at.value(P) - c) * (q - c)), r * r)


def test_pole_and_polar_undo_each_other(bench):
    at = bench.figure(Polar(P, w))
    at.put(l, Polar(P, w).place(at))
    np.testing.assert_allclose(Pole(l, w).place(at), at.value(P))
    bench.pinned(Pole(l, w))
    bench.pinned(Pole(Line(A, B), w))


def test_cramped(bench):
    n = bench.N
    ring = Circle(np.zeros(n, complex), np.full(n, 2.0))
    far = np.array([0.0, 0.1, 0.3, 0.39, 0.41, 1.0, 2.0, 4.0])
    at = bench.figure(Polar(P, w), w=ring, P=far + 0j)
    at.put(l, Straight(far + 0j, np.full(n, 1j)))
    for term in (Polar(P, w), Pole(l, w)):
        assert list(term.cramped(at)) == [True] * 4 + [False] * 4
