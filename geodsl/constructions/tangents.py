"""The tangent of a circle at one of its points."""

from __future__ import annotations

from geodsl.facts.on_circle import OnCircle
from geodsl.facts.on_line import OnLine
from geodsl.facts.perpendicular import Perpendicular
from geodsl.facts.points import CenterPoint
from geodsl.facts.tangent_to import TangentTo
from geodsl.instances import Instances
from geodsl.language.term import Construction, Fact, Term
from geodsl.numeric import Line as Straight
from geodsl.numeric import unit
from geodsl.objects import Line

__all__ = ["Tangent"]


class Tangent(Construction):
    """The line that touches a circle at one of its points: `tangent l to w at A`."""

    phrases = (
        "tangent {self} to {w: circle} at {A: point}",
        "tangent {self} at {A: point} to {w: circle}",
        "line {self} tangent to {w: circle} at {A: point}",
    )
    makes = "line"

    def place(self, at: Instances) -> Straight:
        a = at.point(self.A)
        return Straight(a, 1j * unit(a - at.circle(self.w).center))

    def brings(self, l: Term) -> tuple[Fact, ...]:
        # Tangency and the point alone fix the line only as a double root; the radius fixes it plainly.
        return (
            OnCircle(self.A, self.w),
            OnLine(self.A, l),
            TangentTo(l, self.w),
            Perpendicular(l, Line(CenterPoint(self.w), self.A)),
        )
