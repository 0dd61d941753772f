"""A quantity is less than another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from geodsl.arithmetic import Length
from geodsl.facts import at_most
from geodsl.facts.longer_than import LongerThan
from geodsl.facts.ordered import Ordered
from geodsl.language.term import Fact, OpenFact, Term
from geodsl.objects import Measure

__all__ = ["Less", "either_way", "smaller"]


class Less(Ordered):
    """The smaller of two quantities: `angle A < 90°`, `AB + BC < 2 AC`."""

    phrases = ("{x: quantity} < {y: quantity}",)

    def entails(self) -> tuple[Fact, ...]:
        return (at_most.AtMost(self.x, self.y),)

    def contraries(self, points: Sequence[Term] = ()) -> tuple[Fact, ...]:
        return (smaller(self.y, self.x),)


def smaller(x: Any, y: Any) -> OpenFact:
    """That one quantity is less than another, in the words that there are for it."""
    x, y = (t.segment if isinstance(t, Length) else t.angle if isinstance(t, Measure) else t for t in (x, y))
    return LongerThan(y, x) if x.makes == y.makes == "segment" else Less(x, y)


def either_way(x: Any, y: Any) -> tuple[OpenFact, OpenFact]:
    """What quantities that are equal exclude: that one of them is less."""
    return smaller(x, y), smaller(y, x)
