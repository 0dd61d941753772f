"""Dimension lines: beside a segment a line with arrows both ways, broken for the size that it states."""

from __future__ import annotations

import cmath
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from geodsl.picture.looks.style import Measures
from geodsl.picture.sketch import Dimension

__all__ = ["DrawnDimension", "draw_dimension"]

Points = NDArray[np.complex128]
Bad = Callable[[Points], NDArray[np.float64]]

# From the segment to its dimension line, in ems: on the side away from the figure's middle, else on the other.
OFFSETS = (1.5, 2.3, 3.1, -1.5, -2.3)


@dataclass(frozen=True, slots=True)
class DrawnDimension:
    """A dimension line: thin `lines` (n, 2) each, arrow `heads` (n, 3) each, and the seat of its text (n,)."""

    dimension: Dimension
    lines: list[Points]
    heads: list[Points]
    seat: Points

    def pieces(self) -> Points:
        """The thin lines: (n, lines, 2)."""
        return np.stack(self.lines, axis=1)


def draw_dimension(
    dimension: Dimension, pixel: Any, half: Points, middle: Points, m: Measures, *, bad: Bad
) -> DrawnDimension:
    """The first dimension line whose text is clear of all strokes.

    `bad` says of the middles of a text's boxes, (n,), by how much they are bad places.
    """
    tries = [_drawn(dimension, pixel, half, middle, m, away) for away in OFFSETS]
    best = np.stack([bad(one.seat) for one in tries]).argmin(axis=0)

    def chosen(parts: list[Points]) -> Points:
        return np.stack(parts)[best, np.arange(len(best))]

    return DrawnDimension(
        dimension,
        [chosen([one.lines[k] for one in tries]) for k in range(len(tries[0].lines))],
        [chosen([one.heads[k] for one in tries]) for k in range(len(tries[0].heads))],
        chosen([one.seat for one in tries]),
    )


def _drawn(
    dimension: Dimension, pixel: Any, half: Points, middle: Points, m: Measures, away: float
) -> DrawnDimension:
    """The dimension line so far from its segment."""
    a, b = pixel(dimension.a), pixel(dimension.b)
    along = (b - a) / np.abs(b - a)
    normal = along * 1j
    normal = np.where(((middle - (a + b) / 2) * np.conj(normal)).real > 1e-6, -normal, normal)
    normal = np.sign(away) * normal
    off = abs(away) * m.font * normal
    start, end, center = a + off, b + off, (a + b) / 2 + off
    across = half.real * np.abs(normal.real) + half.imag * np.abs(normal.imag)
    room = half.real * np.abs(along.real) + half.imag * np.abs(along.imag) + 0.22 * m.font
    arm = 0.8 * m.arrow
    ahead = m.font * normal
    # A text too long for its line stands beyond it.
    fits = np.abs(b - a) / 2 > room + 1.5 * arm
    seat = np.where(fits, center, center + normal * (across + 0.25 * m.font))
    room = np.where(fits, room, 0.0)
    lines = [
        np.stack([a + 0.3 * ahead, a + off + 0.3 * ahead], axis=1),
        np.stack([b + 0.3 * ahead, b + off + 0.3 * ahead], axis=1),
        np.stack([start, center - room * along], axis=1),
        np.stack([center + room * along, end], axis=1),
    ]
    heads = []
    for tip, way in ((start, along), (end, -along)):
        left, right = (tip + arm * way * cmath.exp(turn * 0.3j) for turn in (1, -1))
        heads.append(np.stack([tip, left, right], axis=1))
    return DrawnDimension(dimension, lines, heads, seat)
