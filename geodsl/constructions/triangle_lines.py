"""Lines that belong to a triangle: Euler's and Simson's."""

from __future__ import annotations

from typing import Any

import numpy as np

from geodsl.constructions.circumcircle import flat
from geodsl.constructions.corners import corners
from geodsl.constructions.foot import Foot
from geodsl.constructions.triangle_centers import Centroid, Circumcenter
from geodsl.facts.concyclic import Concyclic
from geodsl.facts.on_line import OnLine
from geodsl.instances import Instances
from geodsl.language.term import Construction, Fact, Term
from geodsl.numeric import Line as Straight
from geodsl.numeric import circumcenter, distance, foot, unit
from geodsl.objects import Line
from geodsl.units import SHARE

__all__ = ["EulerLine", "SimsonLine"]


class EulerLine(Construction):
    """The line of circumcentre, centroid and orthocentre: `euler line l of ABC`."""

    phrases = ("euler line {self} of {p: triangle}",)
    makes = "line"

    def place(self, at: Instances) -> Straight:
        a, b, c = at.vertices(self.p)
        center = circumcenter(a, b, c)
        return Straight(center, unit((a + b + c) / 3.0 - center))

    def brings(self, l: Term) -> tuple[Fact, ...]:
        return OnLine(Circumcenter(self.p), l), OnLine(Centroid(self.p), l)

    def cramped(self, at: Instances) -> Any:
        """The centres of an equilateral triangle are one point."""
        a, b, c = at.vertices(self.p)
        apart = distance((a + b + c) / 3.0, circumcenter(a, b, c))
        return flat(at, a, b, c) | (apart < SHARE * at.size)


class SimsonLine(Construction):
    """The line of the feet of P on the sides, P being on the circumcircle: `simson line l of P in ABC`."""

    phrases = ("simson line {self} of {P: point} in {p: triangle}",)
    makes = "line"

    def place(self, at: Instances) -> Straight:
        start, end = self._ends(at)
        return Straight(start, unit(end - start))

    def brings(self, l: Term) -> tuple[Fact, ...]:
        P, (A, B, C) = self.P, corners(self.p)
        feet = (Foot(P, Line(*side)) for side in ((B, C), (C, A), (A, B)))
        return Concyclic((A, B, C, P)), *(OnLine(F, l) for F in feet)

    def cramped(self, at: Instances) -> Any:
        """At a corner of the triangle two of the feet are one."""
        a, b, c = at.vertices(self.p)
        p = at.point(self.P)
        near = np.minimum(np.minimum(distance(p, a), distance(p, b)), distance(p, c))
        return flat(at, a, b, c) | (near < SHARE * at.size)

    def _ends(self, at: Instances) -> tuple[Any, Any]:
        """The two feet that are farthest apart."""
        p, (a, b, c) = at.point(self.P), at.vertices(self.p)
        d, e, f = (foot(p, Straight(u, unit(v - u))) for u, v in ((b, c), (c, a), (a, b)))
        x, y, z = distance(e, f), distance(f, d), distance(d, e)
        first, second = (x >= y) & (x >= z), y >= z
        return np.where(first, e, np.where(second, f, d)), np.where(first, f, np.where(second, d, e))
