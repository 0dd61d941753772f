"""The line halfway between two parallels."""

from __future__ import annotations

from typing import Any

import numpy as np

from geodsl.constructions.foot import Foot
from geodsl.constructions.midpoint import Midpoint
from geodsl.facts.on_line import OnLine
from geodsl.facts.parallel import Parallel
from geodsl.facts.points import StartPoint, line_of
from geodsl.instances import Instances
from geodsl.language.term import Construction, Fact, Term
from geodsl.numeric import Line as Straight
from geodsl.numeric import foot, offset
from geodsl.objects import Line, Segment
from geodsl.units import SHARE

__all__ = ["MidParallel"]


class MidParallel(Construction):
    """The line halfway between two parallel lines: `mid-parallel n of AB and CD`."""

    phrases = ("mid-parallel {self} of {l: line} and {m: line}", "midline {self} of {l: line} and {m: line}")
    makes = "line"
    symmetric = True

    def place(self, at: Instances) -> Straight:
        l = at.line(self.l)
        return Straight((l.origin + foot(l.origin, at.line(self.m))) / 2.0, l.direction)

    def brings(self, n: Term) -> tuple[Fact, ...]:
        l, m = line_of(self.l), line_of(self.m)
        start = l.A if isinstance(l, Line) else StartPoint(l)
        return Parallel(l, m), Parallel(n, l), OnLine(Midpoint(Segment(start, Foot(start, m))), n)

    def cramped(self, at: Instances) -> Any:
        return np.absolute(offset(at.line(self.l).origin, at.line(self.m))) < 2.0 * SHARE * at.size
