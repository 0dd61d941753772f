"""A point turned about a centre."""

from __future__ import annotations

from typing import Any

import numpy as np

from geodsl.constructions.numbers import UnsignedAngle
from geodsl.facts.angle_value import AngleValue
from geodsl.facts.equal_angles import EqualAngles
from geodsl.facts.equal_lengths import EqualLengths
from geodsl.facts.midpoint_of import MidpointOf
from geodsl.instances import Instances
from geodsl.language.term import Construction, Fact, Term
from geodsl.numeric import distance, turn
from geodsl.objects import Angle, Measure, Num, Segment
from geodsl.units import DEGREES, SHARE

__all__ = ["ClockwiseRotation", "Rotation", "of_size"]


def of_size(angle: Term, v: Any) -> Fact:
    """The fact that an angle between 0° and 180° is as large as a turn by v."""
    if isinstance(v, Measure):
        v = v.angle
    if v.makes == "angle":
        return EqualAngles(angle, v)
    if isinstance(v, Num):
        size = v.value % 360.0
        return AngleValue(angle, Num(min(size, 360.0 - size), "degrees"))
    return AngleValue(angle, UnsignedAngle(v))


class Rotation(Construction):
    """A point turned counterclockwise: `Q = rotation of P about O by 60°`."""

    phrases = ("rotation of {P: point} about {O: point} by {a: degrees}",)
    makes = "point"

    sense = 1.0

    def place(self, at: Instances) -> Any:
        o = at.point(self.O)
        return o + turn(self.sense * at.number(self.a)) * (at.point(self.P) - o)

    def brings(self, Q: Term) -> tuple[Fact, ...]:
        P, O, a = self.P, self.O, self.a
        if isinstance(a, Num) and a.value % 360.0 == 180.0:
            # A straight angle doesn't change to first order, so it fixes nothing.
            return (MidpointOf(O, Segment(P, Q)),)
        return EqualLengths(Segment(O, P), Segment(O, Q)), of_size(Angle(P, O, Q), a)

    def cramped(self, at: Instances) -> Any:
        least = 2.0 * np.sin(np.radians(DEGREES) / 2.0)
        still = np.absolute(turn(at.number(self.a)) - 1.0) < least
        return still | (distance(at.point(self.P), at.point(self.O)) < SHARE * at.size)


class ClockwiseRotation(Rotation):
    """A point turned clockwise: `Q = rotation of P about O by 60° clockwise`."""

    phrases = ("rotation of {P: point} about {O: point} by {a: degrees} clockwise",)

    sense = -1.0
