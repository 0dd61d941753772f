"""Triangles whose corners lie on the sides of another, or on its circumcircle."""

from __future__ import annotations

from typing import Any

import numpy as np

from geodsl.arithmetic import Length, add
from geodsl.constructions.circumcircle import flat
from geodsl.facts.concyclic import Concyclic
from geodsl.facts.equal_lengths import EqualLengths
from geodsl.facts.equation import Equation
from geodsl.facts.midpoint_of import MidpointOf
from geodsl.facts.on_line import OnLine
from geodsl.facts.on_segment import OnSegment
from geodsl.facts.perpendicular import Perpendicular
from geodsl.instances import Instances
from geodsl.language.term import Construction, Fact, Term
from geodsl.numeric import Line as Straight
from geodsl.numeric import circumcenter, cross, distance, dot, foot, unit
from geodsl.objects import Line, Polygon, Segment
from geodsl.units import SHARE

__all__ = [
    "CevianTriangle",
    "CircumcevianTriangle",
    "ContactTriangle",
    "ExtouchTriangle",
    "FromTriangle",
    "MedialTriangle",
    "OrthicTriangle",
    "PedalTriangle",
]


class FromTriangle(Construction):
    """A triangle made from another: its corners belong to A, B and C in this order."""

    makes = ("point", "point", "point")

    def canonical(self) -> tuple[Any, ...]:
        # Which point is the first depends on which corner is.
        p = self.p
        rest = (arg.key for arg in self.args if arg is not p)
        return ((tuple(c.key for c in p.corners) if isinstance(p, Polygon) else p.key), *rest)

    def place(self, at: Instances) -> tuple[Any, ...]:
        a, b, c = at.vertices(self.p)
        return tuple(self.corner(at, x, y, z) for x, y, z in ((a, b, c), (b, c, a), (c, a, b)))

    def corner(self, at: Instances, a: Any, b: Any, c: Any) -> Any:
        """The corner that belongs to a."""
        raise TypeError(f"{type(self).__name__} has no corners")

    def brings(self, *made: Term) -> tuple[Fact, ...]:
        if not isinstance(self.p, Polygon):
            return ()
        (A, B, C), (D, E, F) = self.p.corners, made
        rows = ((D, A, B, C), (E, B, C, A), (F, C, A, B))
        return tuple(fact for row in rows for fact in self.said(*row))

    def said(self, D: Term, A: Term, B: Term, C: Term) -> tuple[Fact, ...]:
        """What holds of the corner D that belongs to A."""
        return ()

    def cramped(self, at: Instances) -> Any:
        return flat(at, *at.vertices(self.p))


class MedialTriangle(FromTriangle):
    """The middles of BC, CA and AB: `D, E, F = medial triangle of ABC`."""

    phrases = ("medial triangle of {p: triangle}",)

    def corner(self, at: Instances, a: Any, b: Any, c: Any) -> Any:
        return (b + c) / 2.0

    def said(self, D: Term, A: Term, B: Term, C: Term) -> tuple[Fact, ...]:
        return (MidpointOf(D, Segment(B, C)),)


class OrthicTriangle(FromTriangle):
    """The feet of the altitudes from A, B and C: `D, E, F = orthic triangle of ABC`."""

    phrases = ("orthic triangle of {p: triangle}",)

    def corner(self, at: Instances, a: Any, b: Any, c: Any) -> Any:
        return foot(a, Straight(b, unit(c - b)))

    def said(self, D: Term, A: Term, B: Term, C: Term) -> tuple[Fact, ...]:
        return OnLine(D, Line(B, C)), Perpendicular(Line(A, D), Line(B, C))


class ContactTriangle(FromTriangle):
    """Where the incircle touches BC, CA and AB: `D, E, F = contact triangle of ABC`."""

    phrases = ("contact triangle of {p: triangle}", "intouch triangle of {p: triangle}")

    def corner(self, at: Instances, a: Any, b: Any, c: Any) -> Any:
        return b + unit(c - b) * (distance(a, b) + distance(b, c) - distance(c, a)) / 2.0

    def brings(self, *made: Term) -> tuple[Fact, ...]:
        if not isinstance(self.p, Polygon):
            return ()
        (A, B, C), (D, E, F) = self.p.corners, made
        tangents = ((A, E, F), (B, F, D), (C, D, E))
        return (
            *super().brings(*made),
            *(EqualLengths(Segment(X, Y), Segment(X, Z)) for X, Y, Z in tangents),
        )

    def said(self, D: Term, A: Term, B: Term, C: Term) -> tuple[Fact, ...]:
        return (OnSegment(D, Segment(B, C)),)


