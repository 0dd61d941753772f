"""A point lies between two others."""

from __future__ import annotations

from typing import Any

from geodsl.facts.collinear import Collinear
from geodsl.facts.on_segment import OnSegment, beside_segment
from geodsl.instances import Instances
from geodsl.language.term import Fact, Term
from geodsl.numeric import plane
from geodsl.objects import Segment
from geodsl.units import share

__all__ = ["Between"]


class Between(Fact):
    """Three points in order on a line: `B between A and C`."""

    phrases = (
        "{B: new point} between {A: point} and {C: point}",
        "{B: new point} lies between {A: point} and {C: point}",
    )
    symmetric = ("A", "C")
    gap = share()

    def residual(self, at: Instances) -> Any:
        ends = plane.Segment(at.point(self.A), at.point(self.C))
        return beside_segment(at.point(self.B), ends) / at.size

    def entails(self) -> tuple[Fact, ...]:
        return OnSegment(self.B, Segment(self.A, self.C)), Collinear((self.A, self.B, self.C))

    def loci(self, P: Term) -> tuple[Term, ...]:
        return (Segment(self.A, self.C),) if P == self.B else ()
