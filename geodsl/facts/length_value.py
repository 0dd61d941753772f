"""A segment has a given length."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from geodsl.facts.less import either_way
from geodsl.instances import Instances
from geodsl.language.term import Fact, Term
from geodsl.units import share

__all__ = ["LengthValue"]


class LengthValue(Fact):
    """A segment as long as a number says: `AB = 3`, `OP = 2.2 r`."""

    phrases = ("{s: segment} = {v: length}", "{v: length} = {s: segment}")
    gap = share()

    def residual(self, at: Instances) -> Any:
        return (at.length(self.s) - at.length(self.v)) / at.size

    def contraries(self, points: Sequence[Term] = ()) -> tuple[Fact, ...]:
        return either_way(self.s, self.v)
