"""The free sectors around dots: between which strokes a letter has most room.

All arrays have the figures along their first axis, the dots along their second.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

__all__ = ["Obstacles", "Sectors", "sectors"]

Points = NDArray[np.complex128]
Numbers = NDArray[np.float64]

# A dot within so many pixels of a stroke is on it.
ON = 1.5
MOST = 4
FULL = 2 * np.pi


class Obstacles(NamedTuple):
    """What labels keep clear of, in pixels: straight pieces (n, s, 2), circles, dots; half their ink's width.

    Beside `corners`, where dots are or strokes end, a text would look like a point's letter.
    """

    segments: Points
    centers: Points
    radii: Numbers
    dots: Points
    corners: Points
    half_width: float
    dot_radius: float
    size: int

    def rows(self, rows: NDArray[np.intp]) -> Obstacles:
        """The same for some of the figures."""
        return self._replace(
            segments=self.segments[rows],
            centers=self.centers[rows],
            radii=self.radii[rows],
            dots=self.dots[rows],
            corners=self.corners[rows],
        )


class Sectors(NamedTuple):
    """The widest free sectors of every dot, the best first.

    `way` is the unit vector along a sector's middle and `width` its angle, (n, dots, sectors), 0 where there are
    fewer; `inward` are the ways to the centres of the circles that a dot is on, 0 for the others; `edges` are
    the unit vectors along the strokes at a dot, 0 for the others.
    """

    way: Points
    width: Numbers
    inward: Points
    edges: Points
    outward: Points

    def cost(self, way: Points) -> Numbers:
        """What it costs a letter to stand along `way` (n, dots, ways), apart from the strokes around it."""
        cost = -0.12 * (way * np.conj(self.outward)[:, :, None]).real + 0.03 * way.imag - 0.01 * way.real
        for k in range(self.inward.shape[2]):
            cost += 0.6 * ((way * np.conj(self.inward[:, :, k : k + 1])).real > 0.05)
        return cost


def sectors(dots: Points, obstacles: Obstacles) -> Sectors:
    """The free sectors around `dots` (n, dots), y down."""
    angles, inward = _blocked(dots, obstacles)
    outward = dots - obstacles.dots.mean(axis=1, keepdims=True)
    outward = outward / np.maximum(np.abs(outward), 1.0)
    edges = np.where(np.isfinite(angles), np.exp(1j * np.where(np.isfinite(angles), angles, 0.0)), 0)
    angles = np.sort(angles, axis=2)
    there = np.isfinite(angles)
    after = np.concatenate([angles[:, :, 1:], np.full((*dots.shape, 1), np.inf)], axis=2)
    after = np.where(there & ~np.isfinite(after), angles[:, :, :1] + FULL, after)
    start = np.where(there, angles, 0.0)
    width = np.where(there, np.where(there, after, 0.0) - start, 0.0)
    # A dot on nothing is free all around; its letter goes away from the others.
    alone = ~there[:, :, 0]
    width[:, :, 0] = np.where(alone, FULL, width[:, :, 0])
    start[:, :, 0] = np.where(alone, np.angle(outward) - np.pi, start[:, :, 0])
    # Rounding must not decide between equal sectors.
    widest = np.argsort(-np.round(width, 6), axis=2, kind="stable")[:, :, :MOST]
    start, width = (np.take_along_axis(x, widest, axis=2) for x in (start, width))
    way = np.exp(1j * (start + width / 2))
    found = Sectors(way, width, inward, edges, outward)
    cost = np.cos(np.minimum(width / 2, np.pi)) + found.cost(way) + 9.0 * (width <= 0)
    best = np.argsort(np.round(cost, 6), axis=2, kind="stable")
    return found._replace(
        way=np.take_along_axis(way, best, axis=2), width=np.take_along_axis(width, best, axis=2)
    )


def _blocked(dots: Points, obstacles: Obstacles) -> tuple[Numbers, Points]:
    """The directions of strokes at every dot (inf for strokes elsewhere), and the ways to centres of circles."""
    n, count = dots.shape
    parts = [np.full((n, count, 1), np.inf)]
    a, b = obstacles.segments[:, None, :, 0], obstacles.segments[:, None, :, 1]
    if a.shape[2]:
        way = b - a
        length = np.maximum(np.abs(way), 1e-9)
        off = (dots[:, :, None] - a) * np.conj(way / length)
        off = off - np.clip(off.real, 0, length)
        touching = np.abs(off) < ON
        # Only few of many strokes touch any dot: the others would only make sorting dear.
        some = touching.any(axis=(0, 1))
        for end in (a[:, :, some], b[:, :, some]):
            to_end = end - dots[:, :, None]
            far = np.abs(to_end) > 2 * obstacles.dot_radius
            parts.append(np.where(touching[:, :, some] & far, np.angle(to_end), np.inf))
    inward = np.zeros((n, count, 0), complex)
    if obstacles.radii.shape[1]:
        away = obstacles.centers[:, None, :] - dots[:, :, None]
        on = np.abs(np.abs(away) - obstacles.radii[:, None, :]) < ON
        inward = np.where(on, away / np.maximum(np.abs(away), 1e-9), 0)
        parts += [np.where(on, np.angle(away * 1j), np.inf), np.where(on, np.angle(away * -1j), np.inf)]
    angles = np.concatenate(parts, axis=2)
    there = np.isfinite(angles)
    return np.where(there, np.where(there, angles, 0.0) % FULL, np.inf), inward
