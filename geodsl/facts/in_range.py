"""A quantity lies in a range."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from geodsl.facts.less import smaller
from geodsl.facts.points import arguments
from geodsl.facts.scales import comparable, gap_of, visible
from geodsl.instances import Instances
from geodsl.language.term import Fact, OpenFact, Term
from geodsl.units import Gap

__all__ = ["InRange"]


class InRange(OpenFact):
    """A quantity between two values: `angle A in 30°..80°`."""

    phrases = ("{x: quantity} in {r: range}",)

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        comparable(self.x, *self._limits())

    @property
    def gap(self) -> Gap:  # type: ignore[override]
        return gap_of(self.x, *self._limits())

    def margin(self, at: Instances) -> Any:
        low, high = self._limits()
        x, least, most = at.number(self.x), at.number(low), at.number(high)
        terms = (self.x, low, high)
        return np.minimum(visible(at, x, least, *terms), visible(at, most, x, *terms))

    def _limits(self) -> tuple[Any, Any]:
        low, high = arguments(self.r, object)  # type: ignore[misc]
        return low, high

    def contraries(self, points: Sequence[Term] = ()) -> tuple[Fact, ...]:
        low, high = self._limits()
        return smaller(self.x, low), smaller(high, self.x)