class ExtouchTriangle(FromTriangle):
    """Where the excircles touch the sides BC, CA and AB: `D, E, F = extouch triangle of ABC`."""

    phrases = ("extouch triangle of {p: triangle}",)

    def corner(self, at: Instances, a: Any, b: Any, c: Any) -> Any:
        return b + unit(c - b) * (distance(b, c) + distance(c, a) - distance(a, b)) / 2.0

    def said(self, D: Term, A: Term, B: Term, C: Term) -> tuple[Fact, ...]:
        # Both ways round from A to D are half the perimeter.
        ways = ((Segment(A, B), Segment(B, D)), (Segment(A, C), Segment(C, D)))
        one, other = (add(("+", "+"), tuple(map(Length, way))) for way in ways)
        return OnSegment(D, Segment(B, C)), Equation(one, other)


class PedalTriangle(FromTriangle):
    """The feet of P on BC, CA and AB: `D, E, F = pedal triangle of P in ABC`."""

    phrases = ("pedal triangle of {P: point} in {p: triangle}",)

    def corner(self, at: Instances, a: Any, b: Any, c: Any) -> Any:
        return foot(at.point(self.P), Straight(b, unit(c - b)))

    def said(self, D: Term, A: Term, B: Term, C: Term) -> tuple[Fact, ...]:
        return OnLine(D, Line(B, C)), Perpendicular(Line(self.P, D), Line(B, C))

    def cramped(self, at: Instances) -> Any:
        """A point of a side is its own foot."""
        corners = at.vertices(self.p)
        near = [distance(at.point(self.P), D) < SHARE * at.size for D in self.place(at)]
        return flat(at, *corners) | near[0] | near[1] | near[2]


class CevianTriangle(FromTriangle):
    """Where AP, BP and CP meet BC, CA and AB: `D, E, F = cevian triangle of P in ABC`."""

    phrases = ("cevian triangle of {P: point} in {p: triangle}",)

    def corner(self, at: Instances, a: Any, b: Any, c: Any) -> Any:
        way = at.point(self.P) - a
        return b + (c - b) * cross(way, a - b) / cross(way, c - b)

    def said(self, D: Term, A: Term, B: Term, C: Term) -> tuple[Fact, ...]:
        return OnLine(D, Line(B, C)), OnLine(D, Line(A, self.P))

    def cramped(self, at: Instances) -> Any:
        """P on a side makes two corners one; a line beside the side's direction meets it far away."""
        corners, P = at.vertices(self.p), at.point(self.P)
        a, b, c = corners
        out = flat(at, a, b, c)
        for x, y, z in ((a, b, c), (b, c, a), (c, a, b)):
            on_side = np.absolute(cross(y - x, P - x)) < SHARE * at.size * distance(x, y)
            beside = np.absolute(cross(unit(P - x), unit(z - y))) < SHARE
            out = out | on_side | beside
        return out


class CircumcevianTriangle(FromTriangle):
    """Where AP, BP and CP meet the circumcircle again: `D, E, F = circumcevian triangle of P in ABC`."""

    phrases = ("circumcevian triangle of {P: point} in {p: triangle}",)

    def corner(self, at: Instances, a: Any, b: Any, c: Any) -> Any:
        way = unit(at.point(self.P) - a)
        return a + 2.0 * dot(circumcenter(a, b, c) - a, way) * way

    def said(self, D: Term, A: Term, B: Term, C: Term) -> tuple[Fact, ...]:
        return OnLine(D, Line(A, self.P)), Concyclic((A, B, C, D))

    def cramped(self, at: Instances) -> Any:
        """Where a line hardly enters the circle, it meets it twice at the corner."""
        corners = at.vertices(self.p)
        short = [distance(D, a) < SHARE * at.size for D, a in zip(self.place(at), corners, strict=True)]
        return flat(at, *corners) | short[0] | short[1] | short[2]
