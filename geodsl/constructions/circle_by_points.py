"""The circle through three points."""

from __future__ import annotations

from typing import Any

from geodsl.constructions.circumcircle import about, flat
from geodsl.facts.concyclic import Concyclic
from geodsl.facts.cyclic import Cyclic
from geodsl.facts.on_circle import OnCircle
from geodsl.instances import Instances
from geodsl.language.term import Construction, Fact, Term
from geodsl.numeric import Circle
from geodsl.objects import Polygon

__all__ = ["CircleByPoints"]


class CircleByPoints(Construction):
    """The circle on which three points lie: `circle w through A, B, C`, `circle w through ABC`."""

    phrases = ("circle {self} through {points: points}",)
    makes = "circle"
    locus_of = (Concyclic, Cyclic)

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        if len(self.points) != 3:
            raise ValueError("a circle goes through three points")

    def canonical(self) -> tuple[Any, ...]:
        return tuple(sorted(p.key for p in self.points))

    def place(self, at: Instances) -> Circle:
        return about(*at.points(self.points))

    def brings(self, w: Term) -> tuple[Fact, ...]:
        return tuple(OnCircle(p, w) for p in self.points)

    def cramped(self, at: Instances) -> Any:
        return flat(at, *at.points(self.points))

    @classmethod
    def locus(cls, fact: Fact, P: Term) -> Term | None:
        """P among points of one circle: it lies on the circle of three others."""
        if isinstance(fact, Concyclic):
            points = fact.points
        elif isinstance(fact, Cyclic) and isinstance(fact.p, Polygon):
            points = fact.p.corners
        else:
            return None
        others = tuple(p for p in points if p != P)
        if len(others) < 3 or len(others) == len(points) or any(P in set(p.walk()) for p in others):
            return None
        return cls(others[:3])
