"""Two letters change places."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import ClassVar

from perturb.craft.operator import COUNT, Operator, Target
from perturb.paper.letters import relettered, tied
from perturb.paper.page import Page
from perturb.site import Site

__all__ = ["SwapLabels"]

_MOST = 36


class SwapLabels(Operator):
    """Two letters change places."""

    phrases: ClassVar[tuple[str, ...]] = ("swap labels of {A: point}, {B: point}",)
    family = "letters"
    scale = COUNT
    edits = "ink"
    kinds = ("Lettered",)
    symmetric = True

    @classmethod
    def targets(cls, site: Site) -> Iterator[Target]:
        page = Page(site)
        pairs = tied(page, combinations(page.lettered, 2))
        for A, B in pairs[:_MOST]:
            names = {A.name: B.name, B.name: A.name}
            yield Target(cls, {"A": A, "B": B}, relettered(names))
