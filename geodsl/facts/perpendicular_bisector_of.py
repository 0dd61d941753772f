"""A line is the perpendicular bisector of a segment."""

from __future__ import annotations

from typing import Any

from geodsl.facts.equal_lengths import EqualLengths
from geodsl.facts.on_line import OnLine
from geodsl.facts.perpendicular import Perpendicular
from geodsl.facts.points import MiddlePoint, ends, line_of
from geodsl.facts.polygons import largest
from geodsl.instances import Instances
from geodsl.language.term import Fact
from geodsl.numeric import dot, offset
from geodsl.objects import Line, Segment
from geodsl.units import share

__all__ = ["PerpendicularBisectorOf"]


class PerpendicularBisectorOf(Fact):
    """It mirrors one end of the segment to the other: `l perpendicular bisector of AB`."""

    phrases = ("{l: line} perpendicular bisector of {s: segment}",)
    gap = share()

    def parts(self) -> tuple[Fact, ...]:
        return Perpendicular(self.l, line_of(self.s)), OnLine(MiddlePoint(self.s), self.l)

    def residual(self, at: Instances) -> Any:
        line = at.line(self.l)
        a, b = at.segment(self.s)
        return largest(dot(line.direction, b - a), offset(a, line) + offset(b, line)) / at.size

    def entails(self) -> tuple[Fact, ...]:
        line = line_of(self.l)
        a, b = ends(self.s)
        on = line.args if isinstance(line, Line) else ()
        return (
            Perpendicular(self.l, line_of(self.s)),
            *(EqualLengths(Segment(P, a), Segment(P, b)) for P in on),
        )
