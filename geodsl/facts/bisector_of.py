"""A segment is an angle bisector of a triangle."""

from __future__ import annotations

from typing import Any

from geodsl.facts.bisects import Bisects
from geodsl.facts.cevians import Cevian
from geodsl.facts.on_line import OnLine
from geodsl.facts.on_segment import OnSegment
from geodsl.facts.same_ratio import SameRatio
from geodsl.language.term import Fact
from geodsl.numeric import distance
from geodsl.objects import Angle, Line, Proportion, Segment

__all__ = ["BisectorOf"]


class BisectorOf(Cevian):
    """It halves the angle at a corner and ends on the opposite side: `AD bisector of ABC`."""

    phrases = (
        "{s: new segment} bisector of {p: triangle}",
        "{s: new segment} angle bisector of {p: triangle}",
    )

    def parts(self) -> tuple[Fact, ...]:
        a, d, b, c = self.ends()
        return (*Bisects(Line(a, d), Angle(b, a, c)).parts(), OnLine(d, Line(b, c)))

    def foot(self, a: Any, b: Any, c: Any) -> Any:
        # It divides the side as the neighbouring sides are to each other.
        near_b, near_c = distance(a, b), distance(a, c)
        return (b * near_c + c * near_b) / (near_b + near_c)

    def entails(self) -> tuple[Fact, ...]:
        if not self.told():
            return ()
        a, d, b, c = self.ends()
        return (
            Bisects(Line(a, d), Angle(b, a, c)),
            OnSegment(d, Segment(b, c)),
            SameRatio(
                Proportion((Segment(b, d), Segment(d, c))),
                Proportion((Segment(a, b), Segment(a, c))),
            ),
        )
