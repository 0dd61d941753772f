"""Shapes that stand on a given side."""

from __future__ import annotations

import runpy
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

from geodsl.constructions.kite_on import KiteOn
from geodsl.constructions.on_side import OnSide, spread
from geodsl.constructions.parallelogram_on import ParallelogramOn
from geodsl.constructions.quadrilaterals_on import RectangleOn, RhombusOn, SquareOn
from geodsl.constructions.regular_on import HeptagonOn, HexagonOn, OctagonOn, PentagonOn, RegularOn
from geodsl.constructions.trapeziums_on import IsoscelesTrapeziumOn, TrapeziumOn
from geodsl.constructions.triangles_on import (
    EquilateralOn,
    HalfEquilateralOn,
    IsoscelesOn,
    IsoscelesRightOn,
    RightTriangleOn,
)
from geodsl.facts.equilateral import Equilateral
from geodsl.facts.isosceles import Isosceles
from geodsl.facts.isosceles_trapezium import IsoscelesTrapezium
from geodsl.facts.kite import Kite
from geodsl.facts.parallelogram import Parallelogram
from geodsl.facts.rectangle import Rectangle
from geodsl.facts.regular import Regular
from geodsl.facts.rhombus import Rhombus
from geodsl.facts.right_triangle import RightTriangle
from geodsl.facts.square import Square
from geodsl.facts.trapezium import Trapezium
from geodsl.instances import Instances
from geodsl.language.vocabulary import standard
from geodsl.objects import Num, Polygon, Ref, Segment

figures = SimpleNamespace(**runpy.run_path(str(Path(__file__).with_name("round_figures.py"))))

A, B, C, D, E, F = map(figures.point, "ABCDEF")
AB, BC, CA, AC = Segment(A, B), Segment(B, C), Segment(C, A), Segment(A, C)
SHAPES = {
    "equilateral triangle on AB": EquilateralOn(AB),
    "isosceles triangle on BC": IsoscelesOn(BC),
    "right triangle on CA": RightTriangleOn(CA),
    "isosceles right triangle on AB": IsoscelesRightOn(AB),
    "right isosceles triangle on AB": IsoscelesRightOn(AB),
    "half-equilateral triangle on AB": HalfEquilateralOn(AB),
    "thirty-sixty-ninety triangle on AB": HalfEquilateralOn(AB),
    "square on AB": SquareOn(AB),
    "rectangle on AB": RectangleOn(AB),
    "rhombus on AB": RhombusOn(AB),
    "parallelogram on ABC": ParallelogramOn((A, B, C)),
    "parallelogram on A, B, C": ParallelogramOn((A, B, C)),
    "kite on AC": KiteOn(AC),
    "trapezium on AB": TrapeziumOn(AB),
    "trapezoid on AB": TrapeziumOn(AB),
    "isosceles trapezium on AB": IsoscelesTrapeziumOn(AB),
    "isosceles trapezoid on AB": IsoscelesTrapeziumOn(AB),
    "regular polygon of 7 sides on AB": RegularOn(Num(7.0, "number"), AB),
    "regular pentagon on AB": PentagonOn(AB),
    "regular hexagon on AB": HexagonOn(AB),
    "regular heptagon on AB": HeptagonOn(AB),
    "regular octagon on AB": OctagonOn(AB),
}
each = pytest.mark.parametrize("term", dict.fromkeys(SHAPES.values()), ids=str)
SERVING = [c for c in standard().constructions if c.serves is not None]


def made(term):
    return term.makes if isinstance(term.makes, tuple) else (term.makes,)


@pytest.mark.parametrize(("text", "term"), SHAPES.items())
def test_phrases(text, term):
    figures.assert_reads(text, term)


@each
def test_moves_along(term):
    figures.assert_moves_along(term, figures.figure(1, free=[term]))


@each
def test_derivatives(term):
    figures.assert_derivatives(term, figures.figure(2, free=[term]))


@each
def test_what_is_brought_pins_it(term):
    figures.assert_pinned(term, figures.figure(3, free=[term]), *made(term))


