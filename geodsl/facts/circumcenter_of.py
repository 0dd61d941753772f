"""A point is the circumcentre of a polygon."""

from __future__ import annotations

from itertools import combinations, pairwise
from typing import Any

from geodsl.facts.cyclic import Cyclic
from geodsl.facts.equal_lengths import EqualLengths
from geodsl.facts.polygons import spread
from geodsl.instances import Instances
from geodsl.language.term import Fact
from geodsl.numeric import distance
from geodsl.objects import Segment
from geodsl.units import share

__all__ = ["CircumcenterOf"]


class CircumcenterOf(Fact):
    """The point equally far from all corners: `O circumcenter of ABC`."""

    phrases = ("{O: new point} circumcenter of {p: polygon}",)
    gap = share()

    def parts(self) -> tuple[Fact, ...]:
        s = self._radii()
        return tuple(EqualLengths(a, b) for a, b in pairwise(s))

    def residual(self, at: Instances) -> Any:
        center = at.point(self.O)
        return spread([distance(center, c) for c in at.vertices(self.p)]) / at.size

    def entails(self) -> tuple[Fact, ...]:
        return (
            *(EqualLengths(s, t) for s, t in combinations(self._radii(), 2)),
            *((Cyclic(self.p),) if len(self.p.corners) > 3 else ()),
        )

    def _radii(self) -> list[Segment]:
        return [Segment(self.O, c) for c in self.p.corners]
