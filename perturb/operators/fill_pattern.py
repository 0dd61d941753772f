"""A region is filled with another pattern."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import ClassVar

from geodsl.ink import Shaded
from geodsl.language.looks import PATTERNS
from perturb.craft.operator import COUNT, Edit, Operator, Target
from perturb.paper.fills import called, refilled, whole
from perturb.paper.page import Page
from perturb.paper.plate import Plate
from perturb.site import Site

__all__ = ["FillPattern"]

_OTHERS = {
    "shaded": ("hatched", "stippled"),
    "tone": ("hatched", "stippled"),
    "hatched": ("toned", "crosshatched"),
    "crosshatched": ("hatched", "toned"),
    "dotted": ("hatched", "toned"),
}


class FillPattern(Operator):
    """A region is filled with another pattern: hatched instead of toned."""

    phrases: ClassVar[tuple[str, ...]] = ("fill {q: surface} {pattern: pattern}",)
    family = "shades"
    scale = COUNT
    edits = "ink"
    kinds = ("Shaded", "Hatched", "Crosshatched", "Stippled", "Toned")

    @classmethod
    def targets(cls, site: Site) -> Iterator[Target]:
        page = Page(site)
        for old, q in called(page):
            # A style that hatches what is merely shaded stops doing so beside what is hatched by order: then
            # other regions would change, and what was there would look as if it had been ordered.
            if not whole(old) or (old.pattern == "shaded" and len(page.ink.shades) > 1):
                continue
            for word in _OTHERS[old.pattern]:
                edit = Edit(partial(_filled, old=old, new=replace(old, pattern=PATTERNS[word])))
                yield Target(cls, {"q": q, "pattern": word}, edit)


def _filled(plate: Plate, old: Shaded, new: Shaded) -> Plate:
    return refilled(plate, old, new)
