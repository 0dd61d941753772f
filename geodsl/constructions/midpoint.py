"""Points that divide a segment."""

from __future__ import annotations

from typing import Any

from geodsl.constructions.on_side import directed
from geodsl.facts.divides import Divides
from geodsl.facts.midpoint_of import MidpointOf
from geodsl.instances import Instances
from geodsl.language.term import Construction, Fact, Term
from geodsl.objects import Proportion
from geodsl.units import SHARE

__all__ = ["DividingPoint", "Midpoint"]


class Midpoint(Construction):
    """The middle of a segment: `M = midpoint of AB`."""

    phrases = ("midpoint of {s: segment}", "middle of {s: segment}")
    point_of = MidpointOf
    makes = "point"

    def place(self, at: Instances) -> Any:
        a, b = at.segment(self.s)
        return (a + b) / 2.0

    def brings(self, M: Term) -> tuple[Fact, ...]:
        return (MidpointOf(M, self.s),)

    def cramped(self, at: Instances) -> Any:
        return at.length(self.s) < SHARE * at.size


class DividingPoint(Construction):
    """The point P of AB with AP : PB as given: `P = point dividing AB in ratio 1 : 2`."""

    phrases = (
        "point dividing {s: segment} in ratio {p: proportion}",
        "point dividing {s: segment} in {p: proportion}",
    )
    point_of = Divides
    makes = "point"

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        if isinstance(self.p, Proportion) and len(self.p.parts) != 2:
            raise ValueError("a segment is divided in a ratio of two parts")

    def canonical(self) -> tuple[Any, ...]:
        return (directed(self.s), self.p.key)

    def place(self, at: Instances) -> Any:
        a, b = at.segment(self.s)
        first, second = at.value(self.p)
        return (second * a + first * b) / (first + second)

    def brings(self, P: Term) -> tuple[Fact, ...]:
        return (Divides(P, self.s, self.p),)

    def cramped(self, at: Instances) -> Any:
        first, second = at.value(self.p)
        return (at.length(self.s) < SHARE * at.size) | ~(first * second > 0.0)
