"""Circles that touch a line or a circle at a point."""

from __future__ import annotations

from typing import Any

import numpy as np

from geodsl.facts.collinear import Collinear
from geodsl.facts.on_circle import OnCircle
from geodsl.facts.on_line import OnLine
from geodsl.facts.perpendicular import Perpendicular
from geodsl.facts.points import CenterPoint, line_of
from geodsl.facts.tangent_to import TangentTo
from geodsl.instances import Instances
from geodsl.language.term import Construction, Fact, Term
from geodsl.numeric import Circle, distance, dot, offset, unit, value
from geodsl.objects import Line
from geodsl.units import SHARE

__all__ = ["TouchingCircleThrough", "TouchingLineThrough", "TouchingLines"]


class _Touching(Construction):
    makes = "circle"

    def cramped(self, at: Instances) -> Any:
        radius = self.place(at).radius
        return ~(radius < 1.5 * at.size) | (radius < SHARE * at.size)


class TouchingLineThrough(_Touching):
    """The circle that touches a line at one point and goes through another: `circle w tangent to l at A through B`."""

    phrases = (
        "circle {self} tangent to {l: line} at {A: point} through {B: point}",
        "circle {self} tangent to {l: line} at {A: point} and through {B: point}",
        "circle {self} through {B: point} tangent to {l: line} at {A: point}",
    )

    def place(self, at: Instances) -> Circle:
        return _through(at.point(self.A), 1j * at.direction(self.l), at.point(self.B))

    def brings(self, w: Term) -> tuple[Fact, ...]:
        l = line_of(self.l)
        touch = OnLine(self.A, l), OnCircle(self.A, w), Perpendicular(Line(CenterPoint(w), self.A), l)
        return *touch, TangentTo(l, w), OnCircle(self.B, w)

    def cramped(self, at: Instances) -> Any:
        return super().cramped(at) | (distance(at.point(self.A), at.point(self.B)) < SHARE * at.size)


class TouchingCircleThrough(_Touching):
    """The circle that touches another at one point and goes through another point.

    It is written `circle v tangent to w at A through B`.
    """

    phrases = (
        "circle {self} tangent to {w: circle} at {A: point} through {B: point}",
        "circle {self} tangent to {w: circle} at {A: point} and through {B: point}",
        "circle {self} through {B: point} tangent to {w: circle} at {A: point}",
    )

    def place(self, at: Instances) -> Circle:
        a = at.point(self.A)
        return _through(a, unit(a - at.circle(self.w).center), at.point(self.B))

    def brings(self, v: Term) -> tuple[Fact, ...]:
        w, A = self.w, self.A
        row = Collinear((CenterPoint(w), A, CenterPoint(v)))
        return OnCircle(A, w), OnCircle(A, v), OnCircle(self.B, v), row

    def cramped(self, at: Instances) -> Any:
        w, b = at.circle(self.w), at.point(self.B)
        near = np.minimum(distance(at.point(self.A), b), np.absolute(distance(w.center, b) - w.radius))
        return super().cramped(at) | (near < SHARE * at.size)


class TouchingLines(_Touching):
    """A circle that touches a line at a point, and another line: `circle w tangent to l at A and to m`.

    There are two of them; `circle w tangent to l and m at A` says the same, A being on l.
    """

    phrases = (
        "circle {self} tangent to {l: line} at {A: point} and to {m: line}",
        "circle {self} tangent to {l: line} at {A: point} and {m: line}",
        "circle {self} tangent to {l: line} and {m: line} at {A: point}",
        "circle {self} tangent to {l: line} and to {m: line} at {A: point}",
    )
    picks = 2

    def place(self, at: Instances) -> Circle:
        a, way, other = at.point(self.A), 1j * at.direction(self.l), at.line(self.m)
        # The centre is at a + t way, as far from the other line as from a: |off + t lean| = |t|.
        off, lean = offset(a, other), dot(1j * other.direction, way)
        near, far = off / (1.0 - lean), -off / (1.0 + lean)
        # Between parallels there is one only.
        wild = 1e-9
        first = ((at.pick(self) == 0) | (value(lean) < wild - 1.0)) & (value(lean) < 1.0 - wild)
        t = np.where(first, near, far)
        return Circle(a + t * way, np.absolute(t))

    def brings(self, w: Term) -> tuple[Fact, ...]:
        A, l = self.A, line_of(self.l)
        touch = OnLine(A, l), OnCircle(A, w), Perpendicular(Line(CenterPoint(w), A), l)
        return *touch, TangentTo(l, w), TangentTo(line_of(self.m), w)


def _through(a: Any, normal: Any, b: Any) -> Circle:
    """The circle through two points whose centre lies on the normal at the first."""
    way = b - a
    t = dot(way, way) / (2.0 * dot(normal, way))
    return Circle(a + t * normal, np.absolute(t))
