"""Circles in a triangle besides the incircle: mixtilinear ones and Spieker's."""

from __future__ import annotations

from typing import Any

import numpy as np

from geodsl.constructions.circumcircle import Circumcircle, flat
from geodsl.constructions.corners import across, beside, corners
from geodsl.constructions.incenter import OfCorner, weighted
from geodsl.constructions.midpoint import Midpoint
from geodsl.facts.internally_tangent import InternallyTangent
from geodsl.facts.tangent_to import TangentTo
from geodsl.instances import Instances
from geodsl.language.term import Construction, Fact, Term
from geodsl.numeric import Circle, cross, distance, dot
from geodsl.objects import Line, Segment

__all__ = ["MixtilinearIncircle", "SpiekerCircle"]


class MixtilinearIncircle(OfCorner):
    """The circle that touches two sides and the circumcircle from within: `mixtilinear incircle w of ABC at A`."""

    phrases = ("mixtilinear incircle {self} of {p: triangle} at {A: point}",)
    makes = "circle"

    def place(self, at: Instances) -> Circle:
        vertices = at.vertices(self.p)
        center, around = weighted(vertices, (1.0, 1.0, 1.0))
        a, b, c = beside(at, self.p, self.A)
        # It is the incircle's image from the corner, larger by the square of the cosine of half the angle.
        larger = 2.0 / (1.0 + dot(b - a, c - a) / (distance(a, b) * distance(a, c)))
        radius = np.absolute(cross(b - a, c - a)) / around
        return Circle(a + larger * (center - a), larger * radius)

    def brings(self, w: Term) -> tuple[Fact, ...]:
        side = across(self.p, self.A)
        inside = InternallyTangent(w, Circumcircle(self.p))
        if side is None:
            return (inside,)
        return *(TangentTo(Line(self.A, X), w) for X in side), inside

    def cramped(self, at: Instances) -> Any:
        return flat(at, *at.vertices(self.p))


class SpiekerCircle(Construction):
    """The incircle of the triangle of the middles of the sides: `spieker circle w of ABC`."""

    phrases = ("spieker circle {self} of {p: triangle}",)
    makes = "circle"

    def place(self, at: Instances) -> Circle:
        a, b, c = at.vertices(self.p)
        middles = ((b + c) / 2.0, (c + a) / 2.0, (a + b) / 2.0)
        center, around = weighted(middles, (1.0, 1.0, 1.0))
        return Circle(center, np.absolute(cross(b - a, c - a)) / (4.0 * around))

    def brings(self, w: Term) -> tuple[Fact, ...]:
        A, B, C = corners(self.p)
        D, E, F = (Midpoint(Segment(*side)) for side in ((B, C), (C, A), (A, B)))
        return tuple(TangentTo(Line(*side), w) for side in ((E, F), (F, D), (D, E)))

    def cramped(self, at: Instances) -> Any:
        return flat(at, *at.vertices(self.p))
