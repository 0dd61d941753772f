"""Radii, heights and half of the way round, against sympy."""

from __future__ import annotations

import numpy as np
import pytest
import sympy

from geodsl.constructions.triangle_measures import Circumradius, Exradius, Height, Inradius, Semiperimeter
from geodsl.objects import Polygon, Ref

A, B, C, D, E, F = (Ref(x, "point") for x in "ABCDEF")
ABC, DEF, ABCD = Polygon((A, B, C)), Polygon((D, E, F)), Polygon((A, B, C, D))
ALL = {
    "inradius of ABC": Inradius(ABC),
    "circumradius of ABC": Circumradius(ABC),
    "exradius of ABC opposite B": Exradius(ABC, B),
    "height from C of ABC": Height(C, ABC),
    "semiperimeter of ABCD": Semiperimeter(ABCD),
}
each = pytest.mark.parametrize("term", ALL.values(), ids=ALL)


@pytest.mark.parametrize(("text", "term"), [*ALL.items(), ("height of ABC from C", Height(C, ABC))])
def test_phrases(bench, text, term):
    assert term.makes == "length"
    bench.reads(text, term, "quantity")
    bench.reads(text, term, "length")


def test_corners_only(bench):
    assert not bench.read("height from D of ABC", "length")
    assert not bench.read("exradius of ABC opposite D", "length")


@each
def test_derivatives_and_moves(bench, term):
    bench.derivatives(term)
    bench.moves_along(term)


def test_columns(bench):
    for kind in (Inradius, Circumradius, Semiperimeter):
        bench.columns(kind(ABC), kind(DEF))
    bench.columns(Height(A, ABC), Height(E, DEF), Height(F, DEF))
    bench.columns(Exradius(ABC, A), Exradius(DEF, E))


def test_against_sympy(bench):
    at = bench.figure(Inradius(ABC))
    for i in range(4):
        a, b, c = (sympy.Point(float(z[i].real), float(z[i].imag)) for z in map(at.value, (A, B, C)))
        triangle = sympy.Triangle(a, b, c)
        assert Inradius(ABC).place(at)[i] == pytest.approx(
            abs(float(triangle.inradius))
        )  # sympy's has a sign
        assert Circumradius(ABC).place(at)[i] == pytest.approx(abs(float(triangle.circumradius)))
        assert Semiperimeter(ABC).place(at)[i] == pytest.approx(float(triangle.perimeter) / 2)
        for name, corner, side in zip((A, B, C), (a, b, c), ((b, c), (c, a), (a, b)), strict=True):
            height = triangle.altitudes[corner].length
            assert Height(name, ABC).place(at)[i] == pytest.approx(float(height))
            opposite = next(s for s in triangle.sides if set(s.points) == set(side))
            assert Exradius(ABC, name).place(at)[i] == pytest.approx(abs(float(triangle.exradii[opposite])))


def test_semiperimeter_of_four_corners(bench):
    at = bench.figure(Semiperimeter(ABCD))
    z = [at.value(p) for p in (A, B, C, D)]
    around = sum(np.abs(z[k] - z[k - 1]) for k in range(4))
    np.testing.assert_allclose(Semiperimeter(ABCD).place(at), around / 2)
