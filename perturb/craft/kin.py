"""Shapes and their near kin: which simple facts part a square from a rhombus, and which they share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from geodsl.facts.acute_triangle import AcuteTriangle
from geodsl.facts.concyclic import Concyclic
from geodsl.facts.cyclic import Cyclic
from geodsl.facts.equal_lengths import EqualLengths
from geodsl.facts.equilateral import Equilateral
from geodsl.facts.isosceles import Isosceles
from geodsl.facts.isosceles_trapezium import IsoscelesTrapezium
from geodsl.facts.kite import Kite
from geodsl.facts.obtuse_triangle import ObtuseTriangle
from geodsl.facts.parallel import Parallel
from geodsl.facts.parallelogram import Parallelogram
from geodsl.facts.points import line_of
from geodsl.facts.rectangle import Rectangle
from geodsl.facts.regular import Regular
from geodsl.facts.rhombus import Rhombus
from geodsl.facts.right_angle import RightAngle
from geodsl.facts.right_isosceles import RightIsosceles
from geodsl.facts.right_trapezium import RightTrapezium
from geodsl.facts.right_triangle import RightTriangle
from geodsl.facts.simple import Simple
from geodsl.facts.square import Square
from geodsl.facts.trapezium import Trapezium
from geodsl.language.term import Fact
from geodsl.objects import Polygon, Segment
from perturb.solving.aim import Kind

__all__ = ["KIN", "Kin", "Parting"]


@dataclass(frozen=True)
class Parting:
    """What parts two shapes, and what they share; both for one way of lettering the polygon.

    Attributes:
        side: which way the parting fact fails, where only one will do.
    """

    parts: tuple[Fact, ...]
    shared: tuple[Fact, ...] = ()
    side: int = 0


@dataclass(frozen=True)
class Kin:
    """A step from one shape to another.

    Attributes:
        of: the kind of fact that says the first.
        word: what the second is called.
        to: the kind of fact that says it, where it comes true by the step; None where the first is lost.
        ways: by which parts, for every lettering.
    """

    corners: int
    of: type[Fact]
    word: str
    to: type[Fact] | None
    ways: Callable[[Polygon], Sequence[Parting]]

    @property
    def kind(self) -> Kind:
        if self.to is None:
            return "break"
        return "flip" if self.to in (AcuteTriangle, ObtuseTriangle) else "make"


def _right(p: Polygon, k: int) -> Fact:
    return RightAngle(p.angles()[k % len(p.corners)])


def _equal(p: Polygon, i: int, j: int) -> Fact:
    sides = p.sides()
    return EqualLengths(sides[i % len(sides)], sides[j % len(sides)])


def _parallel(p: Polygon, k: int) -> Fact:
    sides = p.sides()
    return Parallel(line_of(sides[k % 4]), line_of(sides[(k + 2) % 4]))


def _diagonals(p: Polygon) -> Fact:
    a, b, c, d = p.corners
    return EqualLengths(Segment(a, c), Segment(b, d))


def _short(p: Polygon) -> tuple[Fact, ...]:
    """That neighbouring short diagonals are equal."""
    c = p.corners
    short = [Segment(c[k - 2], c[k]) for k in range(len(c))]
    return tuple(EqualLengths(short[k - 1], short[k]) for k in range(len(c)))


def _round(p: Polygon) -> tuple[Fact, ...]:
    return tuple(_equal(p, k, k + 1) for k in range(len(p.corners) - 1))


def _apex(p: Polygon, k: int) -> Fact:
    """That the sides at a corner are equal."""
    return _equal(p, k - 1, k)


def _wings(p: Polygon, k: int) -> tuple[Fact, ...]:
    """That the diagonal from a corner is a kite's axis."""
    return _apex(p, k), _apex(p, k + 2)


def _pair(p: Polygon, k: int) -> tuple[Fact, ...]:
    return _parallel(p, k), _parallel(p, k + 1)


def _upright(p: Polygon, k: int) -> Parting:
    """That a leg is perpendicular to both bases, the bases being parallel."""
    return Parting((_right(p, k),), (_parallel(p, k + 1),))


