"""An angle is acute."""

from __future__ import annotations

from typing import Any

import numpy as np

from geodsl.instances import Instances
from geodsl.language.term import OpenFact
from geodsl.units import degrees

__all__ = ["AcuteAngle"]


class AcuteAngle(OpenFact):
    """An angle smaller than a right one: `angle ABC acute`."""

    phrases = ("{a: angle} acute", "{a: angle} acute angle")
    gap = degrees()

    def margin(self, at: Instances) -> Any:
        return 90.0 - at.angle(self.a) * (180.0 / np.pi)
