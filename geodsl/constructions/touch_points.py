"""Where tangents touch a circle, and where circles touch one another."""

from __future__ import annotations

from typing import Any

import numpy as np

from geodsl.facts.on_circle import OnCircle
from geodsl.facts.on_line import OnLine
from geodsl.facts.perpendicular import Perpendicular
from geodsl.facts.points import CenterPoint
from geodsl.facts.right_angle import RightAngle
from geodsl.facts.tangent_to import TangentTo
from geodsl.instances import Instances
from geodsl.language.term import Construction, Fact, Term
from geodsl.numeric import distance, foot, unit
from geodsl.objects import Angle, Line
from geodsl.units import SHARE

__all__ = ["TouchPoint", "TouchPointOfCircles", "TouchPoints"]


class TouchPoints(Construction):
    """Where the tangents from a point touch: `A, B = tangents from P to w`.

    The first lies to the left of the way from P to the centre: it comes first when a ray from P
    through the centre is turned counterclockwise.
    """

    phrases = (
        "tangents from {P: point} to {w: circle}",
        "touch points of tangents from {P: point} to {w: circle}",
    )
    makes = "choice"

    def place(self, at: Instances) -> tuple[Any, Any]:
        w = at.circle(self.w)
        way = at.point(self.P) - w.center
        share = w.radius / np.absolute(way)  # the cosine of the angle at the centre
        aside = 1j * np.sqrt(1.0 - share * share)
        return w.center + w.radius * unit(way) * (share - aside), w.center + w.radius * unit(way) * (
            share + aside
        )

    def brings(self, *made: Term) -> tuple[Fact, ...]:
        P, w = self.P, self.w
        return tuple(
            fact
            for T in made
            for fact in (OnCircle(T, w), TangentTo(Line(P, T), w), RightAngle(Angle(P, T, CenterPoint(w))))
        )

    def cramped(self, at: Instances) -> Any:
        """From a point inside the circle, or close to it, there are no two tangents."""
        w = at.circle(self.w)
        return distance(at.point(self.P), w.center) - w.radius < SHARE * at.size


class TouchPoint(Construction):
    """Where a tangent touches its circle: `T = touch point of w and BC`, `w touches BC at T`."""

    phrases = (
        "touch point of {w: circle} and {l: line}",
        "touch point of {l: line} and {w: circle}",
        "touch point of {w: circle} on {l: line}",
        "{w: circle} touches {l: line} at {self}",
        "{l: line} touches {w: circle} at {self}",
    )
    makes = "point"

    def place(self, at: Instances) -> Any:
        return foot(at.circle(self.w).center, at.line(self.l))

    def brings(self, T: Term) -> tuple[Fact, ...]:
        w, l = self.w, self.l
        return OnLine(T, l), OnCircle(T, w), TangentTo(l, w), Perpendicular(Line(CenterPoint(w), T), l)


class TouchPointOfCircles(Construction):
    """Where two circles touch, from within or from without: `T = touch point of w and k`."""

    phrases = ("touch point of {w: circle} and {k: circle}",)
    makes = "point"
    symmetric = True

    def place(self, at: Instances) -> Any:
        w, k = at.circle(self.w), at.circle(self.k)
        gap = distance(w.center, k.center)
        # Where the line of the centres meets the circles' common chord; the chord is a point here.
        along = (gap * gap + w.radius * w.radius - k.radius * k.radius) / (2.0 * gap)
        return w.center + along * (k.center - w.center) / gap

    def brings(self, T: Term) -> tuple[Fact, ...]:
        w, k = self.w, self.k
        return OnCircle(T, w), OnCircle(T, k), OnLine(T, Line(CenterPoint(w), CenterPoint(k)))

    def cramped(self, at: Instances) -> Any:
        return distance(at.circle(self.w).center, at.circle(self.k).center) < SHARE * at.size
