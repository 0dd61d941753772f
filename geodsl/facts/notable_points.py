"""A point is one of a triangle's notable points: Gergonne's, Nagel's, Fermat's and the like."""

from __future__ import annotations

from typing import Any, ClassVar

from geodsl.facts.angle_value import AngleValue
from geodsl.facts.coincide import Coincide
from geodsl.facts.equal_angles import EqualAngles
from geodsl.facts.inside_polygon import InsidePolygon
from geodsl.facts.polygons import Placed
from geodsl.facts.triangle_spots import (
    BevanSpot,
    DeLongchampsSpot,
    FermatSpot,
    FirstBrocardSpot,
    GergonneSpot,
    MittenpunktSpot,
    NagelSpot,
    NinePointSpot,
    SecondBrocardSpot,
    SpiekerSpot,
    Spot,
    SymmedianSpot,
)
from geodsl.instances import Instances
from geodsl.language.term import Fact
from geodsl.objects import Angle, Num, Polygon

__all__ = [
    "BevanPointOf",
    "DeLongchampsPointOf",
    "FermatPointOf",
    "FirstBrocardPointOf",
    "GergonnePointOf",
    "MittenpunktOf",
    "NagelPointOf",
    "NinePointCenterOf",
    "NotablePointOf",
    "SecondBrocardPointOf",
    "SpiekerCenterOf",
    "SymmedianPointOf",
    "cyclic",
]


def cyclic(p: Any) -> tuple[Any, ...]:
    """A polygon's key where the sense of its corners matters, but not which comes first."""
    if not isinstance(p, Polygon):
        return (p.key,)
    keys = [corner.key for corner in p.corners]
    return min(tuple(keys[k:] + keys[:k]) for k in range(len(keys)))


class NotablePointOf(Placed):
    """A point is where the corners of a triangle put it by the rule of a spot."""

    spot: ClassVar[type[Spot]]

    def parts(self) -> tuple[Fact, ...]:
        return Coincide(self.P, self.spot(*self.p.corners)).parts()

    def off(self, at: Instances) -> tuple[Any, Any]:
        a, b, c = at.vertices(self.p)
        return at.point(self.P) - self.spot.rule(a, b, c), b - a


class _Within(NotablePointOf):
    def entails(self) -> tuple[Fact, ...]:
        return (InsidePolygon(self.P, self.p),)


class GergonnePointOf(_Within):
    """The common point of the lines from the corners to the incircle's touch points: `G gergonne point of ABC`."""

    phrases = ("{P: new point} gergonne point of {p: triangle}",)
    spot = GergonneSpot


class NagelPointOf(_Within):
    """The common point of the lines from the corners to the excircles' touch points: `N nagel point of ABC`."""

    phrases = ("{P: new point} nagel point of {p: triangle}",)
    spot = NagelSpot


class FermatPointOf(_Within):
    """The point that sees all sides at 120°; no angle of the triangle is as large: `F fermat point of ABC`."""

    phrases = ("{P: new point} fermat point of {p: triangle}",)
    spot = FermatSpot

    def entails(self) -> tuple[Fact, ...]:
        a, b, c = self.p.corners
        third = Num(120.0, "degrees")
        seen = (AngleValue(Angle(x, self.P, y), third) for x, y in ((a, b), (b, c), (c, a)))
        return (*seen, *super().entails())


class SymmedianPointOf(_Within):
    """The common point of the medians' mirror images in the bisectors: `L symmedian point of ABC`."""

    phrases = (
        "{P: new point} symmedian point of {p: triangle}",
        "{P: new point} lemoine point of {p: triangle}",
    )
    spot = SymmedianSpot


class SpiekerCenterOf(_Within):
    """The incentre of the triangle of the sides' midpoints: `S spieker center of ABC`."""

    phrases = (
        "{P: new point} spieker center of {p: triangle}",
        "{P: new point} spieker point of {p: triangle}",
    )
    spot = SpiekerSpot


class MittenpunktOf(_Within):
    """The common point of the lines from the excentres to the sides' midpoints: `M mittenpunkt of ABC`."""

    phrases = ("{P: new point} mittenpunkt of {p: triangle}",)
    spot = MittenpunktSpot


class NinePointCenterOf(NotablePointOf):
    """The point equally far from the sides' midpoints: `N nine-point center of ABC`."""

    phrases = ("{P: new point} nine-point center of {p: triangle}",)
    spot = NinePointSpot


class DeLongchampsPointOf(NotablePointOf):
    """The mirror image of the orthocentre in the circumcentre: `L de longchamps point of ABC`."""

    phrases = ("{P: new point} de longchamps point of {p: triangle}",)
    spot = DeLongchampsSpot


class BevanPointOf(NotablePointOf):
    """The centre of the circle through the excentres: `V bevan point of ABC`."""

    phrases = ("{P: new point} bevan point of {p: triangle}",)
    spot = BevanSpot


class FirstBrocardPointOf(_Within):
    """The point P with the angles PAB, PBC and PCA equal: `P first brocard point of ABC`."""

    phrases = ("{P: new point} first brocard point of {p: triangle}",)
    spot = FirstBrocardSpot

    def canonical(self) -> tuple[Any, ...]:
        return (self.P.key, cyclic(self.p))

    def entails(self) -> tuple[Fact, ...]:
        a, b, c = self.p.corners
        x, y, z = Angle(self.P, a, b), Angle(self.P, b, c), Angle(self.P, c, a)
        return EqualAngles(x, y), EqualAngles(y, z), *super().entails()


class SecondBrocardPointOf(_Within):
    """The point P with the angles PBA, PCB and PAC equal: `P second brocard point of ABC`."""

    phrases = ("{P: new point} second brocard point of {p: triangle}",)
    spot = SecondBrocardSpot

    def canonical(self) -> tuple[Any, ...]:
        return (self.P.key, cyclic(self.p))

    def entails(self) -> tuple[Fact, ...]:
        a, b, c = self.p.corners
        x, y, z = Angle(self.P, b, a), Angle(self.P, c, b), Angle(self.P, a, c)
        return EqualAngles(x, y), EqualAngles(y, z), *super().entails()
