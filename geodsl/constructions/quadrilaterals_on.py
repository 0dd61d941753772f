"""Squares, rectangles and rhombuses on a given side."""

from __future__ import annotations

from typing import Any

import numpy as np

from geodsl.constructions.curves import measures
from geodsl.constructions.on_side import OnSide, directed, spread
from geodsl.facts.angle_value import AngleValue
from geodsl.facts.points import ends
from geodsl.facts.rectangle import Rectangle
from geodsl.facts.rhombus import Rhombus
from geodsl.facts.square import Square
from geodsl.instances import Instances
from geodsl.language.term import Fact, Term
from geodsl.numeric import turn, unit
from geodsl.objects import Angle, Polygon, Segment

__all__ = ["RectangleOfHeight", "RectangleOn", "RhombusOfAngle", "RhombusOn", "SquareOn"]


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


class RectangleOfHeight(OnSide):
    """The other corners of the rectangle ABCD, left of AB: `C, D = rectangle on AB of height 3`."""

    phrases = ("rectangle on {s: segment} of height {h: length}",)
    makes = ("point", "point")

    def canonical(self) -> tuple[Any, ...]:
        return (*directed(self.s), self.h.key)

    def place(self, at: Instances) -> tuple[Any, Any]:
        s = at.segment(self.s)
        up = 1j * unit(s.b - s.a) * at.number(self.h)
        return s.b + up, s.a + up

    def brings(self, C: Term, D: Term) -> tuple[Fact, ...]:
        A, B = ends(self.s)
        return Rectangle(Polygon((A, B, C, D))), measures(Segment(A, D), self.h)


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


class RhombusOfAngle(OnSide):
    """The other corners of the rhombus ABCD, left of AB: `C, D = rhombus on AB of angle 60°`, the one at A."""

    phrases = ("rhombus on {s: segment} of angle {v: degrees}",)
    makes = ("point", "point")

    def canonical(self) -> tuple[Any, ...]:
        return (*directed(self.s), self.v.key)

    def place(self, at: Instances) -> tuple[Any, Any]:
        s = at.segment(self.s)
        side = (s.b - s.a) * turn(at.number(self.v))
        return s.b + side, s.a + side

    def brings(self, C: Term, D: Term) -> tuple[Fact, ...]:
        A, B = ends(self.s)
        return Rhombus(Polygon((A, B, C, D))), AngleValue(Angle(D, A, B), self.v)
