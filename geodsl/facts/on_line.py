"""A point lies on a line."""

from __future__ import annotations

from typing import Any

from geodsl.facts import collinear
from geodsl.facts.points import line_of
from geodsl.instances import Instances
from geodsl.language.term import Fact, Term
from geodsl.numeric import offset
from geodsl.objects import Line
from geodsl.units import share

__all__ = ["OnLine"]


class OnLine(Fact):
    """A point of a line, however far it is drawn: `D on BC`."""

    phrases = ("{P: new point} on {l: line}", "{P: new point} lies on {l: line}")
    gap = share()

    def residual(self, at: Instances) -> Any:
        return offset(at.point(self.P), at.line(self.l)) / at.size

    def entails(self) -> tuple[Fact, ...]:
        line = line_of(self.l)
        return (collinear.Collinear((self.P, line.A, line.B)),) if isinstance(line, Line) else ()

    def loci(self, P: Term) -> tuple[Term, ...]:
        return (self.l,) if P == self.P else ()
