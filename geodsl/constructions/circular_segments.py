"""Circular segments: what a chord cuts off a circle."""

from __future__ import annotations

from typing import Any

from geodsl.constructions.arcs import MajorArc, MinorArc, Semicircle
from geodsl.constructions.on_side import directed
from geodsl.constructions.sectors import tips
from geodsl.facts.on_circle import OnCircle
from geodsl.facts.points import ends
from geodsl.instances import Instances
from geodsl.language.term import Construction, Fact, Term
from geodsl.numeric import Arc, Region, Segment

__all__ = ["HalfDisc", "MajorSegment", "MinorSegment", "SegmentOfArc", "cap"]


def cap(arc: Arc) -> Region:
    """What an arc and the chord of its ends enclose."""
    start, end = tips(arc)
    return Region((arc, Segment(end, start)))


class _CutOff(Construction):
    makes = "region"

    def arc(self) -> Any:
        raise TypeError(f"{type(self).__name__} has no arc")

    def place(self, at: Instances) -> Region:
        return cap(self.arc().place(at))

    def brings(self, g: Term) -> tuple[Fact, ...]:
        A, B = ends(self.s)
        return OnCircle(A, self.w), OnCircle(B, self.w)

    def cramped(self, at: Instances) -> Any:
        return self.arc().cramped(at)


class MinorSegment(_CutOff):
    """The smaller part that a chord cuts off a circle: `g = minor segment of w cut off by AB`."""

    phrases = (
        "minor segment of {w: circle} cut off by {s: segment}",
        "minor segment of {w: circle} on {s: segment}",
        "segment of {w: circle} cut off by {s: segment}",
    )

    def arc(self) -> Any:
        return MinorArc(*ends(self.s), self.w)


class MajorSegment(_CutOff):
    """The larger part that a chord cuts off a circle: `g = major segment of w cut off by AB`."""

    phrases = (
        "major segment of {w: circle} cut off by {s: segment}",
        "major segment of {w: circle} on {s: segment}",
    )

    def arc(self) -> Any:
        return MajorArc(*ends(self.s), self.w)


class SegmentOfArc(Construction):
    """What an arc and the chord of its ends enclose: `g = circular segment of a`."""

    phrases = ("circular segment of {a: arc}", "segment under {a: arc}")
    makes = "region"

    def place(self, at: Instances) -> Region:
        return cap(at.value(self.a))


class HalfDisc(Construction):
    """What a diameter AB and the semicircle to the left of it enclose: `half-disc g on AB`."""

    phrases = ("half-disc {self} on {s: segment}", "half-disk {self} on {s: segment}")
    makes = "region"

    def canonical(self) -> tuple[Any, ...]:
        return directed(self.s)

    def place(self, at: Instances) -> Region:
        return cap(Semicircle(self.s).place(at))

    def cramped(self, at: Instances) -> Any:
        return Semicircle(self.s).cramped(at)
