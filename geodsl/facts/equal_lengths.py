"""Two segments are equally long."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from geodsl.facts.longer_than import LongerThan
from geodsl.instances import Instances
from geodsl.language.term import Fact, Term
from geodsl.units import share

__all__ = ["EqualLengths"]


class EqualLengths(Fact):
    """Segments of one length: `AB = CD`."""

    phrases = ("{s: segment} = {t: segment}", "{s: segment} equal to {t: segment}")
    symmetric = True
    gap = share()

    def residual(self, at: Instances) -> Any:
        return (at.length(self.s) - at.length(self.t)) / at.size

    def contraries(self, points: Sequence[Term] = ()) -> tuple[Fact, ...]:
        return LongerThan(self.s, self.t), LongerThan(self.t, self.s)
