"""A point leaves its line, or comes onto one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from geodsl.facts.on_line import OnLine
from geodsl.language.term import Fact, Term
from geodsl.objects import Line
from perturb.craft.breaking import Off
from perturb.craft.making import Onto
from perturb.craft.places import Places

__all__ = ["OffLine", "OntoLine"]


class OffLine(Off):
    """A point leaves its line."""

    phrases: ClassVar[tuple[str, ...]] = ("move {P: point} off {l: line}",)
    family = "lines"
    of: ClassVar[tuple[type[Fact], ...]] = (OnLine,)


class OntoLine(Onto):
    """A point comes onto a line, or onto a segment's extension."""

    phrases: ClassVar[tuple[str, ...]] = ("move {P: point} onto {l: line}",)
    family = "lines"
    of: ClassVar[tuple[type[Fact], ...]] = (OnLine,)

    @classmethod
    def expected(cls, at: Places) -> Iterator[Fact]:
        for row in at.lines:
            for P in at.points:
                # A corner on the line of its polygon's side would leave no polygon.
                if P not in row.points and not _flattens(P, row.term, at):
                    yield OnLine(P, row.term)


def _flattens(P: Term, line: Term, at: Places) -> bool:
    return isinstance(line, Line) and any({P, line.A, line.B} <= c for c in at.corners)
