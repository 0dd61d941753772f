"""Lines through given points."""

from __future__ import annotations

from typing import Any

import numpy as np

from geodsl.facts.on_line import OnLine
from geodsl.instances import Instances
from geodsl.language.term import Construction, Fact, Term
from geodsl.numeric import Line, distance, turn, unit
from geodsl.units import SHARE

__all__ = ["FreeLineThrough", "LineThrough"]


class LineThrough(Construction):
    """The line through two points: `line l through A and B`."""

    phrases = ("line {self} through {A: point} and {B: point}",)
    makes = "line"
    symmetric = True

    def place(self, at: Instances) -> Line:
        a, b = at.point(self.A), at.point(self.B)
        return Line(a, unit(b - a))

    def brings(self, l: Term) -> tuple[Fact, ...]:
        return OnLine(self.A, l), OnLine(self.B, l)

    def cramped(self, at: Instances) -> Any:
        return distance(at.point(self.A), at.point(self.B)) < SHARE * at.size


class FreeLineThrough(Construction):
    """A line through a point in any direction: `line l through P`."""

    phrases = ("line {self} through {P: point}",)
    makes = "line"
    free = 1

    def place(self, at: Instances) -> Line:
        (t,) = at.free(self)
        return Line(at.point(self.P), turn(np.pi * t))

    def brings(self, l: Term) -> tuple[Fact, ...]:
        return (OnLine(self.P, l),)
