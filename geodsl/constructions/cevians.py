"""Segments from a corner of a triangle to the opposite side: any, through a point, the symmedian."""

from __future__ import annotations

from typing import Any

from geodsl.constructions.circumcircle import flat
from geodsl.constructions.corners import across, beside
from geodsl.constructions.incenter import OfCorner
from geodsl.facts.collinear import Collinear
from geodsl.facts.equal_angles import EqualAngles
from geodsl.facts.on_segment import OnSegment
from geodsl.facts.points import EndPoint, MiddlePoint
from geodsl.instances import Instances
from geodsl.language.term import Fact, Term
from geodsl.numeric import Line, Segment, distance, dot, meet_lines, unit
from geodsl.objects import Angle
from geodsl.objects import Segment as Joined
from geodsl.units import SHARE

__all__ = ["CevianThrough", "FreeCevian", "Symmedian"]


class _Cevian(OfCorner):
    makes = "segment"

    def place(self, at: Instances) -> Segment:
        a, b, c = beside(at, self.p, self.A)
        return Segment(a, self.end(at, a, b, c))

    def end(self, at: Instances, a: Any, b: Any, c: Any) -> Any:
        raise TypeError(f"{type(self).__name__} has no end")

    def brings(self, s: Term) -> tuple[Fact, ...]:
        side = across(self.p, self.A)
        return () if side is None else (OnSegment(EndPoint(s), Joined(*side)),)

    def cramped(self, at: Instances) -> Any:
        return flat(at, *at.vertices(self.p))


class FreeCevian(_Cevian):
    """A segment from a corner to some point of the opposite side: `cevian c from A of ABC`."""

    phrases = ("cevian {self} from {A: point} of {p: triangle}",)
    free = 1

    def end(self, at: Instances, a: Any, b: Any, c: Any) -> Any:
        (t,) = at.free(self)
        return b + (0.2 + 0.6 * t) * (c - b)


class CevianThrough(_Cevian):
    """The segment from a corner through a point to the opposite side: `cevian c from A through P of ABC`."""

    phrases = (
        "cevian {self} from {A: point} through {P: point} of {p: triangle}",
        "cevian {self} from {A: point} of {p: triangle} through {P: point}",
    )

    def end(self, at: Instances, a: Any, b: Any, c: Any) -> Any:
        return meet_lines(Line(a, unit(at.point(self.P) - a)), Line(b, unit(c - b)))

    def brings(self, s: Term) -> tuple[Fact, ...]:
        return *super().brings(s), Collinear((self.A, self.P, EndPoint(s)))

    def cramped(self, at: Instances) -> Any:
        a, b, c = beside(at, self.p, self.A)
        way = distance(b, c)
        along = dot(unit(c - b), self.end(at, a, b, c) - b)
        between = (along > SHARE * at.size) & (along < way - SHARE * at.size)
        return super().cramped(at) | ~between | (distance(a, at.point(self.P)) < SHARE * at.size)


class Symmedian(_Cevian):
    """The segment from a corner along the mirror image of the median in the bisector: `symmedian s from A of ABC`."""

    phrases = ("symmedian {self} from {A: point} of {p: triangle}",)

    def end(self, at: Instances, a: Any, b: Any, c: Any) -> Any:
        # It divides the side as the squares of the sides beside it.
        near, far = dot(b - a, b - a), dot(c - a, c - a)
        return (far * b + near * c) / (near + far)

    def brings(self, s: Term) -> tuple[Fact, ...]:
        side = across(self.p, self.A)
        if side is None:
            return ()
        B, C = side
        apart = EqualAngles(Angle(B, self.A, EndPoint(s)), Angle(MiddlePoint(Joined(B, C)), self.A, C))
        return *super().brings(s), apart
