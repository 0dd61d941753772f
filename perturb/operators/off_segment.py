"""A point leaves its segment, or comes onto one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from geodsl.facts.on_segment import OnSegment
from geodsl.language.term import Fact
from perturb.craft.breaking import Off
from perturb.craft.making import Onto
from perturb.craft.places import Places

__all__ = ["OffSegment", "OntoSegment"]


class OffSegment(Off):
    """A point leaves its segment, to one side."""

    phrases: ClassVar[tuple[str, ...]] = ("move {P: point} off {s: bounded}",)
    family = "lines"
    of: ClassVar[tuple[type[Fact], ...]] = (OnSegment,)


class OntoSegment(Onto):
    """A point comes onto a segment, between its ends."""

    phrases: ClassVar[tuple[str, ...]] = ("move {P: point} onto {s: bounded}",)
    family = "lines"
    of: ClassVar[tuple[type[Fact], ...]] = (OnSegment,)

    @classmethod
    def expected(cls, at: Places) -> Iterator[Fact]:
        for s in at.segments:
            row = at.row(s)
            for P in at.points:
                within = row is not None and P in row.points
                if P not in s.args and not within and not any({P, *s.args} <= c for c in at.corners):
                    if at.over(P, s):
                        yield OnSegment(P, s)
