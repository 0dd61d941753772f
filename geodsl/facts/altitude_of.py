"""A segment is an altitude of a triangle."""

from __future__ import annotations

from typing import Any

from geodsl.facts.cevians import Cevian
from geodsl.facts.on_line import OnLine
from geodsl.facts.perpendicular import Perpendicular
from geodsl.facts.right_angle import RightAngle
from geodsl.language.term import Fact
from geodsl.numeric import Line as Straight
from geodsl.numeric import foot, unit
from geodsl.objects import Angle, Line

__all__ = ["AltitudeOf"]


class AltitudeOf(Cevian):
    """It joins a corner with its foot on the line of the opposite side: `AD altitude of ABC`."""

    phrases = ("{s: new segment} altitude of {p: triangle}",)

    def parts(self) -> tuple[Fact, ...]:
        a, d, b, c = self.ends()
        return Perpendicular(Line(a, d), Line(b, c)), OnLine(d, Line(b, c))

    def foot(self, a: Any, b: Any, c: Any) -> Any:
        return foot(a, Straight(b, unit(c - b)))

    def entails(self) -> tuple[Fact, ...]:
        if not self.told():
            return ()
        a, d, b, c = self.ends()
        return (*self.parts(), RightAngle(Angle(a, d, b)), RightAngle(Angle(a, d, c)))
