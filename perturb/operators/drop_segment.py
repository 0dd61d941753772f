"""A segment isn't drawn."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import ClassVar

from geodsl.directives.mark import Dimension, DimensionText, Label, LabelValue, Mark, MarkAngle
from geodsl.ink import Stroke
from geodsl.language.term import Term
from geodsl.objects import Angle, Line, Polygon, Ray, Segment
from perturb.craft.operator import COUNT, Edit, Operator, Target
from perturb.paper.page import Page
from perturb.paper.strokes import less
from perturb.site import Site

__all__ = ["DropSegment"]

_SIGNED = (Mark, MarkAngle, Label, LabelValue, Dimension, DimensionText)


class DropSegment(Operator):
    """A segment on which no mark, text or shade leans isn't drawn."""

    phrases: ClassVar[tuple[str, ...]] = ("drop segment {s: segment}",)
    family = "strokes"
    scale = COUNT
    edits = "ink"
    kinds = ("Drawn", "Solid", "Dashed", "Dotted")

    @classmethod
    def targets(cls, site: Site) -> Iterator[Target]:
        page = Page(site)
        if len(page.ink.strokes) < 2:
            return
        for stroke in page.ink.strokes:
            if stroke.term.makes != "segment" or not page.sayable(stroke.term):
                continue
            if not page.overlaps(stroke) and not _leaned_on(page, stroke):
                yield Target(cls, {"s": stroke.term}, Edit(partial(less, key=stroke.term.key)))


def _leaned_on(page: Page, stroke: Stroke) -> bool:
    """Whether a sign, a text or a shade would be left at nothing without a stroke."""
    bare = page.bare(stroke)
    return any(page.shows(x) and not bare.shows(x) for x in _spoken(page, stroke))


def _spoken(page: Page, stroke: Stroke) -> Iterator[Term]:
    for fill in page.ink.shades:
        for x in (fill.region, *fill.minus, *fill.within):
            yield from x.sides() if isinstance(x, Polygon) else ()
    for order in page.plate.orders:
        if isinstance(order, _SIGNED):
            terms = (order, *page.plate.said(order))
            yield from (x for t in terms for x in t.walk() if isinstance(x, Angle | Segment | Line | Ray))
            yield from (stroke.term for t in terms for x in t.walk() if x.key == stroke.term.key)
