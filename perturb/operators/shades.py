"""A region is shaded that wasn't, or isn't any more."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import islice
from typing import ClassVar

from geodsl.ink import Shaded
from perturb.craft.operator import COUNT, Edit, Operator, Target
from perturb.paper.fills import called, fits, refilled
from perturb.paper.page import Page
from perturb.paper.plate import Plate
from perturb.site import Site

__all__ = ["AddShade", "DropShade"]

_MOST = 12


class _Shades(Operator):
    family = "shades"
    scale = COUNT
    edits = "ink"
    kinds = ("Shaded", "Hatched", "Crosshatched", "Stippled", "Toned", "ShadedInside", "ShadedOutside")


class AddShade(_Shades):
    """A polygon or circle is shaded in a figure in which nothing is."""

    phrases: ClassVar[tuple[str, ...]] = ("add shade {q: surface}",)

    @classmethod
    def targets(cls, site: Site) -> Iterator[Target]:
        page = Page(site)
        found = (q for q in page.surfaces if not page.ink.shades and fits(page, None, Shaded(q)))
        for q in islice(found, _MOST):
            yield Target(cls, {"q": q}, Edit(partial(_with, new=Shaded(q))))


class DropShade(_Shades):
    """A region isn't shaded any more."""

    phrases: ClassVar[tuple[str, ...]] = ("drop shade {q: surface}",)

    @classmethod
    def targets(cls, site: Site) -> Iterator[Target]:
        for old, q in called(Page(site)):
            yield Target(cls, {"q": q}, Edit(partial(_without, old=old)))


def _with(plate: Plate, new: Shaded) -> Plate:
    return refilled(plate, None, new)


def _without(plate: Plate, old: Shaded) -> Plate:
    return refilled(plate, old)
