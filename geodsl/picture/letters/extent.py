"""How far ink reaches: exact boxes of glyphs however they are turned, and the boxes of whole texts."""

from __future__ import annotations

from cmath import rect
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from geodsl.picture.display import Box, DisplayList, GlyphFill, Item
from geodsl.picture.letters.fonts import Outline

__all__ = ["glyph_box", "reletter"]

SLACK = 0.01
_T = np.linspace(0.125, 1.0, 8)
# The weights of a cubic's four control points at each of the eight steps.
_BERNSTEIN = np.stack([(1 - _T) ** 3, 3 * _T * (1 - _T) ** 2, 3 * _T**2 * (1 - _T), _T**3])


@lru_cache(maxsize=1024)
def _path(outline: Outline) -> NDArray[np.complex128]:
    """Points all along a glyph's outline, in ems, y down."""
    points: list[complex] = []
    for verb, numbers in outline.commands:
        ends = [complex(x, -y) for x, y in zip(numbers[::2], numbers[1::2], strict=True)]
        if verb == "C":
            control = np.array([points[-1], *ends])
            points += (_BERNSTEIN * control[:, None]).sum(axis=0).tolist()
        else:
            points += ends
    return np.array(points)


def glyph_box(glyph: GlyphFill) -> Box:
    """The box of a glyph's ink, however it is turned."""
    points = glyph.at + rect(glyph.size, glyph.turn) * _path(glyph.outline)
    x, y = points.real, points.imag
    return Box(float(x.min()), float(y.min()), float(x.max()), float(y.max()))


def _around(boxes: Iterable[Box]) -> Box:
    left, top, right, bottom = zip(*boxes, strict=True)
    return Box(min(left), min(top), max(right), max(bottom))


def reletter(display: DisplayList, items: tuple[Item, ...], moved: Sequence[GlyphFill]) -> DisplayList:
    """A display list with other items and the boxes of its texts measured anew.

    Parameters
    ----------
    moved : the glyphs of `items`, in the order of those of `display`.
    """
    was = [item for item in display.items if isinstance(item, GlyphFill)]
    inks = [glyph_box(glyph) for glyph in was]
    new = [glyph_box(glyph) for glyph in moved]

    def box(old: Box) -> Box:
        inside = [
            now
            for ink, now in zip(inks, new, strict=True)
            if ink.left > old.left - SLACK
            and ink.top > old.top - SLACK
            and ink.right < old.right + SLACK
            and ink.bottom < old.bottom + SLACK
        ]
        return _around(inside) if inside else old

    return replace(
        display,
        items=items,
        labels={name: box(old) for name, old in display.labels.items()},
        texts=tuple(map(box, display.texts)),
        words=tuple(word._replace(box=box(word.box)) for word in display.words),
    )
