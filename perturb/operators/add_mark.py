"""A mark is added where it is true."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import islice
from typing import ClassVar

from perturb.craft.operator import COUNT, Edit, Operator, Target
from perturb.paper.marks import MARKED, candidates, honest, plain, replaced
from perturb.paper.page import Page
from perturb.site import Site

__all__ = ["AddMark"]

_MOST = 24


class AddMark(Operator):
    """A mark is added where it is true."""

    phrases: ClassVar[tuple[str, ...]] = ("add mark {g: fact}",)
    family = "marks"
    scale = COUNT
    edits = "ink"
    kinds = MARKED

    @classmethod
    def targets(cls, site: Site) -> Iterator[Target]:
        page = Page(site)
        fit = (g for g in candidates(page) if honest(page, replaced(page.plate, None, g)))
        for g in islice(fit, _MOST):
            edit = Edit(partial(replaced, old=None, new=g), needs=(g,), count=len(plain(g)))
            yield Target(cls, {"g": g}, edit)
