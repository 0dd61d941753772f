"""A point moved towards a centre or away from it."""

from __future__ import annotations

from typing import Any

import numpy as np

from geodsl.arithmetic import Length, multiply
from geodsl.constructions.numbers import AbsoluteValue
from geodsl.facts.between import Between
from geodsl.facts.length_value import LengthValue
from geodsl.facts.on_line import OnLine
from geodsl.facts.on_ray import OnRay
from geodsl.facts.same_ratio import SameRatio
from geodsl.instances import Instances
from geodsl.language.term import Construction, Fact, Term
from geodsl.numeric import distance
from geodsl.objects import Line, Num, Proportion, Ray, Segment
from geodsl.units import SHARE

__all__ = ["Homothety"]


class Homothety(Construction):
    """The point Q of line OP with OQ = k OP: `Q = homothety of P from O by 2`; k may be negative."""

    phrases = ("homothety of {P: point} from {O: point} by {k: number}",)
    makes = "point"

    def place(self, at: Instances) -> Any:
        o = at.point(self.O)
        return o + at.number(self.k) * (at.point(self.P) - o)

    def brings(self, Q: Term) -> tuple[Fact, ...]:
        P, O, k = self.P, self.O, self.k
        image, whole = Segment(O, Q), Segment(O, P)
        if not isinstance(k, Num):
            return OnLine(Q, Line(O, P)), LengthValue(image, multiply((AbsoluteValue(k), Length(whole))))
        ratio = Proportion((Num(abs(k.value), "number"), Num(1.0, "number")))
        where = OnRay(Q, Ray(O, P)) if k.value > 0 else Between(O, P, Q)
        return where, SameRatio(Proportion((image, whole)), ratio)

    def cramped(self, at: Instances) -> Any:
        far = distance(at.point(self.O), at.point(self.P))
        k = at.number(self.k)
        least = np.minimum(np.minimum(np.absolute(k), np.absolute(k - 1.0)), 1.0)
        return far * least < SHARE * at.size
