"""Points of a circle that another point tells: opposite it, at an angle from it, nearest to it."""

from __future__ import annotations

from typing import Any, ClassVar

import numpy as np

from geodsl.constructions.center import Center
from geodsl.constructions.rotation import Rotation, of_size
from geodsl.facts.between import Between
from geodsl.facts.diameter_of import DiameterOf
from geodsl.facts.on_circle import OnCircle
from geodsl.facts.on_ray import OnRay
from geodsl.instances import Instances
from geodsl.language.term import Construction, Fact, Term
from geodsl.numeric import distance, turn, unit
from geodsl.objects import Angle, Num, Ray, Segment
from geodsl.units import SHARE

__all__ = ["Antipode", "FarthestOnCircle", "NearestOnCircle", "PointClockwise", "PointCounterclockwise"]


class Antipode(Construction):
    """The other end of the diameter from a point of a circle: `B = antipode of A on w`."""

    phrases = (
        "antipode of {A: point} on {w: circle}",
        "antipode of {A: point} in {w: circle}",
        "point opposite {A: point} on {w: circle}",
        "point diametrically opposite {A: point} on {w: circle}",
    )
    makes = "point"

    def place(self, at: Instances) -> Any:
        return 2.0 * at.circle(self.w).center - at.point(self.A)

    def brings(self, B: Term) -> tuple[Fact, ...]:
        return OnCircle(self.A, self.w), DiameterOf(Segment(self.A, B), self.w)


class _Turned(Construction):
    """The point to which another turns about the centre."""

    makes = "point"
    sense: ClassVar[float]

    def place(self, at: Instances) -> Any:
        center = at.circle(self.w).center
        return center + turn(self.sense * at.number(self.v)) * (at.point(self.A) - center)

    def brings(self, P: Term) -> tuple[Fact, ...]:
        A, w, v = self.A, self.w, self.v
        if isinstance(v, Num) and v.value % 360.0 == 180.0:
            # A straight angle doesn't change to first order, so it fixes nothing.
            return OnCircle(A, w), DiameterOf(Segment(A, P), w)
        return OnCircle(A, w), OnCircle(P, w), of_size(Angle(A, Center(w), P), v)

    def cramped(self, at: Instances) -> Any:
        return Rotation(self.A, Center(self.w), self.v).cramped(at)


class PointCounterclockwise(_Turned):
    """The point of a circle to which A turns about the centre, counterclockwise: `P = point on w at 40° from A`."""

    phrases = (
        "point {self} on {w: circle} at {v: degrees} from {A: point}",
        "point {self} on {w: circle} at angle {v: degrees} from {A: point}",
        "point {self} on {w: circle} at {v: degrees} counterclockwise from {A: point}",
    )
    sense = 1.0


class PointClockwise(_Turned):
    """The point of a circle to which A turns about the centre, clockwise: `P = point on w at 40° clockwise from A`."""

    phrases = ("point {self} on {w: circle} at {v: degrees} clockwise from {A: point}",)
    sense = -1.0


class NearestOnCircle(Construction):
    """Where the ray from the centre through a point meets a circle: `Q = point of w nearest P`."""

    phrases = (
        "point of {w: circle} nearest {P: point}",
        "point of {w: circle} nearest to {P: point}",
        "nearest point of {w: circle} to {P: point}",
        "projection of {P: point} on {w: circle}",
    )
    makes = "point"

    def place(self, at: Instances) -> Any:
        w = at.circle(self.w)
        return w.center + w.radius * unit(at.point(self.P) - w.center)

    def brings(self, Q: Term) -> tuple[Fact, ...]:
        return OnCircle(Q, self.w), OnRay(Q, Ray(Center(self.w), self.P))

    def cramped(self, at: Instances) -> Any:
        w = at.circle(self.w)
        out = distance(w.center, at.point(self.P))
        return (out < SHARE * at.size) | (np.absolute(out - w.radius) < SHARE * at.size)


class FarthestOnCircle(Construction):
    """Where the line from a point through the centre leaves a circle: `Q = point of w farthest from P`."""

    phrases = (
        "point of {w: circle} farthest from {P: point}",
        "farthest point of {w: circle} from {P: point}",
    )
    makes = "point"

    def place(self, at: Instances) -> Any:
        w = at.circle(self.w)
        return w.center - w.radius * unit(at.point(self.P) - w.center)

    def brings(self, Q: Term) -> tuple[Fact, ...]:
        O = Center(self.w)
        return OnCircle(Q, self.w), Between(O, self.P, Q)

    def cramped(self, at: Instances) -> Any:
        return distance(at.circle(self.w).center, at.point(self.P)) < SHARE * at.size
