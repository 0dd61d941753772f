"""Two rays meet."""

from __future__ import annotations

from typing import Any

import numpy as np

from geodsl.instances import Instances
from geodsl.language.term import OpenFact
from geodsl.numeric import cross, unit
from geodsl.units import degrees

__all__ = ["RaysMeet"]


class RaysMeet(OpenFact):
    """Rays that have a point in common ahead of both origins: `ray AB meets ray CD`."""

    # Letters alone would be lines, and two lines nearly always meet.
    phrases = ("{a: halfline} meets {b: halfline}", "{a: halfline} and {b: halfline} meet")
    symmetric = True
    gap = degrees()

    def margin(self, at: Instances) -> Any:
        a, b = at.value(self.a), at.value(self.b)
        way = unit(b.origin - a.origin)
        # The origins and the common point make a triangle: these are the sines of its angles, all of one
        # sign. That between the rays is how much they turn towards one another.
        sines = cross(way, a.direction), cross(way, b.direction), cross(a.direction, b.direction)
        left = np.minimum(np.minimum(sines[0], sines[1]), sines[2])
        right = np.minimum(np.minimum(-sines[0], -sines[1]), -sines[2])
        least = np.maximum(left, right)
        return np.arcsin(np.minimum(np.maximum(least, -1.0), 1.0)) * (180.0 / np.pi)
