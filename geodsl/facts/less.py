"""A quantity is less than another."""

from __future__ import annotations

from typing import Any

from geodsl.facts.at_most import AtMost
from geodsl.facts.scales import comparable, gap_of, visible
from geodsl.instances import Instances
from geodsl.language.term import Fact, OpenFact
from geodsl.units import Gap

__all__ = ["Less"]


class Less(OpenFact):
    """The smaller of two quantities: `angle A < 90°`, `AB + BC < 2 AC`."""

    phrases = ("{x: quantity} < {y: quantity}",)

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        comparable(self.x, self.y)

    @property
    def gap(self) -> Gap:  # type: ignore[override]
        return gap_of(self.x, self.y)

    def margin(self, at: Instances) -> Any:
        return visible(at, at.number(self.y), at.number(self.x), self.x, self.y)

    def entails(self) -> tuple[Fact, ...]:
        return (AtMost(self.x, self.y),)
