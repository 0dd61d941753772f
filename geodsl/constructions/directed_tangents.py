"""The tangents of a circle that have a given direction."""

from __future__ import annotations

from typing import Any, ClassVar

from geodsl.constructions.on_side import directed
from geodsl.facts.parallel import Parallel
from geodsl.facts.perpendicular import Perpendicular
from geodsl.facts.points import line_of
from geodsl.facts.tangent_to import TangentTo
from geodsl.instances import Instances
from geodsl.language.term import Construction, Fact, Term
from geodsl.numeric import Line as Straight
from geodsl.objects import Line

__all__ = ["ParallelTangents", "PerpendicularTangents"]


class _Tangents(Construction):
    """Two tangents; the first lies to the left of the centre, seen along their direction."""

    makes = ("line", "line")
    quarter: ClassVar[complex]
    kind: ClassVar[type[Fact]]

    def canonical(self) -> tuple[Any, ...]:
        # AB runs the other way than BA, and so does the order of the tangents.
        return (self.w.key, (self.l.A.key, self.l.B.key) if isinstance(self.l, Line) else directed(self.l))

    def place(self, at: Instances) -> tuple[Straight, Straight]:
        w = at.circle(self.w)
        way = self.quarter * at.direction(self.l)
        spoke = 1j * w.radius * way
        return Straight(w.center + spoke, way), Straight(w.center - spoke, way)

    def brings(self, s: Term, t: Term) -> tuple[Fact, ...]:
        w, l = self.w, line_of(self.l)
        return TangentTo(s, w), self.kind(s, l), TangentTo(t, w), self.kind(t, l)


class ParallelTangents(_Tangents):
    """Both tangents of a circle that are parallel to a line: `s, t = tangents to w parallel to l`."""

    phrases = ("tangents to {w: circle} parallel to {l: line}", "tangents to {w: circle} parallel {l: line}")
    quarter = 1.0
    kind = Parallel


class PerpendicularTangents(_Tangents):
    """Both tangents of a circle that are perpendicular to a line: `s, t = tangents to w perpendicular to l`."""

    phrases = (
        "tangents to {w: circle} perpendicular to {l: line}",
        "tangents to {w: circle} perpendicular {l: line}",
    )
    quarter = 1j
    kind = Perpendicular
