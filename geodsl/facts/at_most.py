"""A quantity is at most as large as another."""

from __future__ import annotations

from collections.abc import Sequence

from geodsl.facts import less
from geodsl.facts.ordered import Ordered
from geodsl.language.term import Fact, Term

__all__ = ["AtMost"]


class AtMost(Ordered):
    """A quantity that doesn't go beyond another: `AB <= CD`."""

    phrases = ("{x: quantity} <= {y: quantity}",)

    def contraries(self, points: Sequence[Term] = ()) -> tuple[Fact, ...]:
        return (less.smaller(self.y, self.x),)
