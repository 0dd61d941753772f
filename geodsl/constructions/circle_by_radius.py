"""The circle about a centre with a given radius."""

from __future__ import annotations

from typing import Any, ClassVar

from geodsl.constructions.free import FreeLength
from geodsl.constructions.measures import Radius
from geodsl.facts.center_of import CenterOf
from geodsl.facts.equal_lengths import EqualLengths
from geodsl.facts.equation import Equation
from geodsl.facts.length_value import LengthValue
from geodsl.facts.on_circle import OnCircle
from geodsl.instances import Instances
from geodsl.language.printing import slot
from geodsl.language.term import Construction, Fact, Term
from geodsl.numeric import Circle
from geodsl.objects import Segment
from geodsl.units import SHARE

__all__ = ["CircleByRadius"]


class CircleByRadius(Construction):
    """All points at one distance from O: `circle w center O radius r`."""

    phrases = (
        "circle {self} center {O: new point} radius {r: length}",
        "circle {self} center {O: new point}",
    )
    defaults: ClassVar[dict[str, Any]] = {"r": FreeLength(None)}
    makes = "circle"
    locus_of = (EqualLengths, LengthValue)

    def place(self, at: Instances) -> Circle:
        return Circle(at.point(self.O), at.length(self.r))

    def brings(self, w: Term) -> tuple[Fact, ...]:
        r = self.r
        if isinstance(r, FreeLength):
            return (CenterOf(self.O, w),)
        if isinstance(r, Segment) and self.O in (r.A, r.B):
            size: Fact = OnCircle(r.B if r.A == self.O else r.A, w)
        elif r.makes == "segment":
            size = LengthValue(r, Radius(w))
        else:
            size = Equation(Radius(w), r)
        return CenterOf(self.O, w), size

    def show(self) -> str:
        radius = "" if isinstance(self.r, FreeLength) else f" radius {slot(self.r, self.slots[1])}"
        return f"circle center {slot(self.O, self.slots[0])}{radius}"

    def cramped(self, at: Instances) -> Any:
        return at.length(self.r) < SHARE * at.size

    @classmethod
    def locus(cls, fact: Fact, P: Term) -> Term | None:
        """P in OP = r or OP = XY, standing there once."""
        if not isinstance(fact, cls.locus_of) or sum(t == P for t in fact.walk()) != 1:
            return None
        for s, r in (fact.args, fact.args[::-1]):
            if isinstance(s, Segment) and P in (s.A, s.B):
                return cls(s.B if s.A == P else s.A, r)
        return None
