"""A point gets a letter that the figure hasn't."""

from __future__ import annotations

from collections.abc import Iterator
from string import ascii_uppercase
from typing import ClassVar

from geodsl.objects import Ref
from perturb.craft.operator import COUNT, Operator, Target
from perturb.paper.letters import relettered
from perturb.paper.page import Page
from perturb.site import Site

__all__ = ["RenamePoint"]


class RenamePoint(Operator):
    """A point gets a letter that the figure hasn't."""

    phrases: ClassVar[tuple[str, ...]] = ("rename {P: point} to {Q: point}",)
    family = "letters"
    scale = COUNT
    edits = "ink"
    kinds = ("Lettered",)

    @classmethod
    def targets(cls, site: Site) -> Iterator[Target]:
        page = Page(site)
        free = [c for c in ascii_uppercase if c not in page.texts and c not in site.scene.by_name]
        for k, P in enumerate(page.lettered if free else ()):
            # Each point a letter of its own, so that no letter means "renamed".
            Q = Ref(free[k % len(free)], "point")
            yield Target(cls, {"P": P, "Q": Q}, relettered({P.name: Q.name}))
