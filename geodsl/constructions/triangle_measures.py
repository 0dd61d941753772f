"""What is measured of a triangle: radii, heights, half of the way round."""

from __future__ import annotations

from typing import Any

import numpy as np

from geodsl.constructions.corners import beside
from geodsl.constructions.incenter import OfCorner, signs, weighted
from geodsl.constructions.measures import Perimeter
from geodsl.instances import Instances
from geodsl.language.term import Construction, Quantity
from geodsl.numeric import cross, distance

__all__ = ["Circumradius", "Exradius", "Height", "Inradius", "Semiperimeter"]


class Inradius(Construction, Quantity):
    """The radius of the incircle: `inradius of ABC`."""

    phrases = ("inradius of {p: triangle}",)
    makes = "length"

    def place(self, at: Instances) -> Any:
        a, b, c = at.vertices(self.p)
        return np.absolute(cross(b - a, c - a)) / weighted((a, b, c), (1.0, 1.0, 1.0))[1]


class Circumradius(Construction, Quantity):
    """The radius of the circumcircle: `circumradius of ABC`."""

    phrases = ("circumradius of {p: triangle}",)
    makes = "length"

    def place(self, at: Instances) -> Any:
        a, b, c = at.vertices(self.p)
        return distance(b, c) * distance(c, a) * distance(a, b) / (2.0 * np.absolute(cross(b - a, c - a)))


class Exradius(OfCorner, Quantity):
    """The radius of the excircle opposite a corner: `exradius of ABC opposite A`."""

    phrases = ("exradius of {p: triangle} opposite {A: point}",)
    makes = "length"

    def place(self, at: Instances) -> Any:
        a, b, c = at.vertices(self.p)
        return np.absolute(cross(b - a, c - a)) / weighted((a, b, c), signs((a, b, c), at.point(self.A)))[1]


class Height(OfCorner, Quantity):
    """How far a corner is from the opposite side: `height from A of ABC`."""

    phrases = ("height from {A: point} of {p: triangle}", "height of {p: triangle} from {A: point}")
    makes = "length"

    def place(self, at: Instances) -> Any:
        a, b, c = beside(at, self.p, self.A)
        return np.absolute(cross(b - a, c - a)) / distance(b, c)


class Semiperimeter(Construction, Quantity):
    """Half of the way round a polygon: `semiperimeter of ABC`."""

    phrases = ("semiperimeter of {p: polygon}",)
    makes = "length"

    def place(self, at: Instances) -> Any:
        return Perimeter(self.p).place(at) / 2.0
