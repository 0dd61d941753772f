"""A quadrilateral has an inscribed circle."""

from __future__ import annotations

from typing import Any

import numpy as np

from geodsl.arithmetic import Length, add
from geodsl.facts import convex
from geodsl.facts.equation import Equation
from geodsl.facts.polygons import sides
from geodsl.instances import Instances
from geodsl.language.term import Fact
from geodsl.units import share

__all__ = ["Tangential"]


class Tangential(Fact):
    """Opposite sides of a quadrilateral have one sum, so a circle touches all four: `tangential quadrilateral ABCD`."""

    phrases = (
        "tangential quadrilateral {p: new quadrilateral}",
        "{p: quadrilateral} tangential",
        "{p: quadrilateral} tangential quadrilateral",
        "{p: quadrilateral} has incircle",
    )
    gap = share()

    def residual(self, at: Instances) -> Any:
        ab, bc, cd, da = sides(at.vertices(self.p))
        off = (ab - bc + cd - da) / at.size
        # The sums agree in a dart, too, which has no room for a circle.
        return np.where(convex.Convex(self.p).margin(at) > 0, off, np.where(off < 0, off - 1.0, off + 1.0))

    def entails(self) -> tuple[Fact, ...]:
        ab, bc, cd, da = map(Length, self.p.sides())
        sums = Equation(add(("+", "+"), (ab, cd)), add(("+", "+"), (bc, da)))
        return convex.Convex(self.p), sums
