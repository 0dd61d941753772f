"""Which way up: the line that a program wants level, or upright, stays so while other things move.

That a figure is turned changes nothing that is said of it; so where no move keeps the line level, the figure is turned
back afterwards, about the point that leaves most of the others where they were.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from geodsl.directives.pose import Horizontal, Vertical
from geodsl.instances import Instances
from geodsl.language.term import Fact
from geodsl.objects import Ref
from geodsl.realize.pose import turned
from geodsl.scene import Scene
from geodsl.units import degrees

__all__ = ["Level", "Upright", "levelled", "posed"]

_TILTED = 1e-10  # the sine of a slope that isn't rounding


class Level(Fact):
    """A line runs from left to right, or from right to left."""

    fields = ("l",)
    gap = degrees()

    def residual(self, at: Instances) -> Any:
        return at.direction(self.l).imag


class Upright(Fact):
    """A line runs up or down."""

    fields = ("l",)
    gap = degrees()

    def residual(self, at: Instances) -> Any:
        return at.direction(self.l).real


def posed(scene: Scene) -> tuple[Fact, ...]:
    """What a program wants of the way up: of its first order, which the others don't turn any more."""
    for order in scene.poses:
        if isinstance(order, Horizontal):
            return (Level(order.l),)
        if isinstance(order, Vertical):
            return (Upright(order.l),)
    return ()


def levelled(scene: Scene, points: Sequence[Ref], at: Instances, before: Instances) -> Instances:
    """Figures turned so that what is to be level is so again, and the same way round as it was."""
    order = next((o for o in scene.poses if isinstance(o, Horizontal | Vertical)), None)
    if order is None or not at.n:
        return at
    back = order.turn(before) * np.conjugate(order.turn(at))
    back = np.broadcast_to(back / np.absolute(back), (at.n,))
    tilted = ~((np.absolute(back.imag) <= _TILTED) & (back.real > 0))
    if not tilted.any():
        return at
    back = np.where(tilted, back, 1.0)
    return turned(at, back, np.zeros(at.n, dtype=bool), about=_pivot(points, at, before, back))


def _pivot(points: Sequence[Ref], at: Instances, before: Instances, back: np.ndarray) -> np.ndarray:
    """The point of each figure about which turning it leaves the others nearest to where they were."""
    if not points:
        return np.zeros(at.n, dtype=complex)
    now, then = (np.stack([np.broadcast_to(x.point(p), (x.n,)) for p in points]) for x in (at, before))
    # The way that each point (second axis) has gone when the figure is turned about each (first axis).
    gone = np.absolute(back * (now[None] - now[:, None]) + now[:, None] - then[None])
    best = np.round(gone.sum(1) / at.size, 9).argmin(0)
    return now[best, np.arange(at.n)]
