"""A regular polygon is inscribed in a circle."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from geodsl.facts.conjunction import Conjunction, largest
from geodsl.facts.equal_lengths import EqualLengths
from geodsl.facts.inscribed import Inscribed
from geodsl.facts.regular import Regular
from geodsl.instances import Instances
from geodsl.language.term import Fact
from geodsl.units import share

__all__ = ["RegularInscribed"]


class RegularInscribed(Conjunction):
    """A regular polygon with all corners on a circle: `regular hexagon ABCDEF inscribed in w`."""

    phrases = (
        "regular polygon {p: new polygon} inscribed in {w: circle}",
        "equilateral triangle {p: new triangle} inscribed in {w: circle}",
        "regular triangle {p: new triangle} inscribed in {w: circle}",
        "square {p: new quadrilateral} inscribed in {w: circle}",
        "regular pentagon {p: new pentagon} inscribed in {w: circle}",
        "regular hexagon {p: new hexagon} inscribed in {w: circle}",
        "regular heptagon {p: new heptagon} inscribed in {w: circle}",
        "regular octagon {p: new octagon} inscribed in {w: circle}",
    )
    gap = share()

    def conditions(self) -> tuple[Fact, ...]:
        return Regular(self.p), Inscribed(self.p, self.w)

    def parts(self) -> tuple[Fact, ...]:
        # In a circle equal sides are enough: the rest would say the same again.
        s = self.p.sides()
        return *Inscribed(self.p, self.w).parts(), *(EqualLengths(a, b) for a, b in pairwise(s))

    def residual(self, at: Instances) -> Any:
        return largest(c.residual(at) for c in self.conditions())

    def entails(self) -> tuple[Fact, ...]:
        return self.conditions()
