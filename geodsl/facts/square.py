"""A quadrilateral is a square."""

from __future__ import annotations

from typing import Any

import numpy as np

from geodsl.facts import regular
from geodsl.facts.equal_lengths import EqualLengths
from geodsl.facts.polygons import sides, spread
from geodsl.facts.rectangle import Rectangle
from geodsl.facts.rhombus import Rhombus
from geodsl.instances import Instances
from geodsl.language.term import Fact
from geodsl.numeric import distance
from geodsl.objects import Segment
from geodsl.units import share

__all__ = ["Square"]


class Square(Fact):
    """All sides are equal and all angles are right: `square ABCD`."""

    phrases = ("square {p: new quadrilateral}", "{p: quadrilateral} square")
    gap = share()

    def parts(self) -> tuple[Fact, ...]:
        a, b, c, d = self.p.corners
        return (*Rhombus(self.p).parts(), EqualLengths(Segment(a, c), Segment(b, d)))

    def residual(self, at: Instances) -> Any:
        a, b, c, d = at.vertices(self.p)
        return np.maximum(spread(sides((a, b, c, d))), np.absolute(distance(a, c) - distance(b, d))) / at.size

    def entails(self) -> tuple[Fact, ...]:
        return Rectangle(self.p), Rhombus(self.p), regular.Regular(self.p)
