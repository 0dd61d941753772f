"""The circumcircle of a triangle."""

from __future__ import annotations

from typing import Any

import numpy as np

from geodsl.facts.cyclic import Cyclic
from geodsl.facts.inscribed import Inscribed
from geodsl.instances import Instances
from geodsl.language.term import Construction, Fact, Term
from geodsl.numeric import Circle, circumcenter, cross, distance
from geodsl.objects import Polygon
from geodsl.units import SHARE

__all__ = ["Circumcircle", "about", "flat"]


class Circumcircle(Construction):
    """The circle through the corners of a triangle or a cyclic polygon: `circumcircle w of ABC`."""

    phrases = ("circumcircle {self} of {p: polygon}",)
    makes = "circle"

    def place(self, at: Instances) -> Circle:
        return about(*at.vertices(self.p)[:3])

    def demands(self) -> tuple[Fact, ...]:
        return (Cyclic(self.p),) if isinstance(self.p, Polygon) and len(self.p.corners) > 3 else ()

    def brings(self, w: Term) -> tuple[Fact, ...]:
        return (Inscribed(self.p, w),)

    def cramped(self, at: Instances) -> Any:
        return flat(at, *at.vertices(self.p)[:3])


def about(a: Any, b: Any, c: Any) -> Circle:
    """The circle through three points."""
    center = circumcenter(a, b, c)
    return Circle(center, distance(center, a))


def flat(at: Instances, a: Any, b: Any, c: Any) -> Any:
    """Where three points are so nearly on one line that a reader would take them to be."""
    longest = np.maximum(np.maximum(distance(a, b), distance(b, c)), distance(c, a))
    return np.absolute(cross(b - a, c - a)) < SHARE * at.size * longest
