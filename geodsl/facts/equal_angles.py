"""Two angles are equal."""

from __future__ import annotations

from typing import Any

from geodsl.instances import Instances
from geodsl.language.term import Fact
from geodsl.units import radians

__all__ = ["EqualAngles"]


class EqualAngles(Fact):
    """Angles of one size: `angle ABC = angle DEF`."""

    phrases = ("{a: angle} = {b: angle}", "{a: angle} equal to {b: angle}")
    symmetric = True
    gap = radians()

    def residual(self, at: Instances) -> Any:
        return at.angle(self.a) - at.angle(self.b)
