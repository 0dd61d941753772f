"""Which way up: orientation of the whole figure."""

from __future__ import annotations

from typing import Any

import numpy as np

from geodsl.instances import Instances
from geodsl.language.term import Directive

__all__ = ["Above", "Below", "Horizontal", "LeftOf", "RightOf", "Vertical"]


class Pose(Directive):
    """Says how the figure lies on the page. `turn` is the direction that is to point right, `side` is
    positive in the image of the figure that is wanted."""

    makes = "pose"


class Horizontal(Pose):
    """A line lies level: `BC horizontal`."""

    phrases = ("{l: line} horizontal",)

    def turn(self, at: Instances) -> Any:
        return at.direction(self.l)


class Vertical(Pose):
    """A line stands upright: `AD vertical`."""

    phrases = ("{l: line} vertical",)

    def turn(self, at: Instances) -> Any:
        return at.direction(self.l) / 1j


class Above(Pose):
    """A point is higher than a line or a point: `A above BC`."""

    phrases = ("{P: point} above {l: line}", "{P: point} above {l: point}")

    def side(self, at: Instances) -> Any:
        other = at.value(self.l)
        if hasattr(other, "direction"):
            way = other.direction * np.where(other.direction.real < 0, -1.0, 1.0)
            return (np.conjugate(way) * (at.point(self.P) - other.origin)).imag
        return (at.point(self.P) - other).imag


class Below(Above):
    """A point is lower than a line or a point: `D below AB`."""

    phrases = ("{P: point} below {l: line}", "{P: point} below {l: point}")

    def side(self, at: Instances) -> Any:
        return -super().side(at)


class LeftOf(Pose):
    """A point lies farther left than another: `B left of C`."""

    phrases = ("{P: point} left of {Q: point}",)

    def side(self, at: Instances) -> Any:
        return (at.point(self.Q) - at.point(self.P)).real


class RightOf(LeftOf):
    """A point lies farther right than another: `C right of B`."""

    phrases = ("{P: point} right of {Q: point}",)

    def side(self, at: Instances) -> Any:
        return -super().side(at)
