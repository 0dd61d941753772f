"""A line bisects an angle."""

from __future__ import annotations

from typing import Any

from geodsl.facts.conjunction import Conjunction
from geodsl.facts.equal_angles import EqualAngles
from geodsl.facts.on_line import OnLine
from geodsl.facts.points import arms, line_of
from geodsl.instances import Instances
from geodsl.language.term import Fact
from geodsl.numeric import cross, unit
from geodsl.objects import Angle, Line
from geodsl.units import degrees

__all__ = ["AlongBisector", "Bisects"]


class AlongBisector(Fact):
    """A line has the direction of an angle's inner bisector."""

    fields = ("l", "a")
    gap = degrees()

    def residual(self, at: Instances) -> Any:
        A, B, C = arms(self.a)
        b = at.point(B)
        middle = unit(at.point(A) - b) + unit(at.point(C) - b)
        return cross(at.direction(self.l), unit(middle))


class Bisects(Conjunction):
    """A line through the vertex that halves an angle: `AD bisects angle BAC`."""

    phrases = ("{l: new line} bisects {a: angle}",)
    gap = degrees()

    def conditions(self) -> tuple[Fact, ...]:
        along = AlongBisector(self.l, self.a)
        if self._from_vertex():
            return (along,)
        return OnLine(arms(self.a)[1], self.l), along

    def entails(self) -> tuple[Fact, ...]:
        if not self._from_vertex():
            return ()
        A, B, C = arms(self.a)
        D = next((P for P in line_of(self.l).args if P != B), None)
        if D is None:  # the line through one point twice is no line
            return ()
        return (EqualAngles(Angle(A, B, D), Angle(D, B, C)),)

    def _from_vertex(self) -> bool:
        line = line_of(self.l)
        return isinstance(line, Line) and isinstance(self.a, Angle) and self.a.B in line.args