KIN: tuple[Kin, ...] = (
    # Quadrilaterals that lose something.
    Kin(4, Square, "rhombus", None, lambda p: [Parting((_right(p, 0),), (Rhombus(p),))]),
    Kin(4, Square, "rectangle", None, lambda p: [Parting((_equal(p, 0, 1),), (Rectangle(p),))]),
    Kin(4, Rectangle, "parallelogram", None, lambda p: [Parting((_right(p, 0),), (Parallelogram(p),))]),
    Kin(
        4,
        Rectangle,
        "isosceles trapezium",
        None,
        lambda p: [Parting((_parallel(p, k + 1),), (_parallel(p, k), _diagonals(p))) for k in range(2)],
    ),
    Kin(4, Rhombus, "parallelogram", None, lambda p: [Parting((_equal(p, 0, 1),), (Parallelogram(p),))]),
    Kin(4, Rhombus, "kite", None, lambda p: [Parting((_parallel(p, 0),), _wings(p, k)) for k in range(2)]),
    Kin(
        4,
        Parallelogram,
        "trapezium",
        None,
        lambda p: [Parting((_parallel(p, k + 1),), (_parallel(p, k),)) for k in range(2)],
    ),
    Kin(
        4,
        IsoscelesTrapezium,
        "trapezium",
        None,
        lambda p: [Parting((_diagonals(p),), (_parallel(p, k),)) for k in range(2)],
    ),
    Kin(4, RightTrapezium, "trapezium", None, lambda p: [_upright(p, k) for k in range(4)]),
    Kin(4, Kite, "quadrilateral", None, lambda p: [Parting((x,)) for k in range(2) for x in _wings(p, k)]),
    Kin(4, Trapezium, "quadrilateral", None, lambda p: [Parting((_parallel(p, k),)) for k in range(2)]),
    # Triangles that lose something.
    Kin(
        3,
        Equilateral,
        "isosceles triangle",
        None,
        lambda p: [Parting((_apex(p, k + 1),), (_apex(p, k),)) for k in range(3)],
    ),
    Kin(3, Isosceles, "scalene triangle", None, lambda p: [Parting((_apex(p, k),)) for k in range(3)]),
    Kin(
        3,
        RightTriangle,
        "acute triangle",
        None,
        lambda p: [Parting((_right(p, k),), (), 1) for k in range(3)],
    ),
    Kin(
        3,
        RightTriangle,
        "obtuse triangle",
        None,
        lambda p: [Parting((_right(p, k),), (), -1) for k in range(3)],
    ),
    Kin(
        3,
        RightIsosceles,
        "isosceles triangle",
        None,
        lambda p: [Parting((_right(p, k),), (_apex(p, k),)) for k in range(3)],
    ),
    Kin(
        3,
        RightIsosceles,
        "right triangle",
        None,
        lambda p: [Parting((_apex(p, k),), (_right(p, k),)) for k in range(3)],
    ),
    # Polygons that do.
    Kin(0, Regular, "equilateral polygon", None, lambda p: [Parting((x,), _round(p)) for x in _short(p)]),
    # Quadrilaterals that gain something.
    Kin(4, Rectangle, "square", Square, lambda p: [Parting((_equal(p, 0, 1),), (Rectangle(p),))]),
    Kin(4, Rhombus, "square", Square, lambda p: [Parting((_right(p, 0),), (Rhombus(p),))]),
    Kin(4, Parallelogram, "rectangle", Rectangle, lambda p: [Parting((_right(p, 0),), (Parallelogram(p),))]),
    Kin(4, Parallelogram, "rhombus", Rhombus, lambda p: [Parting((_equal(p, 0, 1),), (Parallelogram(p),))]),
    Kin(
        4,
        Trapezium,
        "parallelogram",
        Parallelogram,
        lambda p: [Parting((_parallel(p, k + 1),), (_parallel(p, k),)) for k in range(2)],
    ),
    Kin(
        4,
        Trapezium,
        "isosceles trapezium",
        IsoscelesTrapezium,
        lambda p: [Parting((_diagonals(p),), (_parallel(p, k),)) for k in range(2)],
    ),
    Kin(4, Trapezium, "right trapezium", RightTrapezium, lambda p: [_upright(p, k) for k in range(4)]),
    Kin(
        4,
        Kite,
        "rhombus",
        Rhombus,
        lambda p: [Parting((_equal(p, k, k + 1),), _wings(p, k)) for k in range(2)],
    ),
    Kin(4, Simple, "trapezium", Trapezium, lambda p: [Parting((_parallel(p, k),)) for k in range(2)]),
    Kin(4, Simple, "parallelogram", Parallelogram, lambda p: [Parting(_pair(p, 0))]),
    Kin(4, Simple, "kite", Kite, lambda p: [Parting(_wings(p, k)) for k in range(2)]),
    Kin(4, Simple, "cyclic quadrilateral", Cyclic, lambda p: [Parting((Concyclic(p.corners),))]),
    # Triangles that do.
    Kin(
        3,
        Isosceles,
        "equilateral triangle",
        Equilateral,
        lambda p: [Parting((_apex(p, k + 1),), (_apex(p, k),)) for k in range(3)],
    ),
    Kin(
        3,
        Isosceles,
        "right triangle",
        RightTriangle,
        lambda p: [Parting((_right(p, k),), (_apex(p, k),)) for k in range(3)],
    ),
    Kin(
        3,
        RightTriangle,
        "isosceles triangle",
        Isosceles,
        lambda p: [Parting((_apex(p, k),), (_right(p, k),)) for k in range(3)],
    ),
    Kin(3, Simple, "isosceles triangle", Isosceles, lambda p: [Parting((_apex(p, k),)) for k in range(3)]),
    Kin(3, Simple, "right triangle", RightTriangle, lambda p: [Parting((_right(p, k),)) for k in range(3)]),
    Kin(3, Simple, "equilateral triangle", Equilateral, lambda p: [Parting((_apex(p, 0), _apex(p, 1)))]),
    # Triangles whose greatest angle passes a right one.
    Kin(
        3,
        AcuteTriangle,
        "obtuse triangle",
        ObtuseTriangle,
        lambda p: [Parting((_right(p, k),)) for k in range(3)],
    ),
    Kin(
        3,
        ObtuseTriangle,
        "acute triangle",
        AcuteTriangle,
        lambda p: [Parting((_right(p, k),)) for k in range(3)],
    ),
)
