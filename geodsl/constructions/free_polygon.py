"""Polygons of which nothing is said: drawn as a whole, so that they are no needles and don't cross themselves."""

from __future__ import annotations

from typing import Any

import numpy as np

from geodsl.constructions.in_order import shares, steps
from geodsl.instances import Instances
from geodsl.language.term import Construction
from geodsl.numeric import turn

__all__ = ["SHARPEST", "FreePolygon"]

SHARPEST = 22.0  # degrees: the smallest angle of a free triangle
_MOST = 118.0  # degrees: the largest
_LEAST = 15.0  # degrees: the smallest angle of any polygon


class FreePolygon(Construction):
    """All corners of a polygon, in either sense; `scale` says how far apart things are."""

    fields = ("scale", "count")

    @property
    def makes(self) -> tuple[str, ...]:
        return ("point",) * self.count

    @property
    def free(self) -> int:  # type: ignore[override]
        return 2 * self.count

    def place(self, at: Instances) -> tuple[Any, ...]:
        way, *rest = at.free(self)
        shape = _triangle(*rest) if self.count == 3 else _star(rest, self.count)
        way = 2.0 * way  # the whole part says in which sense the corners run
        scale, factor = at.number(self.scale), turn(2.0 * np.pi * way)
        return tuple(scale * factor * np.where(way < 1.0, z, np.conjugate(z)) for z in shape)

    def cramped(self, at: Instances) -> Any:
        c = at.value(self)
        angles = [
            np.absolute(np.angle((c[k - 1] - c[k]) / (c[(k + 1) % self.count] - c[k])))
            for k in range(self.count)
        ]
        return np.min(angles, axis=0) < np.radians(_LEAST)


def _triangle(x: Any, y: Any, size: Any, right: Any, up: Any) -> list[Any]:
    """Angles of which none is small and none nearly straight, evenly out of all such."""
    rest = 180.0 - 3.0 * SHARPEST
    most = (_MOST - SHARPEST) / rest
    # A point of the triangle of shares, moved from its tips (one angle far too large) to its middle.
    x, y = np.where(x + y > 1.0, 1.0 - x, x), np.where(x + y > 1.0, 1.0 - y, y)
    largest = np.maximum(np.maximum(x, y), 1.0 - x - y)
    pull = np.where(largest > most, (most - 1 / 3) / (largest - 1 / 3), 1.0)
    x, y = 1 / 3 + pull * (x - 1 / 3), 1 / 3 + pull * (y - 1 / 3)
    a, b = ((SHARPEST + rest * share) * (np.pi / 180.0) for share in (x, y))
    # On the circumcircle an angle is half of the arc across from it.
    corners = [1.0 + 0.0j * a, turn(2.0 * (np.pi - a - b)), turn(-2.0 * b)]
    sides = [np.absolute(corners[k] - corners[k - 1]) for k in range(3)]
    longest = np.maximum(np.maximum(sides[0], sides[1]), sides[2])
    factor = (0.55 + 0.3 * size) / longest
    shift = 0.15 * ((right - 0.5) + 1j * (up - 0.5))
    return [factor * z + shift for z in corners]


def _star(free: Any, count: int) -> list[Any]:
    """Corners in order round a middle point, about as far from it: in a quarter of all polygons one is a dent."""
    near, far = free[:count], free[count:]
    begins = steps(shares(far, 0.6, 1.4))
    rare = 0.28 / count
    # The neighbours' diagonal, about: what lies behind it is a dent.
    chord = np.cos(2.0 * np.pi / count)
    jitter = 0.5 * (4.0 / count) ** 1.5
    out = []
    for t, begin in zip(near, begins, strict=True):
        dent, bulge = chord - 0.1 - 0.18 * t / rare, 1.0 + jitter * (t - 0.5)
        out.append(0.42 * np.where(t < rare, dent, bulge) * turn(2.0 * np.pi * begin))
    return out
