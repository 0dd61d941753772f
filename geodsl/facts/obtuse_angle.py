"""An angle is obtuse."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from geodsl.facts import acute_angle
from geodsl.instances import Instances
from geodsl.language.term import Fact, OpenFact, Term
from geodsl.units import degrees

__all__ = ["ObtuseAngle"]


class ObtuseAngle(OpenFact):
    """An angle larger than a right one: `angle ABC obtuse`."""

    phrases = ("{a: angle} obtuse", "{a: angle} obtuse angle")
    gap = degrees()

    def margin(self, at: Instances) -> Any:
        return at.angle(self.a) * (180.0 / np.pi) - 90.0

    def contraries(self, points: Sequence[Term] = ()) -> tuple[Fact, ...]:
        return (acute_angle.AcuteAngle(self.a),)
