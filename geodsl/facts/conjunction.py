"""Facts that hold where all of several simpler facts hold."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np

from geodsl.instances import Instances
from geodsl.language.term import Fact

__all__ = ["Conjunction", "largest"]


class Conjunction(Fact):
    """A fact that is the conjunction of its `parts()`."""

    def residual(self, at: Instances) -> Any:
        return largest(part.residual(at) for part in self.parts())

    def measure(self, at: Instances) -> Any:
        # Parts may be judged in other units: each counts by how many of its least gaps it is off.
        return largest(part.measure(at) * (self.gap.least / part.gap.least) for part in self.parts())


def largest(residuals: Iterable[Any]) -> Any:
    """The residual of largest size, with its sign."""
    found: Any = None
    for r in residuals:
        found = r if found is None else np.where(np.absolute(r) > np.absolute(found), r, found)
    return found
