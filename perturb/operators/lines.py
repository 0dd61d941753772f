"""A stroke comes in another line: solid, dashed or dotted."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import ClassVar

from perturb.craft.operator import COUNT, Edit, Operator, Target
from perturb.paper.page import Page
from perturb.paper.strokes import drawn
from perturb.site import Site

__all__ = ["DashStroke", "DotStroke", "SolidStroke"]

_SHORTEST = 0.15  # a share of the figure below which gaps are hard to see


class _OtherLine(Operator):
    family = "strokes"
    scale = COUNT
    edits = "ink"
    kinds = ("Solid", "Dashed", "Dotted")
    line: ClassVar[str] = "solid"

    @classmethod
    def targets(cls, site: Site) -> Iterator[Target]:
        page = Page(site)
        for stroke in page.ink.strokes:
            if stroke.line == cls.line or not page.sayable(stroke.term):
                continue
            if page.overlaps(stroke) or page.length(stroke.term) < _SHORTEST:
                continue
            edit = Edit(partial(drawn, key=stroke.term.key, line=cls.line))
            yield Target(cls, {"s": stroke.term}, edit)


class DashStroke(_OtherLine):
    """A solid or dotted stroke is dashed."""

    phrases: ClassVar[tuple[str, ...]] = ("dash {s: drawable}",)
    line = "dashed"


class DotStroke(_OtherLine):
    """A solid or dashed stroke is dotted."""

    phrases: ClassVar[tuple[str, ...]] = ("dot {s: drawable}",)
    line = "dotted"


class SolidStroke(_OtherLine):
    """A dashed or dotted stroke is drawn solid."""

    phrases: ClassVar[tuple[str, ...]] = ("draw {s: drawable} solid",)
    line = "solid"
