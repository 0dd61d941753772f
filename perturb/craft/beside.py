"""How far a point is from the place that a fact says, one direction at a time: what is moved, and by how much."""

from __future__ import annotations

from typing import Any

import numpy as np

from geodsl.instances import Instances
from geodsl.language.term import Column, Fact
from geodsl.units import share

__all__ = ["Beside"]


class Beside(Fact):
    """A point is level with its place: `axis` 0 along a side of the triangle, 1 across it.

    Perpendiculars and bisectors say where a centre is, too, but by angles; a reader sees by how much it is off.
    """

    fields = ("of", "axis")
    gap = share()

    def residual(self, at: Instances) -> Any:
        if not isinstance(self.of, Column):
            return _level(self.of, self.axis, at)
        axes = np.ravel(self.axis)
        return np.stack([_level(f, int(k), at) for f, k in zip(self.of.terms, axes, strict=True)])


def _level(fact: Any, axis: int, at: Instances) -> Any:
    gap, along = fact.off(at)
    turned = gap * np.conjugate(along) / (np.absolute(along) * at.size)
    return turned.imag if axis else turned.real
