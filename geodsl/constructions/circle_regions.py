"""Regions that two circles bound: the ring between them, their overlap, and what one leaves of the other."""

from __future__ import annotations

from typing import Any

import numpy as np

from geodsl.instances import Instances
from geodsl.language.term import Construction
from geodsl.numeric import Arc, Circle, Region, distance
from geodsl.units import SHARE

__all__ = ["Annulus", "Lens", "Lune"]


class Annulus(Construction):
    """The ring between a circle and another inside it: `annulus g between w and v`."""

    phrases = (
        "annulus {self} between {w: circle} and {v: circle}",
        "ring {self} between {w: circle} and {v: circle}",
    )
    makes = "region"
    symmetric = True

    def place(self, at: Instances) -> Region:
        w, v = at.circle(self.w), at.circle(self.v)
        larger = w.radius >= v.radius
        outer = (np.where(larger, x, y) for x, y in zip(w, v, strict=True))
        inner = (np.where(larger, y, x) for x, y in zip(w, v, strict=True))
        return Region((_around(*outer),), ((_around(*inner),),))

    def cramped(self, at: Instances) -> Any:
        w, v = at.circle(self.w), at.circle(self.v)
        return np.absolute(w.radius - v.radius) - distance(w.center, v.center) < SHARE * at.size


class _Crossing(Construction):
    makes = "region"

    def cramped(self, at: Instances) -> Any:
        w, v = at.circle(self.w), at.circle(self.v)
        gap = distance(w.center, v.center)
        return np.minimum(w.radius + v.radius - gap, gap - np.absolute(w.radius - v.radius)) < SHARE * at.size


class Lens(_Crossing):
    """What is inside both of two circles that cross: `lens g of w and v`."""

    phrases = ("lens {self} of {w: circle} and {v: circle}",)
    symmetric = True

    def place(self, at: Instances) -> Region:
        w, v = at.circle(self.w), at.circle(self.v)
        return Region((_within(w, v), _within(v, w)))


class Lune(_Crossing):
    """The part of a circle's inside that lies outside another that crosses it: `lune g of w outside v`."""

    phrases = (
        "lune {self} of {w: circle} outside {v: circle}",
        "crescent {self} of {w: circle} outside {v: circle}",
    )

    def place(self, at: Instances) -> Region:
        w, v = at.circle(self.w), at.circle(self.v)
        near, far = _within(w, v), _within(v, w)
        # All of the first circle but what lies in the second, and back along the second.
        out = Arc(w.center, w.radius, near.start + near.sweep, 2.0 * np.pi - near.sweep)
        return Region((out, Arc(v.center, v.radius, far.start + far.sweep, -far.sweep)))


def _around(center: Any, radius: Any) -> Arc:
    """A whole circle as a piece."""
    return Arc(center, radius, 0.0 * radius, 2.0 * np.pi + 0.0 * radius)


def _within(w: Circle, v: Circle) -> Arc:
    """The arc of one circle that lies inside another."""
    way = v.center - w.center
    gap = np.absolute(way)
    along = (gap * gap + w.radius * w.radius - v.radius * v.radius) / (2.0 * gap)
    half = np.arctan2(np.sqrt(w.radius * w.radius - along * along), along)
    return Arc(w.center, w.radius, np.arctan2(way.imag, way.real) - half, 2.0 * half)
