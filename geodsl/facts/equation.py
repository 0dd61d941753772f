"""Two quantities are equal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from geodsl.facts.less import either_way
from geodsl.facts.scales import comparable, difference, gap_of
from geodsl.instances import Instances
from geodsl.language.term import Fact, Term
from geodsl.units import Gap

__all__ = ["Equation"]


class Equation(Fact):
    """Two sums, products or values that are the same: `AB + BC = 2 CD`."""

    phrases = ("{x: quantity} = {y: quantity}",)
    symmetric = True

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        comparable(self.x, self.y)

    @property
    def gap(self) -> Gap:  # type: ignore[override]
        return gap_of(self.x, self.y)

    def residual(self, at: Instances) -> Any:
        return difference(at, at.number(self.x), at.number(self.y), self.x, self.y)

    def contraries(self, points: Sequence[Term] = ()) -> tuple[Fact, ...]:
        return either_way(self.x, self.y)
