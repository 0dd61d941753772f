"""Where curves meet: two lines in a point, a line and a circle or two circles in a choice of two."""

from __future__ import annotations

from typing import Any

import numpy as np

from geodsl.facts.on_arc import OnArc
from geodsl.facts.on_circle import OnCircle
from geodsl.facts.on_line import OnLine
from geodsl.facts.on_ray import OnRay
from geodsl.facts.on_segment import OnSegment
from geodsl.instances import Instances
from geodsl.language.term import Construction, Fact, Term
from geodsl.numeric import plane, value

__all__ = ["MeetCircles", "MeetLineCircle", "MeetLines", "on", "within"]

_NARROW = np.sin(np.radians(8.0))  # lines that meet at less look parallel


class MeetLines(Construction):
    """The common point of two lines, rays or segments: `X = intersection of AB and CD`, `l meets m at X`."""

    phrases = ("intersection of {l: line} and {m: line}", "{l: line} meets {m: line} at {self: point}")
    makes = "point"
    symmetric = True

    def place(self, at: Instances) -> Any:
        return plane.meet_lines(at.line(self.l), at.line(self.m))

    def brings(self, X: Term) -> tuple[Fact, ...]:
        return on(X, self.l), on(X, self.m)

    def cramped(self, at: Instances) -> Any:
        narrow = np.absolute(plane.cross(at.direction(self.l), at.direction(self.m))) < _NARROW
        X = at.value(self)
        return narrow | ~within(X, at.value(self.l)) | ~within(X, at.value(self.m))


class MeetLineCircle(Construction):
    """The common points of a line and a circle, in the line's direction: `A, B = intersections of l and w`."""

    phrases = (
        "intersection of {l: line} and {w: round}",
        "intersection of {w: round} and {l: line}",
        "intersections of {l: line} and {w: round}",
        "intersections of {w: round} and {l: line}",
        "{l: line} meets {w: round} at {self: points}",
        "{w: round} meets {l: line} at {self: points}",
    )
    makes = "choice"

    def place(self, at: Instances) -> tuple[Any, Any]:
        l, w = at.value(self.l), at.value(self.w)
        first, second = plane.meet_line_circle(at.line(self.l), at.circle(self.w))
        return _kept(first, l, w), _kept(second, l, w)

    def brings(self, *made: Term) -> tuple[Fact, ...]:
        return tuple(f for X in made for f in (on(X, self.l), on(X, self.w)))


class MeetCircles(Construction):
    """The common points of two circles, left of the way between their centres first: `A, B = intersections of w and v`."""

    phrases = (
        "intersection of {w: round} and {v: round}",
        "intersections of {w: round} and {v: round}",
        "{w: round} meets {v: round} at {self: points}",
    )
    makes = "choice"

    def place(self, at: Instances) -> tuple[Any, Any]:
        w, v = at.value(self.w), at.value(self.v)
        first, second = plane.meet_circles(at.circle(self.w), at.circle(self.v))
        return _kept(first, w, v), _kept(second, w, v)

    def brings(self, *made: Term) -> tuple[Fact, ...]:
        return tuple(f for X in made for f in (on(X, self.w), on(X, self.v)))


def on(X: Term, curve: Term) -> Fact:
    """That a point lies on a curve, whatever kind it is."""
    kind = {"line": OnLine, "segment": OnSegment, "ray": OnRay, "circle": OnCircle, "arc": OnArc}[curve.makes]
    return kind(X, curve)


def within(X: Any, curve: Any) -> Any:
    """Whether a point of a curve's carrier lies on the part that the curve is."""
    x = value(X)
    match curve:
        case plane.Segment(a, b):
            a, b = value(a), value(b)
            t = plane.dot(b - a, x - a) / np.square(np.absolute(b - a))
            return (t > -1e-9) & (t < 1 + 1e-9)
        case plane.Ray(origin, way):
            return plane.dot(value(way), x - value(origin)) > -1e-9
        case plane.Arc(center, _, start, sweep):
            z = x - value(center)
            turn = np.mod(np.arctan2(z.imag, z.real) - value(start), 2 * np.pi)
            return (turn <= value(sweep) + 1e-9) | (turn > 2 * np.pi - 1e-9)
    return np.ones(np.shape(x), dtype=bool)


def _kept(X: Any, *curves: Any) -> Any:
    """A point where it lies within all curves, nan elsewhere."""
    for curve in curves:
        X = np.where(within(X, curve), X, complex(np.nan, np.nan))
    return X
