"""Quadrilaterals on a given side or diagonal, from the square to the kite."""

from __future__ import annotations

from typing import Any

import numpy as np

from geodsl.constructions.on_side import OnSide, spread
from geodsl.facts.equal_lengths import EqualLengths
from geodsl.facts.kite import Kite
from geodsl.facts.parallelogram import Parallelogram
from geodsl.facts.points import ends
from geodsl.facts.rectangle import Rectangle
from geodsl.facts.rhombus import Rhombus
from geodsl.facts.square import Square
from geodsl.instances import Instances
from geodsl.language.term import Construction, Fact, Term
from geodsl.numeric import turn
from geodsl.objects import Polygon, Segment

__all__ = ["KiteOn", "ParallelogramOn", "RectangleOn", "RhombusOn", "SquareOn"]


class SquareOn(OnSide):
    """The other corners of the square ABCD, left of AB: `C, D = square on AB`."""

    phrases = ("square on {s: segment}",)
    makes = ("point", "point")
    serves = Square

    def place(self, at: Instances) -> tuple[Any, Any]:
        s = at.segment(self.s)
        up = 1j * (s.b - s.a)
        return s.b + up, s.a + up

    def brings(self, C: Term, D: Term) -> tuple[Fact, ...]:
        return (Square(Polygon((*ends(self.s), C, D))),)


class RectangleOn(OnSide):
    """The other corners of a rectangle ABCD, left of AB: `C, D = rectangle on AB`."""

    phrases = ("rectangle on {s: segment}",)
    makes = ("point", "point")
    free = 1
    serves = Rectangle

    def place(self, at: Instances) -> tuple[Any, Any]:
        s = at.segment(self.s)
        (t,) = at.free(self)
        up = 1j * (s.b - s.a) * spread(t, (0.4, 0.85), (1.2, 1.7))  # nothing that looks like a square
        return s.b + up, s.a + up

    def brings(self, C: Term, D: Term) -> tuple[Fact, ...]:
        return (Rectangle(Polygon((*ends(self.s), C, D))),)


class RhombusOn(OnSide):
    """The other corners of a rhombus ABCD, left of AB: `C, D = rhombus on AB`."""

    phrases = ("rhombus on {s: segment}",)
    makes = ("point", "point")
    free = 1
    serves = Rhombus

    def place(self, at: Instances) -> tuple[Any, Any]:
        s = at.segment(self.s)
        (t,) = at.free(self)
        side = (s.b - s.a) * turn(np.radians(1.0) * spread(t, (40.0, 78.0), (102.0, 130.0)))
        return s.b + side, s.a + side

    def brings(self, C: Term, D: Term) -> tuple[Fact, ...]:
        return (Rhombus(Polygon((*ends(self.s), C, D))),)


class ParallelogramOn(Construction):
    """The fourth corner of the parallelogram ABCD: `D = parallelogram on ABC`."""

    phrases = ("parallelogram on {points: points}",)
    makes = "point"
    serves = Parallelogram
    start = (0, 1, 2)

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        if len(self.points) != 3:
            raise ValueError("a parallelogram needs three of its corners")

    @classmethod
    def on(cls, *corners: Term, size: int = 4) -> Construction:
        return cls(corners)

    def canonical(self) -> tuple[Any, ...]:
        a, b, c = (p.key for p in self.points)
        return (b, *sorted((a, c), key=repr))

    def place(self, at: Instances) -> Any:
        a, b, c = at.points(self.points)
        return a + c - b

    def brings(self, D: Term) -> tuple[Fact, ...]:
        return (Parallelogram(Polygon((*self.points, D))),)


class KiteOn(OnSide):
    """The corners beside the axis AC of a kite ABCD, B on its right: `B, D = kite on AC`."""

    phrases = ("kite on {s: segment}",)
    makes = ("point", "point")
    free = 2
    serves = Kite
    start = (0, 2)

    def place(self, at: Instances) -> tuple[Any, Any]:
        s = at.segment(self.s)
        along, aside = at.free(self)
        axis = s.b - s.a
        # Half way along, it would be a rhombus.
        middle = s.a + axis * spread(along, (0.22, 0.4), (0.6, 0.78))
        half = 1j * axis * (0.25 + 0.2 * aside)
        return middle - half, middle + half

    def brings(self, B: Term, D: Term) -> tuple[Fact, ...]:
        A, C = ends(self.s)
        return (
            Kite(Polygon((A, B, C, D))),
            EqualLengths(Segment(A, B), Segment(A, D)),
            EqualLengths(Segment(C, B), Segment(C, D)),
        )
