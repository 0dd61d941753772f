"""Where lines and circles meet."""

from __future__ import annotations

from typing import Any

import numpy as np

from geodsl.constructions.curves import cut, lies_on
from geodsl.constructions.on_side import directed
from geodsl.instances import Instances
from geodsl.language.term import Construction, Fact, Term
from geodsl.numeric import cross, distance, meet_circles, meet_line_circle, meet_lines, offset
from geodsl.objects import Line
from geodsl.units import DEGREES, SHARE

__all__ = ["MeetCircles", "MeetLineCircle", "MeetLines"]


class MeetLines(Construction):
    """The common point of two lines, rays or segments: `E = intersection of AC and BD`."""

    phrases = (
        "intersection of {l: line} and {m: line}",
        "{l: line} meets {m: line} at {self: point}",
        "{l: line} intersects {m: line} at {self: point}",
        "{l: line} and {m: line} meet at {self: point}",
        "{l: line} and {m: line} intersect at {self: point}",
    )
    makes = "point"
    symmetric = True

    def place(self, at: Instances) -> Any:
        return meet_lines(at.line(self.l), at.line(self.m))

    def brings(self, E: Term) -> tuple[Fact, ...]:
        return lies_on(E, self.l), lies_on(E, self.m)

    def cramped(self, at: Instances) -> Any:
        """Lines that are nearly parallel; segments and rays that don't reach one another."""
        flat = abs(cross(at.direction(self.l), at.direction(self.m))) < np.sin(np.radians(2.0 * DEGREES))
        return flat | np.isnan(cut(self.place(at), at.value(self.l), at.value(self.m)))


class _Meets(Construction):
    """Two common points, of which one may be missing."""

    makes = "choice"

    def cramped(self, at: Instances) -> Any:
        """Curves that don't meet, or nearly touch."""
        first, second = at.value(self)
        return self.grazes(at) | (np.isnan(first) & np.isnan(second))

    def grazes(self, at: Instances) -> Any:
        """Where the curves nearly touch."""
        raise TypeError(f"{type(self).__name__} meets nothing")


class MeetLineCircle(_Meets):
    """The common points of a line and a circle: `A, B = intersections of l and w`.

    They come in the order of the line's direction, which is that of A to B for AB.
    """

    phrases = (
        "intersection of {l: line} and {w: round}",
        "intersection of {w: round} and {l: line}",
        "intersections of {l: line} and {w: round}",
        "intersections of {w: round} and {l: line}",
        "{l: line} meets {w: round} at {self: points}",
        "{w: round} meets {l: line} at {self: points}",
        "{l: line} intersects {w: round} at {self: points}",
        "{l: line} and {w: round} meet at {self: points}",
        "{l: line} and {w: round} intersect at {self: points}",
    )

    def canonical(self) -> tuple[Any, ...]:
        # AB runs the other way than BA, and so does the order of the points.
        l = (self.l.A.key, self.l.B.key) if isinstance(self.l, Line) else directed(self.l)
        return (self.l.makes, l, self.w.key)

    def place(self, at: Instances) -> tuple[Any, Any]:
        l, w = at.value(self.l), at.value(self.w)
        first, second = meet_line_circle(at.line(self.l), at.circle(self.w))
        return cut(first, l, w), cut(second, l, w)

    def brings(self, *made: Term) -> tuple[Fact, ...]:
        return tuple(lies_on(P, curve) for P in made for curve in (self.l, self.w))

    def grazes(self, at: Instances) -> Any:
        w = at.circle(self.w)
        depth = w.radius - abs(offset(w.center, at.line(self.l)))
        return depth < np.minimum(SHARE * at.size, 0.1 * w.radius)


class MeetCircles(_Meets):
    """The common points of two circles: `A, B = intersections of w and v`.

    The first lies to the left of the way from the first centre to the second.
    """

    phrases = (
        "intersection of {w: round} and {v: round}",
        "intersections of {w: round} and {v: round}",
        "{w: round} meets {v: round} at {self: points}",
        "{w: round} intersects {v: round} at {self: points}",
        "{w: round} and {v: round} meet at {self: points}",
        "{w: round} and {v: round} intersect at {self: points}",
    )

    def place(self, at: Instances) -> tuple[Any, Any]:
        w, v = at.value(self.w), at.value(self.v)
        first, second = meet_circles(at.circle(self.w), at.circle(self.v))
        return cut(first, w, v), cut(second, w, v)

    def brings(self, *made: Term) -> tuple[Fact, ...]:
        return tuple(lies_on(P, curve) for P in made for curve in (self.w, self.v))

    def grazes(self, at: Instances) -> Any:
        w, v = at.circle(self.w), at.circle(self.v)
        gap = distance(w.center, v.center)
        depth = np.minimum(w.radius + v.radius - gap, gap - abs(w.radius - v.radius))
        return depth < np.minimum(SHARE * at.size, 0.1 * np.minimum(w.radius, v.radius))
