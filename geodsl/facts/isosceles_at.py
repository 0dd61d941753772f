"""A triangle is isosceles, with its apex at a named corner."""

from __future__ import annotations

from typing import Any

from geodsl.facts.conjunction import Conjunction
from geodsl.facts.equal_angles import EqualAngles
from geodsl.facts.equal_lengths import EqualLengths
from geodsl.facts.isosceles import Isosceles
from geodsl.facts.polygons import aligned
from geodsl.facts.right_at import apart
from geodsl.language.term import Fact
from geodsl.objects import Angle, Polygon, Segment
from geodsl.units import share

__all__ = ["IsoscelesAt"]


class IsoscelesAt(Conjunction):
    """The sides that meet at that corner are equal: `triangle ABC isosceles at A`."""

    phrases = (
        "{p: new triangle} isosceles at {A: point}",
        "isosceles triangle {p: new triangle} apex {A: point}",
    )
    gap = share()

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        if isinstance(self.p, Polygon) and self.A not in self.p.corners:
            raise ValueError("the apex of an isosceles triangle is one of its corners")

    def conditions(self) -> tuple[Fact, ...]:
        a, b, c = aligned(self, apart)
        return (EqualLengths(Segment(a, b), Segment(a, c)),)

    def entails(self) -> tuple[Fact, ...]:
        a, b, c = aligned(self, apart)
        base = EqualAngles(Angle(a, b, c), Angle(a, c, b))
        return (*self.conditions(), base, Isosceles(self.p))
