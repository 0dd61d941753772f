"""A mark is left out."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import ClassVar

from geodsl.directives.mark import Mark
from perturb.craft.operator import COUNT, Edit, Operator, Target
from perturb.paper.marks import MARKED, kept, marks, plain, replaced
from perturb.paper.page import Page
from perturb.site import Site

__all__ = ["DropMark"]


class DropMark(Operator):
    """A mark is left out."""

    phrases: ClassVar[tuple[str, ...]] = ("drop mark {f: fact}",)
    family = "marks"
    scale = COUNT
    edits = "ink"
    kinds = ("ArcMarked", *MARKED)

    @classmethod
    def targets(cls, site: Site) -> Iterator[Target]:
        page = Page(site)
        for order, f in marks(page.plate):
            without = replaced(page.plate, f, None)
            if without.ink.signs == page.ink.signs and without.ink.written == page.ink.written:
                continue  # another mark says the same
            if not kept(page.plate, without):
                continue  # others would have other signs
            needs = (f,) if isinstance(order, Mark) else ()
            count = max(1, len(plain(f)))
            yield Target(cls, {"f": f}, Edit(partial(replaced, old=f, new=None), needs=needs, count=count))
