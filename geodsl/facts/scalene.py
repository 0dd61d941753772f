"""A triangle is scalene."""

from __future__ import annotations

from typing import Any

import numpy as np

from geodsl.facts.polygons import least, sides
from geodsl.instances import Instances
from geodsl.language.term import OpenFact
from geodsl.units import share

__all__ = ["Scalene"]


class Scalene(OpenFact):
    """No two sides are equal: `scalene triangle ABC`."""

    phrases = ("scalene triangle {p: new triangle}", "{p: triangle} scalene")
    gap = share()

    def margin(self, at: Instances) -> Any:
        a, b, c = sides(at.vertices(self.p))
        return np.absolute(least(a - b, b - c, c - a)) / at.size