@each
def test_named_segments(term):
    """What stands on a named segment stands on the segment's ends."""
    if not isinstance(term, OnSide):
        return
    s = Ref("s", "segment")
    named = type(term)(*(s if isinstance(x, Segment) else x for x in term.args))
    at = figures.figure(4)
    at.put(s, term.s.place(at))
    free = np.random.default_rng(4).random((term.free, figures.N))
    there = type(at)(at.n, size=at.size, values=at.known(), free={term: free, named: free})
    for x, y in zip(figures.parts_of(term.place(there)), figures.parts_of(named.place(there)), strict=True):
        np.testing.assert_array_equal(x, y)
    corners = [Ref(f"made{i}", "point") for i in range(len(made(term)))]
    for corner, z in zip(corners, figures.parts_of(named.place(there)), strict=True):
        there.put(corner, z)
    for fact in named.brings(*corners):
        np.testing.assert_allclose(fact.residual(there), 0.0, atol=1e-9)


@each
def test_the_other_way_round_is_another_shape(term):
    if isinstance(term, OnSide):
        other = type(term)(*(Segment(x.B, x.A) if isinstance(x, Segment) else x for x in term.args))
        assert other.key != term.key


def corners_of(cls, size, at_seed, n=figures.N):
    """The corners of a served shape on random start corners, in order."""
    points = [figures.point(f"A{i}") for i in range(size)]
    term = cls.on(*(points[i] for i in cls.start), size=size)
    at = figures.figure(at_seed, free=[term])
    rng = np.random.default_rng(at_seed)
    for i in cls.start:
        at.put(points[i], 4 * (rng.random(n) + 1j * rng.random(n)))
    rest = [p for i, p in enumerate(points) if i not in cls.start]
    for p, z in zip(rest, figures.parts_of(term.place(at)), strict=True):
        at.put(p, z)
    return term, rest, Polygon(tuple(points)), at


SIZES = [
    *((c, 3) for c in SERVING if c.__module__.endswith("triangles_on")),
    *(
        (c, 4)
        for c in SERVING
        if c.__module__.endswith(("quadrilaterals_on", "parallelogram_on", "kite_on", "trapeziums_on"))
    ),
    *((RegularOn, n) for n in (3, 4, 5, 6, 9, 12)),
]


@pytest.mark.parametrize(("cls", "size"), SIZES)
def test_serves_its_fact(cls, size):
    term, rest, polygon, at = corners_of(cls, size, 5)
    assert type(term) is cls
    assert len(rest) == len(made(term)) == size - len(cls.start)
    np.testing.assert_allclose(cls.serves(polygon).residual(at), 0.0, atol=1e-9)
    # The fact is among what is brought, of the very polygon.
    assert cls.serves(polygon).key in {f.key for f in term.brings(*rest)}


@pytest.mark.parametrize(("cls", "size"), [x for x in SIZES if x[0] is not ParallelogramOn])
def test_corners_run_counterclockwise(cls, size):
    _, _, polygon, at = corners_of(cls, size, 6)
    z = [at.value(p) for p in polygon.corners]
    for i in range(size):
        a, b, c = z[i - 1], z[i], z[(i + 1) % size]
        assert (np.imag(np.conj(b - a) * (c - b)) > 0).all()  # convex, and every turn is to the left


def test_every_shape_is_served_once():
    served = [c.serves for c in SERVING]
    assert len(served) == len(set(served))
    assert set(served) >= {
        Equilateral,
        Isosceles,
        RightTriangle,
        Square,
        Rectangle,
        Rhombus,
        Parallelogram,
        Kite,
    }
    assert set(served) >= {Trapezium, IsoscelesTrapezium, Regular}


@pytest.mark.parametrize("n", [3, 4, 5, 6, 7, 8, 11])
def test_regular_against_roots_of_unity(n):
    term = RegularOn.on(A, B, size=n)
    at = figures.figure(7)
    a, b = at.value(A), at.value(B)
    corners = [a, b, *term.place(at)]
    root = np.exp(2j * np.pi / n)
    center = (b - root * a) / (1 - root)
    for i, z in enumerate(corners):
        np.testing.assert_allclose(z, center + (a - center) * root**i)
    named = {5: PentagonOn, 6: HexagonOn, 7: HeptagonOn, 8: OctagonOn}.get(n)
    if named:
        np.testing.assert_allclose(named(AB).place(at), term.place(at))


