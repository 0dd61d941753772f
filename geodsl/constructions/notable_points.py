"""A triangle's notable points: Gergonne's, Nagel's, Fermat's and the like."""

from __future__ import annotations

from typing import Any

from geodsl.constructions.circumcircle import flat
from geodsl.facts.acute_triangle import greatest_angle
from geodsl.facts.notable_points import (
    BevanPointOf,
    DeLongchampsPointOf,
    FermatPointOf,
    FirstBrocardPointOf,
    GergonnePointOf,
    MittenpunktOf,
    NagelPointOf,
    SecondBrocardPointOf,
    SpiekerCenterOf,
    SymmedianPointOf,
    cyclic,
)
from geodsl.instances import Instances
from geodsl.language.term import Construction, Fact, Term
from geodsl.numeric import distance
from geodsl.units import DEGREES

__all__ = [
    "BevanPoint",
    "DeLongchampsPoint",
    "FermatPoint",
    "FirstBrocardPoint",
    "GergonnePoint",
    "Mittenpunkt",
    "NagelPoint",
    "SecondBrocardPoint",
    "SpiekerCenter",
    "SymmedianPoint",
]


class _Notable(Construction):
    makes = "point"

    def place(self, at: Instances) -> Any:
        return self.point_of.spot.rule(*at.vertices(self.p))  # type: ignore[union-attr]

    def brings(self, P: Term) -> tuple[Fact, ...]:
        return (self.point_of(P, self.p),)  # type: ignore[misc]

    def cramped(self, at: Instances) -> Any:
        return flat(at, *at.vertices(self.p))


class GergonnePoint(_Notable):
    """Where the lines from the corners to the incircle's touch points meet: `G = gergonne point of ABC`."""

    phrases = ("gergonne point of {p: triangle}",)
    point_of = GergonnePointOf


class NagelPoint(_Notable):
    """Where the lines from the corners to the excircles' touch points meet: `N = nagel point of ABC`."""

    phrases = ("nagel point of {p: triangle}",)
    point_of = NagelPointOf


class FermatPoint(_Notable):
    """The point with the least sum of distances from the corners: `F = fermat point of ABC`.

    All angles of the triangle are below 120°.
    """

    phrases = ("fermat point of {p: triangle}",)
    point_of = FermatPointOf

    def cramped(self, at: Instances) -> Any:
        """Near 120° the point nearly falls on the corner, beyond it there is none."""
        corners = at.vertices(self.p)
        return flat(at, *corners) | ~(greatest_angle(*corners) < 120.0 - DEGREES)


class SymmedianPoint(_Notable):
    """Where the medians' mirror images in the bisectors meet: `L = symmedian point of ABC`."""

    phrases = ("symmedian point of {p: triangle}", "lemoine point of {p: triangle}")
    point_of = SymmedianPointOf


class SpiekerCenter(_Notable):
    """The incentre of the medial triangle: `S = spieker center of ABC`."""

    phrases = ("spieker center of {p: triangle}", "spieker point of {p: triangle}")
    point_of = SpiekerCenterOf


class Mittenpunkt(_Notable):
    """Where the lines from the excentres through the sides' midpoints meet: `M = mittenpunkt of ABC`."""

    phrases = ("mittenpunkt of {p: triangle}",)
    point_of = MittenpunktOf


class _Outlying(_Notable):
    def cramped(self, at: Instances) -> Any:
        a, b, c = at.vertices(self.p)
        return flat(at, a, b, c) | (distance(self.place(at), (a + b + c) / 3.0) > 3.0 * at.size)


class DeLongchampsPoint(_Outlying):
    """The mirror image of the orthocentre in the circumcentre: `L = de longchamps point of ABC`."""

    phrases = ("de longchamps point of {p: triangle}",)
    point_of = DeLongchampsPointOf


class BevanPoint(_Outlying):
    """The centre of the circle through the excentres: `V = bevan point of ABC`."""

    phrases = ("bevan point of {p: triangle}",)
    point_of = BevanPointOf


class _Brocard(_Notable):
    def canonical(self) -> tuple[Any, ...]:
        return cyclic(self.p)


class FirstBrocardPoint(_Brocard):
    """The point P with angle PAB = angle PBC = angle PCA: `P = first brocard point of ABC`."""

    phrases = ("first brocard point of {p: triangle}",)
    point_of = FirstBrocardPointOf


class SecondBrocardPoint(_Brocard):
    """The point P with angle PBA = angle PCB = angle PAC: `P = second brocard point of ABC`."""

    phrases = ("second brocard point of {p: triangle}",)
    point_of = SecondBrocardPointOf
