"""Where a label could stand: free sectors for points, both sides of a segment, the inside of an angle."""

from __future__ import annotations

import cmath
import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

__all__ = ["Numbers", "Obstacles", "Points", "Wish", "angle_wish", "dot_wishes", "point_wish", "segment_wish"]

Points = NDArray[np.complex128]
Numbers = NDArray[np.float64]
# Distances from a dot in ems, beyond the nearest one; ways from it.
COARSE = np.array([0.0, 0.3, 0.7])
FINE = np.array([-0.1, 0.0, 0.15, 0.3, 0.5, 0.7, 1.0, 1.4])
WAYS = np.array([cmath.rect(1, 2 * math.pi * i / 32) for i in range(32)])
# A dot within so many pixels of a stroke is on it.
ON = 1.5


@dataclass(frozen=True, slots=True)
class Obstacles:
    """What labels keep clear of, in pixels: straight pieces (n, 2), circles, dots; half their ink's width."""

    segments: Points
    centers: Points
    radii: Numbers
    dots: Points
    half_width: float
    dot_radius: float
    size: int


@dataclass(frozen=True, slots=True)
class Wish:
    """One label's candidates: middles of its box and their costs, the box's half size, and its own dot."""

    name: str
    anchor: complex
    half: complex
    at: Points
    cost: Numbers
    dot: int = -1


def _sector_middle(blocked: list[float]) -> float | None:
    """The middle of the widest sector free of the blocked directions."""
    if not blocked:
        return None
    blocked = sorted(blocked)
    gaps = [after - before for before, after in pairwise([*blocked, blocked[0] + 2 * math.pi])]
    # Rounding must not decide between equal sectors.
    widest = max(gaps)
    first = next(i for i, gap in enumerate(gaps) if gap > widest - 1e-6)
    return blocked[first] + gaps[first] / 2


def _blocked(dots: Points, obstacles: Obstacles) -> tuple[list[list[float]], list[list[complex]]]:
    """For every dot the directions of strokes at it, and the ways to the centres of circles through it."""
    directions: list[list[float]] = [[] for _ in dots]
    inward: list[list[complex]] = [[] for _ in dots]
    plain = dots.tolist()
    a, b = obstacles.segments[:, 0], obstacles.segments[:, 1]
    if len(a):
        way = b - a
        length = np.maximum(np.abs(way), 1e-9)
        off = (dots[:, None] - a) * np.conj(way / length)
        off.real -= np.clip(off.real, 0, length)
        touching = np.argwhere(np.abs(off) < ON).tolist()
        ends = obstacles.segments.tolist()
        for i, k in touching:
            for end in ends[k]:
                if abs(end - plain[i]) > 2 * obstacles.dot_radius:
                    directions[i].append(cmath.phase(end - plain[i]))
    if len(obstacles.radii):
        away = obstacles.centers - dots[:, None]
        centers = obstacles.centers.tolist()
        for i, k in np.argwhere(np.abs(np.abs(away) - obstacles.radii) < ON).tolist():
            way_in = centers[k] - plain[i]
            inward[i].append(way_in / (abs(way_in) or 1.0))
            directions[i] += [cmath.phase(way_in * 1j), cmath.phase(way_in * -1j)]
    return directions, inward


