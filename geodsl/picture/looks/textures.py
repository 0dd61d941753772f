"""Fields over a canvas that effects are made of: grain, clouds, slopes, screens; and the mean of what is near.

All are float32 arrays, not to be changed in place, made of sums and products in a fixed order, so that every
machine makes the same ones.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

__all__ = ["clouds", "grains", "near", "ordered", "rounds", "screen", "sheet"]

Floats = NDArray[np.float32]
Shape = tuple[int, ...]

# Which of the 16 pixels of a square turns black first, second, ...
_BAYER = np.array([[0, 8, 2, 10], [12, 4, 14, 6], [3, 11, 1, 9], [15, 7, 13, 5]], np.float32) / np.float32(15)


def near(field: Any, variance: float) -> Floats:
    """The mean of what is near, weighted like a bell of this variance (in pixels squared)."""
    out: Floats = field
    step = 1
    while variance > 0:
        # [a, 1 - 2a, a] at a distance has the variance 2 a distance²; a quarter is the smoothest of them.
        part = min(variance, 0.5 * step * step)
        out = _thrice(_thrice(out, 0, step, part), 1, step, part)
        variance -= part
        step *= 2
    return out


def _thrice(field: Floats, axis: int, step: int, variance: float) -> Floats:
    """[a, 1 - 2a, a] along an axis; what lies beyond the edge is as the edge."""
    step = min(step, field.shape[axis] - 1)
    if not step:
        return field
    a = np.float32(variance / (2 * step * step))
    out: Floats = field * (1 - 2 * a)
    side = field * a
    # Views along the axis, which both arrays share.
    to, of = (out, side) if axis == 0 else (out.swapaxes(0, 1), side.swapaxes(0, 1))
    to[step:] += of[:-step]
    to[:step] += of[:1]
    to[:-step] += of[step:]
    to[-step:] += of[-1:]
    return out


def grains(random: np.random.Generator, shape: Shape) -> Floats:
    """A number a pixel, each by itself, with the mean 0 and the spread 1, very nearly normal."""
    height, width = shape
    # Sums of four bytes: exact, and much cheaper than normal numbers.
    octets = np.frombuffer(random.bytes(4 * height * width), np.uint8).reshape(2, 2, height, width)
    pairs = octets[0].astype(np.uint16) + octets[1]
    return ((pairs[0] + pairs[1]).astype(np.float32) - 510) * np.float32(1 / 147.8)


def clouds(random: np.random.Generator, shape: Shape, n: int) -> Floats:
    """A smooth field from 0 to 1 with about n hills across."""
    height, width = shape
    knots = random.random((n + 1, n + 1)).astype(np.float32)
    columns, across = _between(width, n)
    rows, down = _between(height, n)
    wide = knots[:, columns] + (knots[:, columns + 1] - knots[:, columns]) * across
    slope = wide[1:] - wide[:-1]
    out: Floats = slope[rows]
    out *= down[:, None]
    out += wide[rows]
    return out


def _between(size: int, n: int) -> tuple[NDArray[np.intp], Floats]:
    """The knot before every pixel, and how far it is on the way to the next one, smoothly."""
    at = (np.arange(size) + 0.5) * (n / size)
    left = at.astype(np.intp)
    t = (at - left).astype(np.float32)
    return left, t * t * (3 - 2 * t)


def sheet(random: np.random.Generator, shape: Shape) -> Floats:
    """A slope from 0 to 1 in some direction."""
    height, width = shape
    across, down = random.uniform(-1, 1, 2)
    total = abs(across) + abs(down) + 1e-9
    x: Any = (np.linspace(0, 1, width) if across > 0 else np.linspace(1, 0, width)) * (abs(across) / total)
    y = (np.linspace(0, 1, height) if down > 0 else np.linspace(1, 0, height)) * (abs(down) / total)
    out: Floats = x.astype(np.float32) + y.astype(np.float32)[:, None]
    return out


@lru_cache(maxsize=2)
def rounds(shape: Shape) -> Floats:
    """0 in the middle, 1 in the corners, growing with the square of the distance."""
    height, width = shape
    x, y = (np.linspace(-1, 1, n).astype(np.float32) for n in (width, height))
    out: Floats = (x * x + (y * y)[:, None]) * np.float32(0.5)
    return out


@lru_cache(maxsize=2)
def screen(shape: Shape, cell: float) -> Floats:
    """The thresholds of a screen of round dots, turned by 45°, from 0 to 1."""
    height, width = shape
    x, y = np.arange(width) / (1.4142 * cell), np.arange(height)[:, None] / (1.4142 * cell)
    # Triangular waves along both diagonals; how far a pixel is from the middle of its dot.
    u, v = np.abs((x + y) % 1 - 0.5), np.abs((x - y) % 1 - 0.5)
    return (2 * (u * u + v * v)).astype(np.float32)


@lru_cache(maxsize=2)
def ordered(shape: Shape) -> Floats:
    """The thresholds of an ordered pattern of pixels, from 0 to 1."""
    height, width = shape
    out: Floats = np.tile(_BAYER, (height // 4 + 1, width // 4 + 1))[:height, :width]
    return out
