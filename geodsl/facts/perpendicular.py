"""Two lines are perpendicular."""

from __future__ import annotations

from typing import Any

from geodsl.facts import right_angle
from geodsl.facts.points import line_of
from geodsl.instances import Instances
from geodsl.language.term import Fact
from geodsl.numeric import dot
from geodsl.objects import Angle, Line
from geodsl.units import degrees

__all__ = ["Perpendicular"]


class Perpendicular(Fact):
    """Lines that cross at a right angle: `AB perpendicular CD`."""

    phrases = ("{l: line} perpendicular {m: line}", "{l: line} perpendicular to {m: line}")
    symmetric = True
    gap = degrees()

    def residual(self, at: Instances) -> Any:
        return dot(at.direction(self.l), at.direction(self.m))

    def entails(self) -> tuple[Fact, ...]:
        l, m = line_of(self.l), line_of(self.m)
        if not (isinstance(l, Line) and isinstance(m, Line)):
            return ()
        common = [P for P in l.args if P in m.args]
        if len(common) != 1:
            return ()
        A, C = (next(P for P in line.args if common[0] != P) for line in (l, m))
        return (right_angle.RightAngle(Angle(A, common[0], C)),)