@pytest.mark.parametrize(
    "n", [Num(2.0, "number"), Num(5.5, "number"), Num(99.0, "number"), Ref("r", "length")]
)
def test_no_such_polygon(n):
    with pytest.raises(ValueError, match="corners"):
        RegularOn(n, AB)


def test_no_parallelogram_on_two_points():
    with pytest.raises(ValueError, match="three"):
        ParallelogramOn((A, B))
    assert ParallelogramOn((A, B, C)).key == ParallelogramOn((C, B, A)).key != ParallelogramOn((B, A, C)).key


def test_columns():
    at = figures.figure(8)
    for cls in (EquilateralOn, HalfEquilateralOn, IsoscelesRightOn, SquareOn, PentagonOn):
        figures.assert_columns([cls(AB), cls(Segment(D, C)), cls(Segment(B, E))], at)
    figures.assert_columns([RegularOn.on(A, B, size=7), RegularOn.on(C, E, size=7)], at)
    figures.assert_columns([ParallelogramOn((A, B, C)), ParallelogramOn((F, B, D))], at)


def kin(polygon, at):
    """What a reader might also take a shape for: its angles, and the ratios of its sides, largest first."""
    z = [at.value(p) for p in polygon.corners]
    n = len(z)
    turns = [np.degrees(np.angle((z[i - 1] - z[i]) / (z[(i + 1) % n] - z[i]))) for i in range(n)]
    sides = [np.absolute(z[i] - z[(i + 1) % n]) for i in range(n)]
    return np.absolute(turns), np.array(sides)


def swept(cls, size, count=400):
    """A shape over the whole range of its free numbers, on a side of length 1."""
    points = [figures.point(f"A{i}") for i in range(size)]
    term = cls.on(*(points[i] for i in cls.start), size=size)
    rng = np.random.default_rng(1)
    rows = np.vstack([np.linspace(0, 1, count), rng.random((term.free - 1, count))])
    at = Instances(count, free={term: rows})
    for i, z in zip(cls.start, (0.0, 1.0), strict=True):
        at.put(points[i], np.full(count, z + 0j))
    rest = [p for i, p in enumerate(points) if i not in cls.start]
    for p, z in zip(rest, figures.parts_of(term.place(at)), strict=True):
        at.put(p, z)
    return kin(Polygon(tuple(points)), at)


def test_no_shape_nearly_is_another():
    angles, sides = swept(IsoscelesOn, 3)
    assert (np.absolute(angles - 60) > 4).all()
    assert (np.absolute(angles[0] - 90) > 4).all()
    angles, sides = swept(RightTriangleOn, 3)
    assert (np.absolute(sides[1] - sides[2]) > 0.1).all()
    angles, sides = swept(RectangleOn, 4)
    assert (np.absolute(sides[0] - sides[1]) > 0.1).all()
    angles, sides = swept(RhombusOn, 4)
    assert (np.absolute(angles - 90) > 10).all()
    angles, sides = swept(KiteOn, 4)
    assert (np.absolute(sides[0] - sides[1]) > 0.04).all()
    angles, sides = swept(TrapeziumOn, 4)
    assert (np.absolute(sides[1] - sides[3]) > 0.02).all()
    assert (np.absolute(sides[0] - sides[2]) > 0.1).all()
    angles, sides = swept(IsoscelesTrapeziumOn, 4)
    assert (np.absolute(angles - 90) > 4).all()


def test_spread_leaves_gaps_out():
    t = np.linspace(0, 1, 101)
    x = spread(t, (1.0, 2.0), (5.0, 6.0), (8.0, 10.0))
    assert x[0] == 1.0
    assert x[-1] == 10.0
    assert (np.diff(x) > 0).all()
    assert ((x <= 2) | ((x >= 5) & (x <= 6)) | (x >= 8)).all()
    np.testing.assert_allclose([np.mean(x < 3), np.mean(x > 7)], [0.25, 0.5], atol=0.02)


def test_short_sides_are_cramped():
    at = figures.figure(9)
    at.put(B, at.value(A) + np.array([0.1] * 3 + [1.0] * 4))
    assert list(SquareOn(AB).cramped(at)) == [True] * 3 + [False] * 4
