"""A point leaves its circle, or comes onto one, along the radius."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from geodsl.facts.on_arc import OnArc
from geodsl.facts.on_circle import OnCircle
from geodsl.language.term import Fact
from perturb.craft.breaking import Off
from perturb.craft.making import Onto
from perturb.craft.places import Places

__all__ = ["OffArc", "OffCircle", "OntoArc", "OntoCircle"]


class OffCircle(Off):
    """A point leaves its circle."""

    phrases: ClassVar[tuple[str, ...]] = ("move {P: point} off {w: circle}",)
    family = "circles"
    of: ClassVar[tuple[type[Fact], ...]] = (OnCircle,)


class OntoCircle(Onto):
    """A point comes onto a circle."""

    phrases: ClassVar[tuple[str, ...]] = ("move {P: point} onto {w: circle}",)
    family = "circles"
    of: ClassVar[tuple[type[Fact], ...]] = (OnCircle,)


class OffArc(Off):
    """A point leaves its arc."""

    phrases: ClassVar[tuple[str, ...]] = ("move {P: point} off {a: arc}",)
    family = "circles"
    of: ClassVar[tuple[type[Fact], ...]] = (OnArc,)


class OntoArc(Onto):
    """A point comes onto an arc."""

    phrases: ClassVar[tuple[str, ...]] = ("move {P: point} onto {a: arc}",)
    family = "circles"
    of: ClassVar[tuple[type[Fact], ...]] = (OnArc,)

    @classmethod
    def expected(cls, at: Places) -> Iterator[Fact]:
        for fact in at.site.absent(OnArc):
            if fact.P.name not in at.site.scene.needs(
                fact.a.name
            ):  # as its centre is, which never gets there
                yield fact