def dot_wishes(
    names: Sequence[str],
    index: Sequence[int],
    halves: Sequence[complex],
    obstacles: Obstacles,
    *,
    font: float,
    fine: bool = False,
) -> list[Wish]:
    """Candidates around labelled dots; `index` says which of the obstacles' dots they are."""
    if not names:
        return []
    dots = obstacles.dots[list(index)]
    blocked, inward = _blocked(dots, obstacles)
    outward = dots - obstacles.dots.mean()
    outward /= np.maximum(np.abs(outward), 1.0)
    usual, rings = (WAYS, FINE) if fine else (WAYS[::2], COARSE)
    ways = np.empty((len(dots), len(usual) + 1), complex)
    ways[:, :-1] = usual
    most = max(1, *map(len, blocked))
    edges = np.zeros((len(dots), most), complex)
    for i, angles in enumerate(blocked):
        middle = _sector_middle(angles)
        ways[i, -1] = complex(outward[i]) if middle is None else cmath.exp(1j * middle)
        edges[i, : len(angles)] = [cmath.exp(1j * angle) for angle in angles]
        edges[i, len(angles) :] = edges[i, 0]
    # The cosine to the nearest blocked direction: least in the middle of the widest sector.
    cost = (ways[:, :, None] * np.conj(edges)[:, None, :]).real.max(axis=2)
    cost[:, -1] -= 0.12
    cost -= 0.12 * (ways * np.conj(outward)[:, None]).real
    cost += 0.03 * ways.imag - 0.01 * ways.real
    for i, ways_in in enumerate(inward):
        for way_in in ways_in:
            cost[i] += 0.6 * ((ways[i] * way_in.conjugate()).real > 0.05)
    half = np.array(halves)
    gap = obstacles.dot_radius + 0.17 * font + rings * font
    # As far along each way as the box, held off by the gap, needs to clear the dot.
    reach = np.minimum(
        (half.real[:, None, None] + gap) / np.maximum(np.abs(ways.real), 1e-9)[:, :, None],
        (half.imag[:, None, None] + gap) / np.maximum(np.abs(ways.imag), 1e-9)[:, :, None],
    )
    at = dots[:, None, None] + ways[:, :, None] * reach
    total = cost[:, :, None] + rings
    return [
        Wish(name, complex(dot), h, places.ravel(), costs.ravel(), i)
        for name, dot, h, places, costs, i in zip(names, dots, halves, at, total, index, strict=True)
    ]


def segment_wish(name: str, a: complex, b: complex, half: complex, *, font: float, middle: complex) -> Wish:
    """Candidates along both sides of a segment, the side away from the figure's `middle` first."""
    along = (b - a) / (abs(b - a) or 1.0)
    at, cost = [], []
    for normal in (along * 1j, along * -1j):
        reach = half.real * abs(normal.real) + half.imag * abs(normal.imag)
        toward = ((middle - (a + b) / 2) * normal.conjugate()).real > 0
        for share in (0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74):
            for ring in (0.0, 0.35, 0.7):
                at.append(a + share * (b - a) + normal * (reach + font * (0.22 + ring)))
                cost.append(2 * abs(share - 0.5) + ring + 0.3 * toward)
    return Wish(name, (a + b) / 2, half, np.array(at), np.array(cost))


def angle_wish(
    name: str, vertex: complex, a: complex, b: complex, half: complex, *, font: float, reach: float
) -> Wish:
    """Candidates inside an angle, along its bisector and a bit aside, beyond `reach` from the vertex."""
    turn = cmath.phase((b - vertex) / (a - vertex))
    bisector = (a - vertex) / abs(a - vertex) * cmath.exp(0.5j * turn)
    at, cost = [], []
    for lean in (0.0, 0.12, -0.12, 0.25, -0.25):
        way = bisector * cmath.exp(1j * turn * lean)
        near = min(
            (half.real + font * 0.15) / max(1e-9, abs(way.real)),
            (half.imag + font * 0.15) / max(1e-9, abs(way.imag)),
        )
        for step in range(10):
            at.append(vertex + way * (reach + near + font * 0.22 * step))
            cost.append(0.2 * step + 1.5 * abs(lean))
    return Wish(name, vertex, half, np.array(at), np.array(cost))


def point_wish(name: str, at: complex, half: complex, *, font: float) -> Wish:
    """The point itself, then places around it."""
    rings = [at] + [at + font * step * complex(way) for step in (0.4, 0.8, 1.3) for way in WAYS[::4]]
    cost = [0.0] + [0.5 * step for step in (1, 2, 3) for _ in range(8)]
    return Wish(name, at, half, np.array(rings), np.array(cost))
