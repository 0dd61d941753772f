"""A polygon is a proper one."""

from __future__ import annotations

from typing import Any

import numpy as np

from geodsl.facts import convex
from geodsl.instances import Instances
from geodsl.language.term import Fact, OpenFact
from geodsl.numeric import cross, dot
from geodsl.objects import Polygon
from geodsl.units import share

__all__ = ["Simple"]

_MANY = 6  # corners from which on all sides are looked at in one go


class Simple(OpenFact):
    """A polygon that doesn't cross or touch itself and has no straight angle: `quadrilateral ABCD`."""

    phrases = (
        "triangle {p: new triangle}",
        "quadrilateral {p: new quadrilateral}",
        "pentagon {p: new pentagon}",
        "hexagon {p: new hexagon}",
        "heptagon {p: new heptagon}",
        "octagon {p: new octagon}",
        "polygon {p: new polygon}",
    )
    gap = share()

    def margin(self, at: Instances) -> Any:
        # A polygon comes to cross itself only where a corner passes a side, so the sign changes at 0.
        c = at.vertices(self.p)
        n = len(c)
        if n > _MANY and all(isinstance(p, np.ndarray) for p in c):
            return _margin_of_many(np.stack(np.broadcast_arrays(*c))) / at.size
        room = np.inf
        for i in range(n):
            room = np.minimum(room, _reach(c[i], c[i - 1], c[(i + 1) % n]))
            for j in range(n):
                if j != i and (j + 1) % n != i:
                    room = np.minimum(room, _reach(c[i], c[j], c[(j + 1) % n]))
        crossed: Any = False
        for i in range(n):
            for j in range(i + 2, n - (i == 0)):
                crossed = crossed | _cross(c[i], c[i + 1], c[j], c[(j + 1) % n])
        return np.where(crossed, -room, room) / at.size

    def entails(self) -> tuple[Fact, ...]:
        return (convex.Convex(self.p),) if len(self.p.corners) == 3 else ()

    def show(self) -> str:
        return str(self.p) if isinstance(self.p, Polygon) else f"polygon {self.p}"


def _margin_of_many(c: Any) -> Any:
    """The same for plain corners along the first axis: on which side of every side every corner lies, once."""
    x, y = np.ascontiguousarray(c.real), np.ascontiguousarray(c.imag)
    u, v = np.roll(x, -1, 0) - x, np.roll(y, -1, 0) - y
    count = len(c)
    square = u * u + v * v
    parted = np.empty((count, *c.shape), dtype=bool)  # whether the line of a side parts the ends of another
    room: Any = np.inf
    for i in range(count):
        right, up = x - x[i], y - y[i]
        far = right * right + up * up
        far[i] = np.inf  # from itself it is no way
        aside = u[i] * up - v[i] * right
        along = u[i] * right + v[i] * up
        beside = (along > 0) & (along < square[i])
        beside[i] = beside[(i + 1) % count] = False
        room = np.minimum(room, np.minimum(far, np.where(beside, aside * aside / square[i], np.inf)).min(0))
        parted[i] = aside * np.roll(aside, -1, 0) < 0
        parted[i, [i - 1, i, (i + 1) % count]] = False
    necks = _reach(c, np.roll(c, 1, 0), np.roll(c, -1, 0)).min(0)
    crossed = (parted & parted.swapaxes(0, 1)).any((0, 1))
    room = np.minimum(np.sqrt(room), necks)
    return np.where(crossed, -room, room)


def _reach(p: Any, a: Any, b: Any) -> Any:
    """How far a point is from a segment."""
    u = b - a
    t = np.minimum(np.maximum(dot(u, p - a) / dot(u, u), 0.0), 1.0)
    return np.absolute(a + t * u - p)


def _cross(a: Any, b: Any, c: Any, d: Any) -> Any:
    """Whether two segments cross."""
    u, v = b - a, d - c
    return (cross(u, c - a) * cross(u, d - a) < 0) & (cross(v, a - c) * cross(v, b - c) < 0)
