"""A quantity is less than another."""

from __future__ import annotations

from geodsl.facts.at_most import AtMost, Ordered
from geodsl.language.term import Fact

__all__ = ["Less"]


class Less(Ordered):
    """The smaller of two quantities: `angle A < 90°`, `AB + BC < 2 AC`."""

    phrases = ("{x: quantity} < {y: quantity}",)

    def entails(self) -> tuple[Fact, ...]:
        return (AtMost(self.x, self.y),)
