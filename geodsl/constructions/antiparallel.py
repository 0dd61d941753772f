"""A line that lies in an angle the other way round."""

from __future__ import annotations

from typing import Any

import numpy as np

from geodsl.constructions.measures import AngleBetween
from geodsl.facts.equation import Equation
from geodsl.facts.on_line import OnLine
from geodsl.facts.points import arms, line_of
from geodsl.instances import Instances
from geodsl.language.term import Construction, Fact, Term
from geodsl.numeric import Line as Straight
from geodsl.numeric import unit
from geodsl.objects import Line
from geodsl.units import DEGREES

__all__ = ["Antiparallel"]


class Antiparallel(Construction):
    """The line through P that makes with one arm of an angle what another line makes with the other arm.

    It is written `antiparallel l to BC in angle BAC through P`.
    """

    phrases = ("antiparallel {self} to {l: line} in {a: angle} through {P: point}",)
    makes = "line"

    def place(self, at: Instances) -> Straight:
        A, B, C = arms(self.a)
        b = at.point(B)
        u, v = unit(at.point(A) - b), unit(at.point(C) - b)
        # The mirror image in the bisector, whose direction squared is u v.
        return Straight(at.point(self.P), u * v * np.conjugate(at.direction(self.l)))

    def brings(self, m: Term) -> tuple[Fact, ...]:
        A, B, C = arms(self.a)
        line = line_of(self.l)
        same = Equation(AngleBetween(m, Line(B, A)), AngleBetween(line, Line(B, C)))
        return OnLine(self.P, m), same

    def cramped(self, at: Instances) -> Any:
        size, least = at.angle(self.a), np.radians(2.0 * DEGREES)
        return (size < least) | (size > np.pi - least)
