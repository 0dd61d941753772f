"""What of a picture differs from another of its group: how much, where, and whether that is where something changed."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from geodsl.picture.picture import Picture

__all__ = ["LEAST", "SMALL", "Difference", "difference"]

LEAST = 0.0004  # the share of pixels that has to differ visibly, in a small picture
SMALL = 224  # pixels a side; in larger ones a stroke is a smaller share
_STEP = 16  # levels from which on a reader sees it


@dataclass(frozen=True)
class Difference:
    """How two pictures of one size differ.

    Attributes:
        share: of all pixels, those that differ at all.
        box: left, top, right, bottom of those, in pixels.
        visible: of all pixels, those that differ so much that it is seen.
    """

    size: int
    share: float
    box: tuple[int, int, int, int]
    visible: float

    @property
    def seen(self) -> bool:
        return self.visible >= LEAST * min(1.0, SMALL / self.size)

    @property
    def trouble(self) -> str:
        return "" if self.seen else "the change is too small to be seen"


def difference(before: Picture, after: Picture) -> Difference:
    """Compare two pictures."""
    a, b = before.pixels, after.pixels
    if a.ndim != b.ndim:
        a, b = (x if x.ndim == 3 else np.repeat(x[:, :, None], 3, axis=2) for x in (a, b))
    count = a.shape[0] * a.shape[1]
    rows = np.flatnonzero((a != b).reshape(len(a), -1).any(1))
    if not len(rows):
        return Difference(before.size, 0.0, (0, 0, 0, 0), 0.0)
    top, bottom = int(rows[0]), int(rows[-1]) + 1
    a, b = a[top:bottom], b[top:bottom]
    by = np.maximum(a, b) - np.minimum(a, b)  # unsigned bytes: the larger minus the smaller
    if by.ndim == 3:
        by = np.maximum(np.maximum(by[..., 0], by[..., 1]), by[..., 2])
    off = by > 0
    columns = np.flatnonzero(np.logical_or.reduce(off, axis=0))
    box = (int(columns[0]), top, int(columns[-1]) + 1, bottom)
    return Difference(before.size, np.count_nonzero(off) / count, box, np.count_nonzero(by >= _STEP) / count)
