"""The middle and the ends of an arc."""

from __future__ import annotations

from typing import Any

from geodsl.facts.equal_lengths import EqualLengths
from geodsl.facts.on_arc import OnArc
from geodsl.instances import Instances
from geodsl.language.term import Construction, Fact, Term
from geodsl.numeric import Arc, turn
from geodsl.objects import Segment

__all__ = ["ArcEnd", "ArcMidpoint", "ArcStart"]


class ArcStart(Construction):
    """The end from which an arc runs counterclockwise: `S = start of a`."""

    phrases = ("start of {a: arc}",)
    makes = "point"

    def place(self, at: Instances) -> Any:
        return _at(at.value(self.a), 0.0)


class ArcEnd(Construction):
    """The end to which an arc runs counterclockwise: `T = end of a`."""

    phrases = ("end of {a: arc}",)
    makes = "point"

    def place(self, at: Instances) -> Any:
        return _at(at.value(self.a), 1.0)


class ArcMidpoint(Construction):
    """The middle of an arc: `M = midpoint of a`."""

    phrases = ("midpoint of {a: arc}",)
    makes = "point"

    def place(self, at: Instances) -> Any:
        return _at(at.value(self.a), 0.5)

    def brings(self, M: Term) -> tuple[Fact, ...]:
        return OnArc(M, self.a), EqualLengths(Segment(ArcStart(self.a), M), Segment(M, ArcEnd(self.a)))


def _at(arc: Arc, share: float) -> Any:
    return arc.center + arc.radius * turn(arc.start + share * arc.sweep)
