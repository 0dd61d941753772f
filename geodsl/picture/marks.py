"""Marks in pixels: ticks, arrow heads, right-angle squares and angle arcs, and where on a stroke they sit."""

from __future__ import annotations

import cmath
import math
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from .display import ArcPath, Item, PolylinePath
from .frame import arc_points
from .sketch import AngleArcs, Mark, ParallelArrows, RightAngle, Ticks

__all__ = ["Drawn", "draw_marks"]

SLOTS = (0.5, 0.43, 0.57, 0.37, 0.63, 0.31, 0.69)
# Arrow heads of all parallels point into one half plane; its edge is tilted off every usual direction so
# that rounding can't turn one of them round.
ARROW_SIDE = cmath.exp(0.31j)


@dataclass(frozen=True, slots=True)
class Drawn:
    """A drawn mark: its ink, the ink as straight pieces, and how far from its vertex it reaches."""

    mark: Mark
    items: tuple[Item, ...]
    pieces: tuple[tuple[complex, complex], ...]
    reach: float = 0.0


def _pairs(points: list[complex]) -> tuple[tuple[complex, complex], ...]:
    return tuple(pairwise(points))


def _slots(
    spans: list[tuple[complex, complex]],
    starts: list[int],
    segments: NDArray[np.complex128],
    dots: NDArray[np.complex128],
    room: float,
) -> list[complex]:
    """For each span the first slot with room around it, else the roomiest one.

    A stroke along the span itself doesn't count. Of two marks on one span the later one starts further on.
    """
    ends = np.array(spans)
    shares = np.array([(SLOTS[start:] + SLOTS[:start]) for start in starts])
    at = ends[:, :1] + shares * (ends[:, 1:] - ends[:, :1])
    clearance = np.full(at.shape, np.inf)
    if len(dots):
        clearance = np.abs(at[..., None] - dots).min(axis=2)
    if len(segments):
        way = segments[:, 1] - segments[:, 0]
        unit = way / np.maximum(np.abs(way), 1e-9)
        across = np.abs((np.conj(unit) * (ends[:, :, None] - segments[:, 0])).imag).max(axis=1)
        off = np.conj(unit) * (at[..., None] - segments[:, 0])
        distance = np.abs(off - np.clip(off.real, 0, np.abs(way)))
        clearance = np.minimum(clearance, np.where(across[:, None, :] < 0.5, np.inf, distance).min(axis=2))
    pick = (np.minimum(clearance, room) - 1e-6 * np.arange(len(SLOTS))).argmax(axis=1)
    return [complex(row[k]) for row, k in zip(at, pick, strict=True)]


def _ticks(mark: Ticks, a: complex, b: complex, at: complex, size: int, width: float) -> Drawn:
    along = (b - a) / abs(b - a)
    half = max(2.5, size * 0.016) * along * 1j
    gap = min(max(2.5, size * 0.013), abs(b - a) * 0.5 / mark.count) * along
    pieces = tuple(
        (middle - half, middle + half)
        for i in range(mark.count)
        for middle in (at + (i - (mark.count - 1) / 2) * gap,)
    )
    return Drawn(mark, tuple(PolylinePath(piece, width) for piece in pieces), pieces)


def _arrows(mark: ParallelArrows, a: complex, b: complex, at: complex, size: int, width: float) -> Drawn:
    along = (b - a) / abs(b - a)
    if (along * ARROW_SIDE).real < 0:
        along = -along
    arm = max(3.0, size * 0.02)
    gap = min(max(3.0, size * 0.018), abs(b - a) * 0.5 / mark.count)
    items: list[Item] = []
    pieces: list[tuple[complex, complex]] = []
    for i in range(mark.count):
        tip = at + ((i - (mark.count - 1) / 2) * gap + arm * 0.4) * along
        head = [tip + arm * along * cmath.exp(2.6j), tip, tip + arm * along * cmath.exp(-2.6j)]
        items.append(PolylinePath(tuple(head), width))
        pieces += _pairs(head)
    return Drawn(mark, tuple(items), tuple(pieces))


