"""The circle of the points whose distances from two points have a given proportion."""

from __future__ import annotations

from typing import Any

import numpy as np

from geodsl.constructions.midpoint import DividingPoint
from geodsl.constructions.on_side import directed
from geodsl.facts.diameter_of import DiameterOf
from geodsl.facts.same_ratio import SameRatio
from geodsl.instances import Instances
from geodsl.language.term import Construction, Fact, Object, Term
from geodsl.numeric import Circle, distance
from geodsl.objects import Proportion, Segment

__all__ = ["ApolloniusCircle"]


class DividedWithout(Object):
    """The point of a segment's line that divides it in a proportion from outside."""

    makes = "point"
    fields = ("s", "k")

    def place(self, at: Instances) -> Any:
        s, (near, far) = at.segment(self.s), at.value(self.k)
        return (far * s.a - near * s.b) / (far - near)


class ApolloniusCircle(Construction):
    """All points P for which PA : PB = 2 : 1: `apollonius circle w of AB ratio 2 : 1`."""

    phrases = ("apollonius circle {self} of {s: segment} ratio {k: proportion}",)
    makes = "circle"
    locus_of = (SameRatio,)

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        if isinstance(self.k, Proportion) and len(self.k.parts) != 2:
            raise ValueError("the proportion of two distances has two terms")

    def canonical(self) -> tuple[Any, ...]:
        return (directed(self.s), self.k.key)

    def place(self, at: Instances) -> Circle:
        s = at.segment(self.s)
        near, far = (part * part for part in at.value(self.k))
        center = (far * s.a - near * s.b) / (far - near)
        return Circle(center, distance(s.a, s.b) * np.sqrt(near * far) / np.absolute(far - near))

    def brings(self, w: Term) -> tuple[Fact, ...]:
        return (DiameterOf(Segment(DividingPoint(self.s, self.k), DividedWithout(self.s, self.k)), w),)

    def cramped(self, at: Instances) -> Any:
        """Where the distances are nearly equal, the circle is nearly a line."""
        return self.place(at).radius > 1.5 * at.size

    @classmethod
    def locus(cls, fact: Fact, P: Term) -> Term | None:
        """P in PA : PB = 2 : 1."""
        if not isinstance(fact, SameRatio):
            return None
        for p, q in (fact.args, fact.args[::-1]):
            if not (isinstance(p, Proportion) and len(p.parts) == 2) or any(t == P for t in q.walk()):
                continue
            ends = [_other_end(x, P) for x in p.parts]
            if None not in ends and ends[0] != ends[1]:
                return cls(Segment(*ends), q)
        return None


def _other_end(x: Term, P: Term) -> Term | None:
    """X where `x` is the length of the segment PX."""
    s = next((t for t in x.walk() if isinstance(t, Segment)), None)
    if s is None or not (x is s or x.args == (s,)) or sum(t == P for t in x.walk()) != 1 or P not in s.args:
        return None
    return s.B if s.A == P else s.A
