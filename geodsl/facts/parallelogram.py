"""A quadrilateral is a parallelogram."""

from __future__ import annotations

from typing import Any

from geodsl.facts.convex import Convex
from geodsl.facts.equal_angles import EqualAngles
from geodsl.facts.equal_lengths import EqualLengths
from geodsl.facts.parallel import Parallel
from geodsl.facts.points import line_of
from geodsl.facts.polygons import largest
from geodsl.facts.trapezium import Trapezium
from geodsl.instances import Instances
from geodsl.language.term import Fact
from geodsl.numeric import cross, unit
from geodsl.units import degrees

__all__ = ["Parallelogram"]


class Parallelogram(Fact):
    """Both pairs of opposite sides are parallel: `parallelogram ABCD`."""

    phrases = ("parallelogram {p: new quadrilateral}", "{p: quadrilateral} parallelogram")
    gap = degrees()

    def parts(self) -> tuple[Fact, ...]:
        ab, bc, cd, da = map(line_of, self.p.sides())
        return Parallel(ab, cd), Parallel(bc, da)

    def residual(self, at: Instances) -> Any:
        a, b, c, d = at.vertices(self.p)
        return largest(cross(unit(b - a), unit(d - c)), cross(unit(c - b), unit(a - d)))

    def entails(self) -> tuple[Fact, ...]:
        ab, bc, cd, da = self.p.sides()
        a, b, c, d = self.p.angles()
        return (
            Trapezium(self.p),
            Convex(self.p),
            *self.parts(),
            EqualLengths(ab, cd),
            EqualLengths(bc, da),
            EqualAngles(a, c),
            EqualAngles(b, d),
        )
