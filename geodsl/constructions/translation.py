"""A point moved along."""

from __future__ import annotations

from typing import Any

from geodsl.facts.equal_lengths import EqualLengths
from geodsl.facts.midpoint_of import MidpointOf
from geodsl.facts.parallel import Parallel
from geodsl.instances import Instances
from geodsl.language.term import Construction, Fact, Term
from geodsl.numeric import distance
from geodsl.objects import Line, Segment
from geodsl.units import SHARE

__all__ = ["Translation"]


class Translation(Construction):
    """A point moved as far as from A to B: `Q = translation of P from A to B`."""

    phrases = ("translation of {P: point} from {A: point} to {B: point}",)
    makes = "point"

    def place(self, at: Instances) -> Any:
        return at.point(self.P) + at.point(self.B) - at.point(self.A)

    def brings(self, Q: Term) -> tuple[Fact, ...]:
        P, A, B = self.P, self.A, self.B
        if P == B:
            return (MidpointOf(B, Segment(A, Q)),)
        return Parallel(Line(P, Q), Line(A, B)), EqualLengths(Segment(P, Q), Segment(A, B))

    def cramped(self, at: Instances) -> Any:
        return distance(at.point(self.A), at.point(self.B)) < SHARE * at.size
