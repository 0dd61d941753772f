"""A polygon is inscribed in a circle."""

from __future__ import annotations

from typing import Any

from geodsl.facts.chord_of import ChordOf
from geodsl.facts.cyclic import Cyclic
from geodsl.facts.on_circle import OnCircle
from geodsl.facts.polygons import largest
from geodsl.instances import Instances
from geodsl.language.term import Fact, Term
from geodsl.numeric import distance
from geodsl.units import share

__all__ = ["Inscribed"]


class Inscribed(Fact):
    """All corners lie on the circle: `ABCD inscribed in w`."""

    phrases = (
        "{p: new polygon} inscribed in {w: circle}",
        "{w: circle} circumscribed about {p: new polygon}",
    )
    gap = share()

    def parts(self) -> tuple[Fact, ...]:
        return tuple(OnCircle(c, self.w) for c in self.p.corners)

    def residual(self, at: Instances) -> Any:
        center, radius = at.circle(self.w)
        return largest(*(distance(center, c) - radius for c in at.vertices(self.p))) / at.size

    def entails(self) -> tuple[Fact, ...]:
        return (
            *self.parts(),
            *(ChordOf(s, self.w) for s in self.p.sides()),
            *((Cyclic(self.p),) if len(self.p.corners) > 3 else ()),
        )

    def loci(self, P: Term) -> tuple[Term, ...]:
        return (self.w,) if P in self.p.corners else ()
