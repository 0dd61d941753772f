"""A polygon is convex."""

from __future__ import annotations

from typing import Any

import numpy as np

from geodsl.facts import simple
from geodsl.instances import Instances
from geodsl.language.term import Fact, OpenFact
from geodsl.numeric import cross, dot
from geodsl.units import degrees

__all__ = ["Convex"]


class Convex(OpenFact):
    """A polygon whose angles are all below 180° and that goes round once: `convex ABCD`."""

    phrases = ("convex {p: new polygon}", "{p: polygon} convex")
    gap = degrees()

    def margin(self, at: Instances) -> Any:
        c = at.vertices(self.p)
        n = len(c)
        ways = [c[(i + 1) % n] - c[i] for i in range(n)]
        turns = [np.arctan2(cross(ways[i - 1], ways[i]), dot(ways[i - 1], ways[i])) for i in range(n)]
        total: Any = 0.0
        left = right = np.inf
        for t in turns:
            total = total + t
            # Both ends are boundaries: behind a turn of 180° the polygon crosses itself.
            bend = np.where(np.absolute(t) <= np.pi / 2, t, np.where(t > 0, np.pi - t, -np.pi - t))
            left, right = np.minimum(left, bend), np.minimum(right, -bend)
        room = np.maximum(left, right)
        once = np.absolute(total) < 3.0 * np.pi  # a star turns one way, too, but goes round twice
        return np.where(once, room, -np.absolute(room)) * (180.0 / np.pi)

    def entails(self) -> tuple[Fact, ...]:
        return (simple.Simple(self.p),)
