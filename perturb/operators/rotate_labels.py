"""Three letters change places in a round."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import ClassVar

from perturb.craft.operator import COUNT, Operator, Target
from perturb.paper.letters import relettered, tied
from perturb.paper.page import Page
from perturb.site import Site

__all__ = ["RotateLabels"]

_MOST = 36


class RotateLabels(Operator):
    """Three letters move on, each to the next one's point."""

    phrases: ClassVar[tuple[str, ...]] = ("rotate labels of {A: point}, {B: point}, {C: point}",)
    family = "letters"
    scale = COUNT
    edits = "ink"
    kinds = ("Lettered",)
    symmetric = "round"

    @classmethod
    def targets(cls, site: Site) -> Iterator[Target]:
        page = Page(site)
        rounds = tied(
            page, ((A, *way) for A, B, C in combinations(page.lettered, 3) for way in ((B, C), (C, B)))
        )
        for A, B, C in rounds[:_MOST]:
            # The letter A comes to stand where B was.
            names = {B.name: A.name, C.name: B.name, A.name: C.name}
            yield Target(cls, {"A": A, "B": B, "C": C}, relettered(names))
