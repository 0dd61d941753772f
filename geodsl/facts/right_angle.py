"""An angle is right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from geodsl.facts import angle_value, perpendicular
from geodsl.facts.acute_angle import AcuteAngle
from geodsl.facts.obtuse_angle import ObtuseAngle
from geodsl.instances import Instances
from geodsl.language.term import Fact, Term
from geodsl.objects import Angle, Line, Num
from geodsl.units import degrees

__all__ = ["RightAngle"]


class RightAngle(Fact):
    """An angle of 90°: `angle ABC right`."""

    phrases = ("{a: angle} right", "{a: angle} right angle")
    gap = degrees()

    def residual(self, at: Instances) -> Any:
        return np.cos(at.angle(self.a))

    def entails(self) -> tuple[Fact, ...]:
        found: tuple[Fact, ...] = (angle_value.AngleValue(self.a, Num(90.0, "degrees")),)
        if isinstance(self.a, Angle):
            found += (perpendicular.Perpendicular(Line(self.a.A, self.a.B), Line(self.a.B, self.a.C)),)
        return found

    def contraries(self, points: Sequence[Term] = ()) -> tuple[Fact, ...]:
        return AcuteAngle(self.a), ObtuseAngle(self.a)