def _square(mark: RightAngle, vertex: complex, a: complex, b: complex, size: int, width: float) -> Drawn:
    side = min(max(5.0, size * 0.036), 0.4 * min(abs(a - vertex), abs(b - vertex)))
    u, v = side * (a - vertex) / abs(a - vertex), side * (b - vertex) / abs(b - vertex)
    corners = [vertex + u, vertex + u + v, vertex + v]
    return Drawn(mark, (PolylinePath(tuple(corners), width),), _pairs(corners), abs(u + v))


def _overlap(one: tuple[float, float], two: tuple[float, float]) -> bool:
    """Whether two sectors (start, sweep) share more than an edge."""
    apart = (two[0] - one[0]) % (2 * math.pi)
    return apart < one[1] - 1e-6 or 2 * math.pi - apart < two[1] - 1e-6


def _arcs(
    mark: AngleArcs,
    vertex: complex,
    a: complex,
    b: complex,
    size: int,
    width: float,
    taken: list[tuple[float, float, float]],
) -> Drawn:
    turn = cmath.phase((b - vertex) / (a - vertex))
    start = cmath.phase((a if turn >= 0 else b) - vertex) % (2 * math.pi)
    sweep = abs(turn)
    legs = min(abs(a - vertex), abs(b - vertex))
    gap = min(max(2.5, size * 0.012), 0.5 * legs / mark.count)
    # A narrow angle needs a longer arc to be seen.
    radius = max(7.0, size * (0.062 if sweep > 0.6 else 0.085))
    # Angles one inside the other have arcs of different radii, else nobody could say which arc is whose.
    for other_start, other_sweep, reach in taken:
        if _overlap((start, sweep), (other_start, other_sweep)):
            radius = max(radius, reach + 1.6 * gap)
    radius = min(radius, 0.85 * legs - gap * (mark.count - 1))
    radii = [radius + gap * i for i in range(mark.count)]
    taken.append((start, sweep, radii[-1]))
    n = max(2, math.ceil(sweep / 0.35))
    pieces = [piece for r in radii for piece in _pairs(arc_points(vertex, r, start, sweep, n))]
    items = tuple(ArcPath(vertex, r, start, sweep, width) for r in radii)
    return Drawn(mark, items, tuple(pieces), radii[-1])


def draw_marks(
    marks: tuple[Mark, ...],
    pixel: Callable[[complex], complex],
    *,
    size: int,
    width: float,
    segments: NDArray[np.complex128],
    dots: NDArray[np.complex128],
) -> list[Drawn]:
    """Draw all marks, clear of the strokes `segments` (n, 2) and of the `dots` (n,) where there is room."""
    spans: list[tuple[complex, complex]] = []
    starts: list[int] = []
    for mark in marks:
        if isinstance(mark, Ticks | ParallelArrows):
            span = (pixel(mark.a), pixel(mark.b))
            starts.append(2 * sum({*span} == {*other} for other in spans) % len(SLOTS))
            spans.append(span)
    at = iter(_slots(spans, starts, segments, dots, size * 0.035) if spans else ())
    taken: dict[complex, list[tuple[float, float, float]]] = {}
    drawn = []
    for mark in marks:
        match mark:
            case Ticks():
                drawn.append(_ticks(mark, pixel(mark.a), pixel(mark.b), next(at), size, width))
            case ParallelArrows():
                drawn.append(_arrows(mark, pixel(mark.a), pixel(mark.b), next(at), size, width))
            case RightAngle():
                drawn.append(_square(mark, pixel(mark.vertex), pixel(mark.a), pixel(mark.b), size, width))
            case AngleArcs():
                here = taken.setdefault(mark.vertex, [])
                drawn.append(_arcs(mark, pixel(mark.vertex), pixel(mark.a), pixel(mark.b), size, width, here))
            case _:
                raise TypeError(f"{type(mark).__name__} is no mark")
    return drawn
