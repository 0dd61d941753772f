"""Frames: where the figures of a batch go on their square canvases, and at which scale."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from geodsl.picture.display import Frame

__all__ = ["Frames", "clipped", "fit"]

Points = NDArray[np.complex128]
Numbers = NDArray[np.float64]


class Frames:
    """One frame a figure; (n,) centres and scales."""

    def __init__(self, size: int, center: Points, scale: Numbers) -> None:
        self.size = size
        self.center = center
        self.scale = scale

    @classmethod
    def of(cls, frames: Sequence[Frame], size: int) -> Frames:
        """The frames of other pictures of the same size."""
        for frame in frames:
            if frame.size != size:
                raise ValueError(f"the given frame is for size {frame.size}, not for {size}")
        return cls(size, np.array([f.center for f in frames]), np.array([f.scale for f in frames], float))

    def pixel(self, points: Any) -> Points:
        """Points as pixels, y down: a number for all figures, or an array with the figures first."""
        points = np.asarray(points)
        more = (...,) + (None,) * max(0, points.ndim - 1)
        middle = complex(self.size / 2, self.size / 2)
        return middle + self.scale[more] * np.conj(points - self.center[more])

    def __getitem__(self, k: int) -> Frame:
        return Frame(self.size, complex(self.center[k]), float(self.scale[k]))


def fit(low: Points, high: Points, *, size: int, margin: Numbers) -> Frames:
    """Frames that show boxes of user units as large as the margins allow, centred."""
    # A figure of one point has no size of its own: any scale shows it.
    with np.errstate(over="ignore", divide="ignore"):
        span = np.maximum(high.real - low.real, high.imag - low.imag)
        scale = np.where(span > 0, (size - 2 * margin) / np.where(span > 0, span, 1.0), 1.0)
    if not np.all(np.isfinite(span) & (scale > 0) & np.isfinite(scale)):
        worst = span[~(np.isfinite(span) & (scale > 0) & np.isfinite(scale))][0]
        raise ValueError(f"the figure is too large or too small to draw: it spans {float(worst)!r} units")
    return Frames(size, low + (high - low) / 2, scale)


def clipped(ends: Points, size: int) -> tuple[Points, NDArray[np.bool_]]:
    """Straight pieces (n, s, 2) cut to a canvas, and whether anything of each is on it."""
    a, b = ends[..., 0], ends[..., 1]
    way = b - a
    low, high = np.zeros(a.shape), np.ones(a.shape)
    for step, at in ((way.real, a.real), (way.imag, a.imag)):
        with np.errstate(divide="ignore", invalid="ignore"):
            first, last = (0 - at) / step, (size - at) / step
        level = step == 0
        outside = level & ((at < 0) | (at > size))
        low = np.where(level, low, np.maximum(low, np.minimum(first, last)))
        high = np.where(outside, -1.0, np.where(level, high, np.minimum(high, np.maximum(first, last))))
    seen = low < high
    whole = (low <= 0) & (high >= 1)
    cut = np.stack([a + low * way, a + high * way], axis=-1)
    return np.where((whole | ~seen)[..., None], ends, cut), seen
