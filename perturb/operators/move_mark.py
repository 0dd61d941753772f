"""A mark goes to another place where it is true."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import islice
from typing import ClassVar

from geodsl.directives.mark import Mark
from geodsl.language.term import Fact
from perturb.craft.operator import COUNT, Edit, Operator, Target
from perturb.paper.marks import MARKED, candidates, honest, marks, plain, replaced, sign
from perturb.paper.page import Page
from perturb.site import Site

__all__ = ["MoveMark"]

_MOST = 24
_EACH = 4  # places to which one mark goes


class MoveMark(Operator):
    """A mark goes to another place where it is true, too."""

    phrases: ClassVar[tuple[str, ...]] = ("move mark {f: fact} to {g: fact}",)
    family = "marks"
    scale = COUNT
    edits = "ink"
    kinds = MARKED

    @classmethod
    def targets(cls, site: Site) -> Iterator[Target]:
        page = Page(site)
        places = candidates(page)
        found = [
            (f, g) for order, f in marks(page.plate) if isinstance(order, Mark) for g in _for(page, f, places)
        ]
        for f, g in found[:_MOST]:
            edit = Edit(partial(replaced, old=f, new=g), needs=(f, g), count=len(plain(g)))
            yield Target(cls, {"f": f, "g": g}, edit)


def _for(page: Page, f: Fact, places: list[Fact]) -> list[Fact]:
    """Where a mark may go."""
    fit = (g for g in places if sign(g) == sign(f) and honest(page, replaced(page.plate, f, g)))
    return list(islice(fit, _EACH))
