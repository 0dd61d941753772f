"""What is shaded within and what without change places."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import ClassVar

from geodsl.ink import Shaded
from perturb.craft.operator import COUNT, Edit, Operator, Target
from perturb.paper.fills import called, fits, inside, refilled, whole
from perturb.paper.page import Page
from perturb.paper.plate import Plate
from perturb.site import Site

__all__ = ["InvertShade"]


class InvertShade(Operator):
    """Where a part of a region is shaded, the other part is."""

    phrases: ClassVar[tuple[str, ...]] = ("invert shade of {q: surface}",)
    family = "shades"
    scale = COUNT
    edits = "ink"
    kinds = ("ShadedInside", "ShadedOutside", "Shaded", "Hatched", "Crosshatched", "Stippled", "Toned")

    @classmethod
    def targets(cls, site: Site) -> Iterator[Target]:
        page = Page(site)
        for old, q in called(page):
            new = _other(page, old)
            if new:
                yield Target(cls, {"q": q}, Edit(partial(_inverted, old=old, new=new)))


def _inverted(plate: Plate, old: Shaded, new: tuple[Shaded, ...]) -> Plate:
    return refilled(plate, old, *new)


def _other(page: Page, old: Shaded) -> tuple[Shaded, ...]:
    """The other part, as fills; none where it can't be said or wouldn't be seen."""
    if whole(old) or (old.minus and old.within):
        return ()
    if not old.minus:
        new: tuple[Shaded, ...] = (replace(old, within=(), minus=old.within),)
    elif all(inside(page, hole, old.region) for hole in old.minus):
        # Holes that lie within are what is left of the region.
        new = tuple(replace(old, region=hole, minus=()) for hole in old.minus)
    elif len(old.minus) == 1:
        new = (replace(old, minus=(), within=old.minus),)
    else:
        return ()
    return new if fits(page, old, *new) else ()
