"""Which way round a polygon's corners come."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations, pairwise
from typing import Any, ClassVar

import numpy as np

from geodsl.instances import Instances
from geodsl.language.term import Fact, OpenFact, Term
from geodsl.numeric import cross, distance
from geodsl.objects import Polygon
from geodsl.units import share

__all__ = ["Clockwise", "Counterclockwise"]


class _Round(OpenFact):
    """A polygon's corners come in one sense: how wide the polygon is, negative where they come in the other."""

    gap = share()
    handed = True
    sense: ClassVar[float]

    def canonical(self) -> tuple[Any, ...]:
        if not isinstance(self.p, Polygon):
            return super().canonical()
        # ABC is BCA here, but not CBA.
        names = [corner.key for corner in self.p.corners]
        return min(tuple(names[k:] + names[:k]) for k in range(len(names)))

    def margin(self, at: Instances) -> Any:
        c = at.vertices(self.p)
        area = sum(cross(a - c[0], b - c[0]) for a, b in pairwise(c))
        widest: Any = 0.0
        for a, b in combinations(c, 2):
            widest = np.maximum(widest, distance(a, b))
        return self.sense * area / (widest * at.size)


class Clockwise(_Round):
    """Its corners come in the sense of a clock's hands, as they are drawn: `ABC runs clockwise`."""

    phrases = ("{p: polygon} runs clockwise", "{p: polygon} lettered clockwise")
    sense = -1.0

    def contraries(self, points: Sequence[Term] = ()) -> tuple[Fact, ...]:
        return (Counterclockwise(self.p),)


class Counterclockwise(_Round):
    """Its corners come against the sense of a clock's hands, as they are drawn: `ABC runs counterclockwise`."""

    phrases = ("{p: polygon} runs counterclockwise", "{p: polygon} lettered counterclockwise")
    sense = 1.0

    def contraries(self, points: Sequence[Term] = ()) -> tuple[Fact, ...]:
        return (Clockwise(self.p),)
