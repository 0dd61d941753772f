"""Another region is shaded in the place of one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from itertools import islice
from typing import ClassVar

from geodsl.ink import Shaded
from perturb.craft.operator import COUNT, Edit, Operator, Target
from perturb.paper.fills import called, fits, inside, refilled, whole
from perturb.paper.page import Page
from perturb.paper.plate import Plate
from perturb.site import Site

__all__ = ["ShadeInstead", "ShadeRound"]

_MOST = 24


class _Elsewhere(Operator):
    family = "shades"
    scale = COUNT
    edits = "ink"
    kinds = ("Shaded", "Hatched", "Crosshatched", "Stippled", "Toned", "ShadedOutside")


class ShadeInstead(_Elsewhere):
    """Another polygon, circle or region is shaded instead."""

    phrases: ClassVar[tuple[str, ...]] = ("shade {r: surface} instead of {q: surface}",)

    @classmethod
    def targets(cls, site: Site) -> Iterator[Target]:
        page = Page(site)
        pairs = [(old, q, r) for old, q in called(page) if whole(old) for r in page.surfaces]
        news = ((old, q, r, replace(old, region=r)) for old, q, r in pairs)
        for old, q, r, new in islice((x for x in news if fits(page, x[0], x[3])), _MOST):
            yield Target(cls, {"r": r, "q": q}, Edit(partial(_replaced, old=old, new=new)))


class ShadeRound(_Elsewhere):
    """What is round a region is shaded instead of it."""

    phrases: ClassVar[tuple[str, ...]] = ("shade {r: surface} round {q: surface}",)

    @classmethod
    def targets(cls, site: Site) -> Iterator[Target]:
        page = Page(site)
        wholes = [(old, q) for old, q in called(page) if whole(old)]
        pairs = [(old, q, r) for old, q in wholes for r in page.surfaces if inside(page, q, r)]
        news = ((old, q, r, replace(old, region=r, minus=(q,))) for old, q, r in pairs)
        for old, q, r, new in islice((x for x in news if fits(page, x[0], x[3])), _MOST):
            yield Target(cls, {"r": r, "q": q}, Edit(partial(_replaced, old=old, new=new)))


def _replaced(plate: Plate, old: Shaded, new: Shaded) -> Plate:
    return refilled(plate, old, new)
