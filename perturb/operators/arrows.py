"""A stroke gets an arrow, loses it, or points the other way."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import ClassVar

from geodsl.ink import Arrows, Stroke
from geodsl.objects import Segment
from perturb.craft.operator import COUNT, Edit, Operator, Target
from perturb.paper.page import Page
from perturb.paper.strokes import drawn
from perturb.site import Site

__all__ = ["AddArrow", "DropArrow", "ReverseArrow"]

_SHORTEST = 0.15  # a share of the figure below which a head is most of the arrow


class _Arrow(Operator):
    family = "strokes"
    scale = COUNT
    edits = "ink"
    kinds = ("ArrowDrawn",)


class AddArrow(_Arrow):
    """A segment is drawn as an arrow."""

    phrases: ClassVar[tuple[str, ...]] = ("add arrow from {A: point} to {B: point}",)

    @classmethod
    def targets(cls, site: Site) -> Iterator[Target]:
        page = Page(site)
        for k, stroke in enumerate(_plain(page)):
            # Now one way, now the other: an arrow that was added isn't known by its way.
            A, B = stroke.term.args if k % 2 else stroke.term.args[::-1]
            edit = Edit(partial(drawn, key=stroke.term.key, term=Segment(A, B), arrow=True))
            yield Target(cls, {"A": A, "B": B}, edit)


class DropArrow(_Arrow):
    """An arrow is drawn as a plain segment."""

    phrases: ClassVar[tuple[str, ...]] = ("drop arrow from {A: point} to {B: point}",)

    @classmethod
    def targets(cls, site: Site) -> Iterator[Target]:
        for stroke in _pointing(Page(site)):
            A, B = stroke.term.args
            yield Target(cls, {"A": A, "B": B}, Edit(partial(drawn, key=stroke.term.key, arrow=False)))


class ReverseArrow(_Arrow):
    """An arrow points the other way."""

    phrases: ClassVar[tuple[str, ...]] = ("reverse arrow from {A: point} to {B: point}",)

    @classmethod
    def targets(cls, site: Site) -> Iterator[Target]:
        for stroke in _pointing(Page(site)):
            A, B = stroke.term.args
            edit = Edit(partial(drawn, key=stroke.term.key, term=Segment(B, A)))
            yield Target(cls, {"A": A, "B": B}, edit)


def _pointing(page: Page) -> Iterator[Stroke]:
    """The arrows between named points."""
    yield from (s for s in page.ink.strokes if s.arrow and _named(page, s))


def _plain(page: Page) -> Iterator[Stroke]:
    """The segments that could be arrows."""
    parallel = {Segment(x.line.A, x.line.B).key for x in page.ink.of(Arrows) if hasattr(x.line, "A")}
    for s in page.ink.strokes:
        if s.arrow or not _named(page, s) or page.overlaps(s) or page.length(s.term) < _SHORTEST:
            continue
        if s.term.key not in parallel:  # heads for parallels, too, would be too many
            yield s


def _named(page: Page, stroke: Stroke) -> bool:
    return isinstance(stroke.term, Segment) and page.sayable(stroke.term)
