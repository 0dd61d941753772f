"""Arrays of what is drawn, figures along the first axis, and the boxes round it."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from geodsl.picture.sketch import Loop

__all__ = [
    "Arcs",
    "Circles",
    "Numbers",
    "Points",
    "arc_extremes",
    "circle_corners",
    "column",
    "loops_extremes",
    "span",
    "table",
]

Points = NDArray[np.complex128]
Numbers = NDArray[np.float64]

QUARTERS = np.arange(4) * (np.pi / 2)


class Circles(NamedTuple):
    """Whole circles, (n, circles) each."""

    center: Points
    radius: Numbers


class Arcs(NamedTuple):
    """Parts of circles, (n, arcs) each."""

    center: Points
    radius: Numbers
    start: Numbers
    sweep: Numbers


def column(value: Any, n: int, kind: type = complex) -> Any:
    """A number or an array as one entry a figure."""
    return np.broadcast_to(np.asarray(value, kind), (n,))


def table(values: list[Any], n: int, kind: type = complex) -> Any:
    """Numbers or arrays side by side: (n, values)."""
    if not values:
        return np.empty((n, 0), kind)
    return np.stack([column(value, n, kind) for value in values], axis=1)


def span(parts: list[Points]) -> tuple[Points, Points]:
    """The lower left and the upper right corner of points, (n,) each; nan for none at all."""
    points = (
        np.concatenate([part for part in parts if part.size], axis=1) if any(p.size for p in parts) else None
    )
    if points is None:
        n = parts[0].shape[0]
        return np.full(n, np.nan + 0j), np.full(n, np.nan + 0j)
    return (
        points.real.min(axis=1) + 1j * points.imag.min(axis=1),
        points.real.max(axis=1) + 1j * points.imag.max(axis=1),
    )


def circle_corners(circles: Circles) -> list[Points]:
    corner = circles.radius * (1 + 1j)
    return [circles.center - corner, circles.center + corner]


def arc_extremes(arcs: Arcs) -> list[Points]:
    """The ends of arcs, and where they are furthest right, up, left and down."""
    sweep = np.clip(arcs.sweep, -2 * np.pi, 2 * np.pi)
    first = np.minimum(arcs.start, arcs.start + sweep)
    angles = [first, first + np.abs(sweep)]
    for quarter in QUARTERS:
        on = (quarter - first) % (2 * np.pi)
        angles.append(first + np.where(on <= np.abs(sweep), on, 0.0))
    return [arcs.center + arcs.radius * np.exp(1j * angle) for angle in angles]


def loops_extremes(loops: tuple[Loop, ...], n: int) -> list[Points]:
    return [points for loop in loops for piece in loop for points in _piece_extremes(piece, n)]


def _piece_extremes(piece: Any, n: int) -> list[Points]:
    def one(value: Any, kind: type = complex) -> Any:
        return column(value, n, kind)[:, None]

    if hasattr(piece, "sweep"):
        return arc_extremes(
            Arcs(one(piece.center), *(one(x, float) for x in (piece.radius, piece.start, piece.sweep)))
        )
    if hasattr(piece, "radius"):
        return circle_corners(Circles(one(piece.center), one(piece.radius, float)))
    return [one(piece.a), one(piece.b)]
