"""Centres of a triangle that its corners give by sums and perpendiculars."""

from __future__ import annotations

from typing import Any

from geodsl.constructions.circumcircle import flat
from geodsl.facts.centroid_of import CentroidOf
from geodsl.facts.circumcenter_of import CircumcenterOf
from geodsl.facts.equal_lengths import EqualLengths
from geodsl.facts.midpoint_of import MidpointOf
from geodsl.facts.notable_points import NinePointCenterOf
from geodsl.facts.orthocenter_of import OrthocenterOf
from geodsl.facts.triangle_spots import NinePointSpot
from geodsl.instances import Instances
from geodsl.language.term import Construction, Fact, Term
from geodsl.numeric import circumcenter
from geodsl.objects import Polygon, Segment

__all__ = ["Centroid", "Circumcenter", "NinePointCenter", "Orthocenter"]


class Centroid(Construction):
    """Where the medians meet: `G = centroid of ABC`."""

    phrases = ("centroid of {p: triangle}",)
    point_of = CentroidOf
    makes = "point"

    def place(self, at: Instances) -> Any:
        a, b, c = at.vertices(self.p)
        return (a + b + c) / 3

    def brings(self, G: Term) -> tuple[Fact, ...]:
        return (CentroidOf(G, self.p),)


class _Perpendicular(Construction):
    def cramped(self, at: Instances) -> Any:
        return flat(at, *at.vertices(self.p))


class Circumcenter(_Perpendicular):
    """The centre of the circumcircle: `O = circumcenter of ABC`."""

    phrases = ("circumcenter of {p: triangle}",)
    point_of = CircumcenterOf
    makes = "point"

    def place(self, at: Instances) -> Any:
        return circumcenter(*at.vertices(self.p))

    def brings(self, O: Term) -> tuple[Fact, ...]:
        if not isinstance(self.p, Polygon):
            return (CircumcenterOf(O, self.p),)
        a, b, c = (Segment(O, corner) for corner in self.p.corners)
        return CircumcenterOf(O, self.p), EqualLengths(a, b), EqualLengths(b, c)


class Orthocenter(_Perpendicular):
    """Where the altitudes meet: `H = orthocenter of ABC`."""

    phrases = ("orthocenter of {p: triangle}",)
    point_of = OrthocenterOf
    makes = "point"

    def place(self, at: Instances) -> Any:
        a, b, c = at.vertices(self.p)
        return a + b + c - 2.0 * circumcenter(a, b, c)

    def brings(self, H: Term) -> tuple[Fact, ...]:
        return (OrthocenterOf(H, self.p),)


class NinePointCenter(_Perpendicular):
    """The centre of the nine-point circle: `N = nine-point center of ABC`."""

    phrases = ("nine-point center of {p: triangle}",)
    point_of = NinePointCenterOf
    makes = "point"

    def place(self, at: Instances) -> Any:
        return NinePointSpot.rule(*at.vertices(self.p))

    def brings(self, N: Term) -> tuple[Fact, ...]:
        middle = MidpointOf(N, Segment(Circumcenter(self.p), Orthocenter(self.p)))
        return NinePointCenterOf(N, self.p), middle
