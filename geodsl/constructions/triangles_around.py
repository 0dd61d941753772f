"""Triangles whose corners lie outside of another."""

from __future__ import annotations

from typing import Any

import numpy as np

from geodsl.constructions.circumcircle import Circumcircle, flat
from geodsl.constructions.incenter import weighted
from geodsl.constructions.triangle_centers import Circumcenter
from geodsl.constructions.triangles_inside import FromTriangle
from geodsl.facts.angle_value import AngleValue
from geodsl.facts.equal_lengths import EqualLengths
from geodsl.facts.equilateral import Equilateral
from geodsl.facts.excenter_of import ExcenterOf
from geodsl.facts.midpoint_of import MidpointOf
from geodsl.facts.on_line import OnLine
from geodsl.facts.opposite_sides import OppositeSides
from geodsl.facts.perpendicular import Perpendicular
from geodsl.facts.tangent_to import TangentTo
from geodsl.instances import Instances
from geodsl.language.term import Fact, Term
from geodsl.numeric import circumcenter, cross, distance, dot, turn
from geodsl.objects import Angle, Line, Num, Polygon, Segment

__all__ = [
    "AntimedialTriangle",
    "ExcentralTriangle",
    "NapoleonTriangle",
    "OuterTriangles",
    "TangentialTriangle",
]

FARTHEST = 3.0  # a corner that lies farther off than this share of the figure leaves the rest too small


class _Around(FromTriangle):
    def cramped(self, at: Instances) -> Any:
        corners = at.vertices(self.p)
        out = flat(at, *corners)
        for D, a in zip(self.place(at), corners, strict=True):
            out = out | ~(distance(D, a) < FARTHEST * at.size)
        return out


class AntimedialTriangle(_Around):
    """The triangle of which A, B and C are the middles of the sides: `D, E, F = antimedial triangle of ABC`."""

    phrases = ("antimedial triangle of {p: triangle}", "anticomplementary triangle of {p: triangle}")

    def corner(self, at: Instances, a: Any, b: Any, c: Any) -> Any:
        return b + c - a

    def brings(self, *made: Term) -> tuple[Fact, ...]:
        if not isinstance(self.p, Polygon):
            return ()
        (A, B, C), (D, E, F) = self.p.corners, made
        return tuple(MidpointOf(X, Segment(Y, Z)) for X, Y, Z in ((A, E, F), (B, F, D), (C, D, E)))


class ExcentralTriangle(_Around):
    """The excentres opposite A, B and C: `J, K, L = excentral triangle of ABC`."""

    phrases = ("excentral triangle of {p: triangle}",)

    def corner(self, at: Instances, a: Any, b: Any, c: Any) -> Any:
        return weighted((a, b, c), (-1.0, 1.0, 1.0))[0]

    def said(self, D: Term, A: Term, B: Term, C: Term) -> tuple[Fact, ...]:
        return (ExcenterOf(D, self.p, A),)


class TangentialTriangle(_Around):
    """Where the circumcircle's tangents at B and C, C and A, A and B meet: `D, E, F = tangential triangle of ABC`."""

    phrases = ("tangential triangle of {p: triangle}",)

    def corner(self, at: Instances, a: Any, b: Any, c: Any) -> Any:
        center = circumcenter(a, b, c)
        way = (b + c) / 2.0 - center
        return center + way * dot(b - center, b - center) / dot(way, way)

    def brings(self, *made: Term) -> tuple[Fact, ...]:
        if not isinstance(self.p, Polygon):
            return ()
        (A, B, C), (D, E, F) = self.p.corners, made
        w, center = Circumcircle(self.p), Circumcenter(self.p)
        out: tuple[Fact, ...] = ()
        for X, Y, Z in ((A, E, F), (B, F, D), (C, D, E)):
            side = Line(Y, Z)
            out += OnLine(X, side), TangentTo(side, w), Perpendicular(side, Line(center, X))
        return out


class _Outer(_Around):
    size: float
    lean: float

    def corner(self, at: Instances, a: Any, b: Any, c: Any) -> Any:
        # The outer side of BC is to the right of the way from B to C where ABC runs counterclockwise.
        hand = np.where(cross(b - a, c - a) > 0.0, -1.0, 1.0)
        return b + (c - b) * self.size * turn(hand * np.radians(self.lean))


class OuterTriangles(_Outer):
    """The apexes of outer triangles on BC, CA and AB: `D, E, F = outer equilateral triangles of ABC`."""

    phrases = ("outer equilateral triangles of {p: triangle}",)
    size = 1.0
    lean = 60.0

    def said(self, D: Term, A: Term, B: Term, C: Term) -> tuple[Fact, ...]:
        return Equilateral(Polygon((B, D, C))), OppositeSides(D, A, Line(B, C))


class NapoleonTriangle(_Outer):
    """The centres of equilateral triangles put outside on BC, CA and AB: `D, E, F = napoleon triangle of ABC`."""

    phrases = ("napoleon triangle of {p: triangle}", "outer napoleon triangle of {p: triangle}")
    size = 1.0 / np.sqrt(3.0)
    lean = 30.0

    def said(self, D: Term, A: Term, B: Term, C: Term) -> tuple[Fact, ...]:
        return (
            EqualLengths(Segment(D, B), Segment(D, C)),
            AngleValue(Angle(B, D, C), Num(120.0, "degrees")),
            OppositeSides(D, A, Line(B, C)),
        )
