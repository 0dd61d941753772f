"""A polygon is circumscribed about a circle."""

from __future__ import annotations

from typing import Any

import numpy as np

from geodsl.facts.points import line_of
from geodsl.facts.polygons import largest
from geodsl.facts.tangent_to import TangentTo
from geodsl.instances import Instances
from geodsl.language.term import Fact
from geodsl.numeric import Line, cross, offset, unit
from geodsl.units import share

__all__ = ["Circumscribed"]


class Circumscribed(Fact):
    """All sides touch the circle, which lies inside: `ABC circumscribed about w`."""

    phrases = (
        "{p: new polygon} circumscribed about {w: circle}",
        "{w: circle} inscribed in {p: new polygon}",
    )
    gap = share()

    def parts(self) -> tuple[Fact, ...]:
        return tuple(TangentTo(line_of(s), self.w) for s in self.p.sides())

    def residual(self, at: Instances) -> Any:
        # Distances are signed, positive inside: an excircle touches the same lines.
        center, radius = at.circle(self.w)
        c = at.vertices(self.p)
        ways = list(zip(c, (*c[1:], c[0]), strict=True))
        area: Any = sum(cross(a - c[0], b - c[0]) for a, b in ways)
        hand = np.where(area < 0, -1.0, 1.0)
        return largest(*(hand * offset(center, Line(a, unit(b - a))) - radius for a, b in ways)) / at.size

    def entails(self) -> tuple[Fact, ...]:
        return self.parts()
