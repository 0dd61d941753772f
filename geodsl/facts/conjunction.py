"""Facts that hold where all of several simpler facts hold."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np

from geodsl.instances import Instances
from geodsl.language.term import Fact

__all__ = ["Conjunction", "largest"]


class Conjunction(Fact):
    """A fact that says several things at once: all its `conditions()` hold."""

    def conditions(self) -> tuple[Fact, ...]:
        raise TypeError(f"{type(self).__name__} has no conditions")

    def parts(self) -> tuple[Fact, ...]:
        return tuple(part for condition in self.conditions() for part in condition.parts())

    def residual(self, at: Instances) -> Any:
        return largest(part.residual(at) for part in self.parts())

    def measure(self, at: Instances) -> Any:
        # Conditions may be judged in other units: each counts by how many of its least gaps it is off.
        return largest(c.measure(at) * (self.gap.least / c.gap.least) for c in self.conditions())


def largest(residuals: Iterable[Any]) -> Any:
    """The residual of largest size, with its sign. Nan stays, so nothing degenerate is ever true."""
    first, *rest = residuals
    for r in rest:
        first = np.where((np.absolute(r) > np.absolute(first)) | np.isnan(r), r, first)
    return first
