"""Lines and rays that make a given angle with another."""

from __future__ import annotations

from typing import Any

import numpy as np

from geodsl.constructions.measures import AngleBetween
from geodsl.constructions.numbers import AcuteTurn
from geodsl.facts.angle_value import AngleValue
from geodsl.facts.equal_angles import EqualAngles
from geodsl.facts.equation import Equation
from geodsl.facts.on_line import OnLine
from geodsl.facts.parallel import Parallel
from geodsl.facts.perpendicular import Perpendicular
from geodsl.facts.points import line_of
from geodsl.instances import Instances
from geodsl.language.term import Construction, Fact, Term
from geodsl.numeric import Line, Ray, distance, turn, unit
from geodsl.objects import Angle, Num
from geodsl.units import DEGREES, SHARE

__all__ = ["LineAtAngle", "RayAt"]


class LineAtAngle(Construction):
    """A line turned counterclockwise from the direction of another: `line l through P at angle 30° to AB`."""

    phrases = (
        "line {self} through {P: point} at angle {v: degrees} to {l: line}",
        "line {self} through {P: point} at {v: degrees} to {l: line}",
    )
    makes = "line"

    def place(self, at: Instances) -> Line:
        return Line(at.point(self.P), turn(at.number(self.v)) * at.direction(self.l))

    def brings(self, m: Term) -> tuple[Fact, ...]:
        through, l, v = OnLine(self.P, m), line_of(self.l), self.v
        if not isinstance(v, Num):
            return through, Equation(AngleBetween(m, l), AcuteTurn(v))
        size = v.value % 180.0
        # At 0° and 90° the angle between lines has a kink and fixes nothing.
        if size == 0.0:
            return through, Parallel(m, l)
        if size == 90.0:
            return through, Perpendicular(m, l)
        return through, Equation(AngleBetween(m, l), Num(min(size, 180.0 - size), "degrees"))

    def cramped(self, at: Instances) -> Any:
        return np.absolute(np.sin(at.number(self.v))) < np.sin(np.radians(DEGREES))


class RayAt(Construction):
    """A ray that makes an angle with ray BA, on either side of it: `ray r from B at angle 30° from A`."""

    phrases = ("ray {self} from {B: point} at angle {v: degrees} from {A: point}",)
    makes = "ray"
    picks = 2
    locus_of = (AngleValue, EqualAngles)

    def place(self, at: Instances) -> Ray:
        b = at.point(self.B)
        side = np.where(at.pick(self) == 0, 1.0, -1.0)
        return Ray(b, turn(side * at.number(self.v)) * unit(at.point(self.A) - b))

    def cramped(self, at: Instances) -> Any:
        return distance(at.point(self.A), at.point(self.B)) < SHARE * at.size

    @classmethod
    def locus(cls, fact: Fact, P: Term) -> Term | None:
        """P in an angle ABP of a given size, standing there once."""
        if not isinstance(fact, cls.locus_of) or sum(term == P for term in fact.walk()) != 1:
            return None
        ways = [fact.args] if isinstance(fact, AngleValue) else [fact.args, fact.args[::-1]]
        for angle, v in ways:
            if isinstance(angle, Angle) and P in (angle.A, angle.C):
                A = angle.C if angle.A == P else angle.A
                return cls(angle.B, v, A)
        return None
