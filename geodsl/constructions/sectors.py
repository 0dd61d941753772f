"""Sectors: what two radii and an arc enclose."""

from __future__ import annotations

from typing import Any

import numpy as np

from geodsl.constructions.arcs import ArcFrom, MajorArc, MinorArc
from geodsl.facts.equal_lengths import EqualLengths
from geodsl.facts.on_circle import OnCircle
from geodsl.instances import Instances
from geodsl.language.term import Construction, Fact, Term
from geodsl.numeric import Arc, Region, distance, turn
from geodsl.numeric import Segment as Straight
from geodsl.objects import Segment
from geodsl.units import DEGREES, SHARE

__all__ = ["MajorSector", "MinorSector", "Sector", "SectorFrom", "SectorOf", "tips", "wedge"]


def tips(arc: Arc) -> tuple[Any, Any]:
    """Where an arc starts and where it ends."""
    first, last = (turn(angle) for angle in (arc.start, arc.start + arc.sweep))
    return arc.center + arc.radius * first, arc.center + arc.radius * last


def wedge(arc: Arc) -> Region:
    """What an arc and the radii to its ends enclose."""
    start, end = tips(arc)
    return Region((Straight(arc.center, start), arc, Straight(end, arc.center)))


class _Between(Construction):
    makes = "region"

    def arc(self) -> Any:
        raise TypeError(f"{type(self).__name__} has no arc")

    def place(self, at: Instances) -> Region:
        return wedge(self.arc().place(at))

    def brings(self, g: Term) -> tuple[Fact, ...]:
        return OnCircle(self.A, self.w), OnCircle(self.B, self.w)

    def cramped(self, at: Instances) -> Any:
        return self.arc().cramped(at)


class SectorFrom(_Between):
    """The sector over the arc that runs counterclockwise: `sector g from A to B of w`."""

    phrases = ("sector {self} from {A: point} to {B: point} of {w: circle}",)

    def arc(self) -> Any:
        return ArcFrom(self.A, self.B, self.w)


class MinorSector(_Between):
    """The smaller sector between two radii: `minor sector g from A to B of w`."""

    phrases = ("minor sector {self} from {A: point} to {B: point} of {w: circle}",)
    symmetric = ("A", "B")

    def arc(self) -> Any:
        return MinorArc(self.A, self.B, self.w)


class MajorSector(_Between):
    """The larger sector between two radii: `major sector g from A to B of w`."""

    phrases = ("major sector {self} from {A: point} to {B: point} of {w: circle}",)
    symmetric = ("A", "B")

    def arc(self) -> Any:
        return MajorArc(self.A, self.B, self.w)


class SectorOf(Construction):
    """What an arc and the radii to its ends enclose: `sector g of a`."""

    phrases = ("sector {self} of {a: arc}",)
    makes = "region"

    def place(self, at: Instances) -> Region:
        return wedge(at.value(self.a))


class Sector(Construction):
    """The sector with two radii OA and OB, the smaller one: `sector g OAB`."""

    phrases = ("sector {self} {points: points}",)
    makes = "region"

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        if len(self.points) != 3:
            raise ValueError("a sector has a centre and two points on its arc")

    def canonical(self) -> tuple[Any, ...]:
        O, *ends = (p.key for p in self.points)
        return (O, *sorted(ends))

    def place(self, at: Instances) -> Region:
        o, a, b = at.points(self.points)
        angle = (b - a) / (a - o) + 1.0  # how B lies to A, seen from the centre
        turned = np.arctan2(angle.imag, angle.real)
        first = np.where(turned < 0, b, a) - o
        start = np.arctan2(first.imag, first.real)
        return wedge(Arc(o, distance(o, a), start, np.absolute(turned)))

    def brings(self, g: Term) -> tuple[Fact, ...]:
        O, A, B = self.points
        return (EqualLengths(Segment(O, A), Segment(O, B)),)

    def cramped(self, at: Instances) -> Any:
        o, a, b = at.points(self.points)
        radius = distance(o, a)
        thin = distance(a, b) < 2.0 * radius * np.sin(np.radians(DEGREES) / 2.0)
        return thin | (radius < SHARE * at.size)
