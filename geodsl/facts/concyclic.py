"""Points lie on one circle."""

from __future__ import annotations

from typing import Any

import numpy as np

from geodsl.facts.conjunction import largest
from geodsl.instances import Instances
from geodsl.language.term import Fact
from geodsl.numeric import distance
from geodsl.units import share

__all__ = ["Concyclic"]


class Concyclic(Fact):
    """Four or more points of one circle: `A, B, C, D concyclic`."""

    phrases = ("{points: points} concyclic",)
    gap = share()

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        if len(self.points) < 4:
            raise ValueError("three points are always concyclic")

    def canonical(self) -> tuple[Any, ...]:
        return tuple(sorted(P.key for P in self.points))

    def parts(self) -> tuple[Fact, ...]:
        if len(self.points) == 4:
            return (self,)
        A, B, C, *rest = self.points
        return tuple(Concyclic((A, B, C, D)) for D in rest)

    def residual(self, at: Instances) -> Any:
        if len(self.points) > 4:
            return largest(part.residual(at) for part in self.parts())
        a, b, c, d = at.points(self.points)
        ab, ac, ad = distance(a, b), distance(a, c), distance(a, d)
        bc, bd, cd = distance(b, c), distance(b, d), distance(c, d)
        # The cross ratio's imaginary part, cleared of its denominator, is a point's power with regard to the
        # circle through the others times twice their area. Divided by the three sides of these it is, to
        # first order, the distance from that circle; the largest triangle gives the shortest distance.
        sides = np.maximum(np.maximum(bc * cd * bd, ac * cd * ad), np.maximum(ab * bd * ad, ab * bc * ac))
        return ((a - c) * (b - d) * np.conjugate((a - d) * (b - c))).imag / (sides * at.size)

    def entails(self) -> tuple[Fact, ...]:
        return self.parts() if len(self.points) > 4 else ()
