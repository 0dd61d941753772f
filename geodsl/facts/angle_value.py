"""An angle has a given size."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from geodsl.facts import right_angle
from geodsl.facts.less import either_way
from geodsl.instances import Instances
from geodsl.language.term import Fact, Term
from geodsl.objects import Num
from geodsl.units import radians

__all__ = ["AngleValue"]


class AngleValue(Fact):
    """An angle as large as a number of degrees says: `angle ABC = 30°`."""

    phrases = ("{a: angle} = {v: degrees}", "{v: degrees} = {a: angle}")
    gap = radians()

    def residual(self, at: Instances) -> Any:
        return at.angle(self.a) - at.number(self.v)

    def entails(self) -> tuple[Fact, ...]:
        return (right_angle.RightAngle(self.a),) if isinstance(self.v, Num) and self.v.value == 90 else ()

    def contraries(self, points: Sequence[Term] = ()) -> tuple[Fact, ...]:
        right = isinstance(self.v, Num) and self.v.value == 90  # acute or obtuse, then
        return () if right else either_way(self.a, self.v)
