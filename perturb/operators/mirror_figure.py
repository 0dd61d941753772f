"""The whole figure is mirrored, and its letters stay upright."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from geodsl.facts.clockwise import Clockwise, Counterclockwise
from perturb.craft.operator import COUNT, Edit, Operator, Target
from perturb.paper.mirror import mirrored, mirrored_pins, mirrors
from perturb.paper.page import Page
from perturb.site import Site

__all__ = ["MirrorFigure"]


class MirrorFigure(Operator):
    """The whole figure is mirrored: what ran clockwise runs counterclockwise."""

    phrases: ClassVar[tuple[str, ...]] = ("mirror figure",)
    family = "whole"
    scale = COUNT
    edits = "ink"
    kinds = ("Clockwise", "Counterclockwise")

    @classmethod
    def targets(cls, site: Site) -> Iterator[Target]:
        page = Page(site)
        lettered = set(page.lettered)
        named = [p for p in site.inventory.polygons if lettered.issuperset(p.corners)]
        if named and mirrors(page):
            tells = tuple(kind(named[0]) for kind in (Clockwise, Counterclockwise))
            yield Target(cls, {}, Edit(mirrored, mirrored_pins, tells=tells))
