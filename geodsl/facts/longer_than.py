"""A segment is longer than another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from geodsl.instances import Instances
from geodsl.language.term import Fact, OpenFact, Term
from geodsl.units import share

__all__ = ["LongerThan"]


class LongerThan(OpenFact):
    """The longer of two segments: `AB longer than CD`, `AB > CD`."""

    phrases = (
        "{s: segment} longer than {t: segment}",
        "{t: segment} shorter than {s: segment}",
        "{t: segment} < {s: segment}",
    )
    gap = share()

    def margin(self, at: Instances) -> Any:
        return (at.length(self.s) - at.length(self.t)) / at.size

    def contraries(self, points: Sequence[Term] = ()) -> tuple[Fact, ...]:
        return (LongerThan(self.t, self.s),)
