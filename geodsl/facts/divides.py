"""A point divides a segment in a ratio."""

from __future__ import annotations

from typing import Any

from geodsl.facts.conjunction import Conjunction
from geodsl.facts.on_line import OnLine
from geodsl.facts.on_segment import OnSegment
from geodsl.facts.points import line_of
from geodsl.facts.same_ratio import SameRatio
from geodsl.instances import Instances
from geodsl.language.term import Fact, Object
from geodsl.numeric import distance, dot
from geodsl.objects import Proportion, Segment
from geodsl.units import share

__all__ = ["DividedAlong", "Divides", "DivisionPoint"]


class DivisionPoint(Object):
    """Where a segment is divided in a ratio, from its first end."""

    makes = "point"
    fields = ("s", "p")

    def place(self, at: Instances) -> Any:
        a, b = at.segment(self.s)
        first, second = at.value(self.p)
        return a + (b - a) * (first / (first + second))


class DividedAlong(Fact):
    """A point is level with the division of a segment."""

    fields = ("P", "s", "p")
    gap = share()

    def residual(self, at: Instances) -> Any:
        return dot(at.direction(self.s), at.point(self.P) - at.point(DivisionPoint(self.s, self.p))) / at.size


class Divides(Conjunction):
    """The point with AP : PB = p : `P divides AB in 1 : 2`."""

    phrases = (
        "{P: new point} divides {s: segment} in {p: proportion}",
        "{P: new point} divides {s: segment} in ratio {p: proportion}",
    )
    gap = share()

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        if isinstance(self.p, Proportion) and len(self.p.parts) != 2:
            raise ValueError("a segment is divided in a ratio of two parts")

    def canonical(self) -> tuple[Any, ...]:
        s, p = self.s, self.p
        if not (isinstance(s, Segment) and isinstance(p, Proportion)):
            return (self.P.key, (s.A.key, s.B.key) if isinstance(s, Segment) else s.key, p.key)
        # The segment's direction counts here: AB in 1 : 2 is BA in 2 : 1.
        return (self.P.key, *sorted(((s.A.key, p.parts[0].key), (s.B.key, p.parts[1].key))))

    def parts(self) -> tuple[Fact, ...]:
        return OnLine(self.P, line_of(self.s)), DividedAlong(self.P, self.s, self.p)

    def measure(self, at: Instances) -> Any:
        return distance(at.point(self.P), at.point(DivisionPoint(self.s, self.p))) / at.size

    def entails(self) -> tuple[Fact, ...]:
        if not isinstance(self.s, Segment):
            return (OnSegment(self.P, self.s),)
        lengths = Proportion((Segment(self.s.A, self.P), Segment(self.P, self.s.B)))
        return OnSegment(self.P, self.s), SameRatio(lengths, self.p)
