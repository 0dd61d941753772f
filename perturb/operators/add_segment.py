"""A segment is drawn that wasn't."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import combinations, islice
from typing import ClassVar

import numpy as np

from geodsl.ink import Stroke
from geodsl.language.term import Term
from geodsl.numeric import plane
from geodsl.objects import Segment
from perturb.craft.operator import COUNT, Edit, Operator, Target
from perturb.paper.page import CLOSE, Page
from perturb.paper.strokes import more
from perturb.site import Site

__all__ = ["AddSegment"]

_MOST = 24
_SHORTEST = 0.12  # as share of the figure
_NARROW = 8.0  # degrees between strokes below which they run together
_UPRIGHT = 4.0  # degrees off a right angle that look like none


class AddSegment(Operator):
    """A segment between two lettered points is drawn, where there is room for it."""

    phrases: ClassVar[tuple[str, ...]] = ("add segment {s: segment}",)
    family = "strokes"
    scale = COUNT
    edits = "ink"
    kinds = ("Drawn", "Solid")

    @classmethod
    def targets(cls, site: Site) -> Iterator[Target]:
        page = Page(site)
        found = (Segment(A, B) for A, B in combinations(page.lettered, 2) if _free(page, A, B))
        for s in islice(found, _MOST):
            yield Target(cls, {"s": s}, Edit(partial(more, stroke=Stroke(s))))


def _free(page: Page, A: Term, B: Term) -> bool:
    """Whether a stroke from A to B would be seen for what it is."""
    if page.length(Segment(A, B)) < _SHORTEST or page.covers(A, B):
        return False
    if any(page.between(A, B, room=CLOSE)):
        return False
    return _apart(page, A, B) and _apart(page, B, A) and not _grazes(page, A, B)


def _apart(page: Page, A: Term, B: Term) -> bool:
    """Whether it leaves A in a direction that isn't another stroke's, nor nearly upright on one."""
    way = page.z(B) - page.z(A)
    for span in page.touched(A):
        turned = np.degrees(np.arcsin(np.minimum(1.0, np.absolute(plane.cross(span.way, plane.unit(way))))))
        off = 90.0 - turned
        if (turned < _NARROW).any() or ((off > 1e-4) & (off < _UPRIGHT)).any():
            return False
    return True


def _grazes(page: Page, A: Term, B: Term) -> bool:
    """Whether it would nearly touch a circle."""
    a, b = page.z(A), page.z(B)
    for stroke in page.ink.strokes:
        match page.at.value(stroke.term):
            case plane.Circle(center, radius) | plane.Arc(center, radius):
                along = (center - a) / (b - a)
                off = np.absolute(np.absolute(along.imag * (b - a)) - radius) / page.at.size
                inside = (along.real > 0.0) & (along.real < 1.0)
                if (inside & (off > 1e-7) & (off < CLOSE)).any():
                    return True
    return False
