"""Two angles are equal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from geodsl.facts.less import either_way
from geodsl.instances import Instances
from geodsl.language.term import Fact, Term
from geodsl.units import radians

__all__ = ["EqualAngles"]


class EqualAngles(Fact):
    """Angles of one size: `angle ABC = angle DEF`."""

    phrases = ("{a: angle} = {b: angle}", "{a: angle} equal to {b: angle}")
    symmetric = True
    gap = radians()

    def residual(self, at: Instances) -> Any:
        return at.angle(self.a) - at.angle(self.b)

    def contraries(self, points: Sequence[Term] = ()) -> tuple[Fact, ...]:
        return either_way(self.a, self.b)
