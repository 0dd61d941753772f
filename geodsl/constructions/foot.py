"""The foot of a perpendicular."""

from __future__ import annotations

from typing import Any

from geodsl.facts.on_line import OnLine
from geodsl.facts.perpendicular import Perpendicular
from geodsl.facts.points import line_of
from geodsl.instances import Instances
from geodsl.language.term import Construction, Fact, Term
from geodsl.numeric import foot, offset
from geodsl.objects import Line
from geodsl.units import SHARE

__all__ = ["Foot"]


class Foot(Construction):
    """Where the perpendicular from a point meets a line: `H = foot of A on BC`."""

    phrases = ("foot of {P: point} on {l: line}", "projection of {P: point} on {l: line}")
    makes = "point"

    def place(self, at: Instances) -> Any:
        return foot(at.point(self.P), at.line(self.l))

    def brings(self, H: Term) -> tuple[Fact, ...]:
        line = line_of(self.l)
        return OnLine(H, line), Perpendicular(Line(self.P, H), line)

    def cramped(self, at: Instances) -> Any:
        """A point of the line is its own foot: there is no perpendicular to be seen."""
        return abs(offset(at.point(self.P), at.line(self.l))) < SHARE * at.size
