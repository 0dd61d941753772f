"""An angle is acute."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from geodsl.facts import obtuse_angle
from geodsl.instances import Instances
from geodsl.language.term import Fact, OpenFact, Term
from geodsl.units import degrees

__all__ = ["AcuteAngle"]


class AcuteAngle(OpenFact):
    """An angle smaller than a right one: `angle ABC acute`."""

    phrases = ("{a: angle} acute", "{a: angle} acute angle")
    gap = degrees()

    def margin(self, at: Instances) -> Any:
        return 90.0 - at.angle(self.a) * (180.0 / np.pi)

    def contraries(self, points: Sequence[Term] = ()) -> tuple[Fact, ...]:
        return (obtuse_angle.ObtuseAngle(self.a),)
