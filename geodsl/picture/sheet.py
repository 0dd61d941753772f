"""Contact sheets: many pictures on one page, each with its caption."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from geodsl.picture.backends.pixels import checked
from geodsl.picture.backends.raster import raster
from geodsl.picture.display import DisplayList, Frame, GlyphFill, Item
from geodsl.picture.letters.glyphs import MissingGlyph, Unreadable, plain

__all__ = ["sheet"]

Pixels = NDArray[np.uint8]
PAGE = 4 / 3  # the shape of a page, unless the columns are given
LARGEST = 20_000  # pixels a side


def sheet(
    pictures: Sequence[Pixels],
    captions: Sequence[str] = (),
    *,
    columns: int | None = None,
    gutter: int = 16,
    font: str = "serif",
) -> Pixels:
    """Put pictures on a page, row by row.

    Parameters
    ----------
    pictures : arrays of one height and width, grey or in colour.
    captions : what stands below each; none at all, or as many as pictures. A caption wider than its picture is cut.
    columns : pictures a row; by default as many as make the page's shape most like 4 : 3.
    gutter : pixels between pictures and around them.
    """
    if not len(pictures):
        raise ValueError("a sheet needs a picture at least")
    pictures = [checked(picture) for picture in pictures]
    sizes = {picture.shape[:2] for picture in pictures}
    if len(sizes) > 1:
        raise ValueError(f"the pictures of a sheet are of one size, got {sorted(sizes)}")
    if captions and len(captions) != len(pictures):
        raise ValueError(f"{len(pictures)} pictures want as many captions, got {len(captions)}")
    if gutter < 0 or (columns is not None and columns < 1):
        raise ValueError(f"columns are 1 or more and the gutter is 0 or more, got {columns} and {gutter}")

    ((height, width),) = sizes
    letters = max(11.0, 0.045 * min(height, width))
    below = math.ceil(1.9 * letters) if any(caption.strip() for caption in captions) else 0
    cell = width + gutter, height + below + gutter
    columns = min(len(pictures), columns or _columns(len(pictures), *cell, gutter))
    rows = math.ceil(len(pictures) / columns)
    wide, high = columns * cell[0] + gutter, rows * cell[1] + gutter
    if max(wide, high) > LARGEST:
        raise ValueError(f"a sheet of {wide} by {high} pixels is too large: at most {LARGEST} a side")

    corners = [
        (gutter + i % columns * cell[0], gutter + i // columns * cell[1]) for i in range(len(pictures))
    ]
    items: list[Item] = []
    for caption, (x, y) in zip(captions, corners, strict=False):
        items += _caption(caption, complex(x + width / 2, y + height + 1.25 * letters), letters, width, font)
    page = raster(DisplayList(wide, high, tuple(items), Frame(max(wide, high), 0j, 1.0)))
    if any(picture.ndim == 3 for picture in pictures):
        page = np.repeat(page[..., None], 3, axis=2)
    for picture, (x, y) in zip(pictures, corners, strict=True):
        both = page.ndim == 3 and picture.ndim == 2
        page[y : y + height, x : x + width] = picture[..., None] if both else picture
    return page


def _columns(n: int, wide: int, high: int, gutter: int) -> int:
    """The columns that make the page look most like 4 : 3 and leave few holes in its last row."""

    def off(columns: int) -> float:
        rows = math.ceil(n / columns)
        shape = (columns * wide + gutter) / (rows * high + gutter)
        holes = 1 - n / (columns * rows)
        return round(abs(math.log(shape / PAGE)) + 1.5 * holes, 6)

    return min(range(1, n + 1), key=off)


def _caption(text: str, middle: complex, size: float, room: float, font: str) -> list[Item]:
    """A caption about the middle of its base line, cut where it is too wide."""
    if not text.strip():
        return []
    words = text
    while True:
        try:
            line = plain(words, font)
            left, _, right, _ = line.box
            if size * (right - left) <= room or len(words) < 2:
                break
        except (MissingGlyph, Unreadable) as error:
            if not isinstance(error, Unreadable) or len(words) <= 1 or not words.isprintable():
                raise
        words = words.rstrip("…")[:-1].rstrip() + "…"
    origin = middle - size * (left + right) / 2
    return [
        GlyphFill(glyph.outline, origin + size * complex(glyph.x, -glyph.y), size * glyph.size)
        for glyph in line.glyphs
        if glyph.outline.box
    ]
