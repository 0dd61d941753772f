"""Points lie on one line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from geodsl.facts import on_line, simple
from geodsl.facts.conjunction import largest
from geodsl.instances import Instances
from geodsl.language.term import Fact, Term
from geodsl.numeric import cross, distance
from geodsl.objects import Line, Polygon
from geodsl.units import share

__all__ = ["Collinear"]


class Collinear(Fact):
    """Three or more points of one line: `A, B, C collinear`."""

    phrases = ("{points: points} collinear",)
    gap = share()

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        if len(self.points) < 3:
            raise ValueError("two points are always collinear")

    def canonical(self) -> tuple[Any, ...]:
        return tuple(sorted(P.key for P in self.points))

    def parts(self) -> tuple[Fact, ...]:
        if len(self.points) == 3:
            return (self,)
        A, B, *rest = self.points
        return tuple(Collinear((A, B, C)) for C in rest)

    def residual(self, at: Instances) -> Any:
        if len(self.points) > 3:
            return largest(part.residual(at) for part in self.parts())
        a, b, c = at.points(self.points)
        # The shortest altitude: how far one point is from the line of the two that are farthest apart.
        side = np.maximum(np.maximum(distance(a, b), distance(b, c)), distance(c, a))
        return cross(b - a, c - a) / (side * at.size)

    def entails(self) -> tuple[Fact, ...]:
        if len(self.points) > 3:
            return self.parts()
        A, B, C = self.points
        return tuple(on_line.OnLine(P, Line(Q, R)) for P, Q, R in ((A, B, C), (B, A, C), (C, A, B)))

    def loci(self, P: Term) -> tuple[Term, ...]:
        others = [Q for Q in self.points if Q != P]
        return (Line(*others[:2]),) if len(others) < len(self.points) else ()

    def contraries(self, points: Sequence[Term] = ()) -> tuple[Fact, ...]:
        return (simple.Simple(Polygon(self.points)),) if len(self.points) == 3 else ()
