"""A segment drawn out beyond its second end."""

from __future__ import annotations

from typing import Any

from geodsl.constructions.curves import measures
from geodsl.constructions.on_side import directed
from geodsl.facts.between import Between
from geodsl.facts.midpoint_of import MidpointOf
from geodsl.facts.points import ends
from geodsl.instances import Instances
from geodsl.language.term import Construction, Fact, Term
from geodsl.objects import Segment
from geodsl.units import SHARE

__all__ = ["Extension"]


class Extension(Construction):
    """The point of line AB that lies beyond B by a length: `C = extension of AB by 2`."""

    phrases = ("extension of {s: segment} by {d: length}",)
    makes = "point"

    def canonical(self) -> tuple[Any, ...]:
        return (directed(self.s), self.d.key)

    def place(self, at: Instances) -> Any:
        s = at.segment(self.s)
        return s.b + at.length(self.d) * s.direction

    def brings(self, C: Term) -> tuple[Fact, ...]:
        A, B = ends(self.s)
        if self.d.key == self.s.key:
            return (MidpointOf(B, Segment(A, C)),)
        return Between(B, A, C), measures(Segment(B, C), self.d)

    def cramped(self, at: Instances) -> Any:
        return (at.length(self.d) < SHARE * at.size) | (at.length(self.s) < SHARE * at.size)
