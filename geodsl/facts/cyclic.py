"""A polygon's corners lie on one circle."""

from __future__ import annotations

from typing import Any

from geodsl.facts.concyclic import Concyclic
from geodsl.facts.polygons import aligned
from geodsl.instances import Instances
from geodsl.language.term import Fact
from geodsl.objects import Polygon

__all__ = ["Cyclic"]


class Cyclic(Fact):
    """A polygon of four corners or more that has a circumcircle: `ABCD cyclic`."""

    phrases = (
        "{p: new polygon} cyclic",
        "cyclic quadrilateral {p: new quadrilateral}",
        "cyclic pentagon {p: new pentagon}",
        "cyclic hexagon {p: new hexagon}",
    )
    gap = Concyclic.gap

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        if isinstance(self.p, Polygon) and len(self.p.corners) < 4:
            raise ValueError("every triangle has a circumcircle")

    def parts(self) -> tuple[Fact, ...]:
        return Concyclic(self.p.corners).parts()

    def residual(self, at: Instances) -> Any:
        return Concyclic(aligned(self, lambda p: p.corners)).residual(at)

    def entails(self) -> tuple[Fact, ...]:
        return (Concyclic(self.p.corners),)
