"""A point leaves its ray, or comes onto one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from geodsl.facts.on_ray import OnRay
from geodsl.language.term import Fact
from perturb.craft.breaking import Off
from perturb.craft.making import Onto
from perturb.craft.places import Places

__all__ = ["OffRay", "OntoRay"]


class OffRay(Off):
    """A point leaves its ray, to one side."""

    phrases: ClassVar[tuple[str, ...]] = ("move {P: point} off ray {r: ray}",)
    family = "lines"
    of: ClassVar[tuple[type[Fact], ...]] = (OnRay,)


class OntoRay(Onto):
    """A point comes onto a ray."""

    phrases: ClassVar[tuple[str, ...]] = ("move {P: point} onto ray {r: ray}",)
    family = "lines"
    of: ClassVar[tuple[type[Fact], ...]] = (OnRay,)
    most = 8

    @classmethod
    def expected(cls, at: Places) -> Iterator[Fact]:
        for r in at.site.inventory.rays:
            for P in at.points:
                if P not in r.args and at.ahead(P, r):
                    yield OnRay(P, r)
