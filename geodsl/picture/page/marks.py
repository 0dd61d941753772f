"""Marks in pixels: ticks, arrow heads, right-angle squares and angle arcs, and where on a stroke they sit.

All arrays have the figures along their first axis.
"""

from __future__ import annotations

import cmath
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from geodsl.picture.looks.style import Measures
from geodsl.picture.sketch import AngleArcs, Mark, ParallelArrows, RightAngle, Ticks

__all__ = ["Drawn", "draw_marks"]

Points = NDArray[np.complex128]
Numbers = NDArray[np.float64]

SLOTS = np.array([0.5, 0.43, 0.57, 0.37, 0.63, 0.31, 0.69])
# Arrow heads of all parallels point into one half plane; its edge is tilted off every usual direction so
# that rounding can't turn one of them round.
ARROW_SIDE = cmath.exp(0.31j)
# A narrow angle needs a longer arc to be seen.
NARROW, LONGER = 0.6, 1.35


@dataclass(frozen=True, slots=True)
class Drawn:
    """A drawn mark.

    `lines` are ways along points, (n, points) each; `arcs` are centre, radius, start and sweep, (n,) each;
    `reach` says how far from its vertex the mark extends.
    """

    mark: Mark
    lines: list[Points] = field(default_factory=list)
    arcs: list[tuple[Points, Numbers, Numbers, Numbers]] = field(default_factory=list)
    reach: Any = 0.0

    def pieces(self) -> Points:
        """The ink as straight pieces: (n, pieces, 2)."""
        ways = [*self.lines, *(_arc_points(*arc) for arc in self.arcs)]
        return np.concatenate([np.stack([way[:, :-1], way[:, 1:]], axis=2) for way in ways], axis=1)


def _arc_points(center: Points, radius: Numbers, start: Numbers, sweep: Numbers) -> Points:
    shares = np.linspace(0.0, 1.0, 5)
    return center[:, None] + radius[:, None] * np.exp(1j * (start[:, None] + sweep[:, None] * shares))


def _seats(spans: Points, starts: list[int], segments: Points, dots: Points, room: float) -> Points:
    """For each span the first slot with room around it, else the roomiest one: (n, spans).

    A stroke along the span itself doesn't count. Of two marks on one span the later one starts further on.
    """
    shares = np.stack([np.roll(SLOTS, -start) for start in starts])
    at = spans[:, :, :1] + shares * (spans[:, :, 1:] - spans[:, :, :1])
    clearance = np.full(at.shape, np.inf)
    if dots.shape[1]:
        clearance = np.abs(at[..., None] - dots[:, None, None, :]).min(axis=3)
    if segments.shape[1]:
        a, b = segments[:, None, None, :, 0], segments[:, None, None, :, 1]
        way = b - a
        long = np.abs(way)
        unit = way / np.maximum(long, 1e-9)
        across = np.abs((np.conj(unit) * (spans[:, :, :, None] - a)).imag).max(axis=2)
        off = np.conj(unit) * (at[..., None] - a)
        distance = np.abs(off - np.clip(off.real, 0, long))
        distance = np.where(across[:, :, None, :] < 0.5, np.inf, distance).min(axis=3)
        clearance = np.minimum(clearance, distance)
    pick = (np.minimum(clearance, room) - 1e-6 * np.arange(len(SLOTS))).argmax(axis=2)
    return np.take_along_axis(at, pick[:, :, None], axis=2)[:, :, 0]


def _unit(way: Points) -> Points:
    return way / np.abs(way)


def _ticks(mark: Ticks, a: Points, b: Points, at: Points, m: Measures) -> Drawn:
    along = _unit(b - a)
    half = m.tick * along * 1j
    gap = np.minimum(m.tick_gap, np.abs(b - a) * 0.5 / mark.count) * along
    middles = [at + (i - (mark.count - 1) / 2) * gap for i in range(mark.count)]
    return Drawn(mark, [np.stack([middle - half, middle + half], axis=1) for middle in middles])


def _arrows(mark: ParallelArrows, a: Points, b: Points, at: Points, m: Measures) -> Drawn:
    along = _unit(b - a)
    along = np.where((along * ARROW_SIDE).real < 0, -along, along)
    gap = np.minimum(0.9 * m.arrow, np.abs(b - a) * 0.5 / mark.count)
    left, right = m.arrow * along * cmath.exp(2.6j), m.arrow * along * cmath.exp(-2.6j)
    tips = [at + ((i - (mark.count - 1) / 2) * gap + m.arrow * 0.4) * along for i in range(mark.count)]
    return Drawn(mark, [np.stack([tip + left, tip, tip + right], axis=1) for tip in tips])


def _square(mark: RightAngle, vertex: Points, a: Points, b: Points, m: Measures) -> Drawn:
    legs = np.minimum(np.abs(a - vertex), np.abs(b - vertex))
    side = np.minimum(m.square, 0.4 * legs)
    u, v = side * _unit(a - vertex), side * _unit(b - vertex)
    return Drawn(mark, [np.stack([vertex + u, vertex + u + v, vertex + v], axis=1)], [], np.abs(u + v))


@dataclass(frozen=True, slots=True)
class _Taken:
    """A sector at a vertex that has an arc already."""

    vertex: Points
    start: Numbers
    sweep: Numbers
    reach: Numbers


def _overlap(one: _Taken, start: Numbers, sweep: Numbers) -> NDArray[np.bool_]:
    """Whether two sectors share more than an edge."""
    apart = (start - one.start) % (2 * np.pi)
    return (apart < one.sweep - 1e-6) | (2 * np.pi - apart < sweep - 1e-6)


def _arcs(mark: AngleArcs, vertex: Points, a: Points, b: Points, m: Measures, taken: list[_Taken]) -> Drawn:
    turn = np.angle((b - vertex) / (a - vertex))
    start = np.angle(np.where(turn >= 0, a, b) - vertex) % (2 * np.pi)
    sweep = np.abs(turn)
    legs = np.minimum(np.abs(a - vertex), np.abs(b - vertex))
    gap = np.minimum(m.arc_gap, 0.5 * legs / mark.count)
    radius = np.where(sweep > NARROW, m.arc, LONGER * m.arc)
    # Angles one inside the other have arcs of different radii, else nobody could say which arc is whose.
    for other in taken:
        here = np.abs(other.vertex - vertex) < 1e-6
        radius = np.where(
            here & _overlap(other, start, sweep), np.maximum(radius, other.reach + 1.6 * gap), radius
        )
    radius = np.minimum(radius, 0.85 * legs - gap * (mark.count - 1))
    radii = [radius + gap * i for i in range(mark.count)]
    taken.append(_Taken(vertex, start, sweep, radii[-1]))
    lines = []
    if mark.ticked:
        way = np.exp(1j * (start + sweep / 2))
        inner, outer = radii[0] - 0.7 * m.tick, radii[-1] + 0.7 * m.tick
        lines.append(np.stack([vertex + inner * way, vertex + outer * way], axis=1))
    reach = radii[-1] + (0.7 * m.tick if mark.ticked else 0.0)
    return Drawn(mark, lines, [(vertex, r, start, sweep) for r in radii], reach)


def draw_marks(
    marks: tuple[Mark, ...],
    pixel: Any,
    measures: Measures,
    *,
    size: int,
    segments: Points,
    dots: Points,
    stroke: Any,
) -> list[Drawn]:
    """Draw all marks, clear of the strokes `segments` (n, s, 2) and of the `dots` (n, p) where there is room.

    `pixel` turns points of the sketch into pixels, (n,) each; `stroke` gives the drawn ends of a straight stroke.
    """
    spans: list[tuple[Points, Points]] = []
    starts: list[int] = []
    for mark in marks:
        if isinstance(mark, Ticks | ParallelArrows):
            if isinstance(mark, ParallelArrows) and mark.stroke is not None:
                a, b = stroke(mark.stroke)
            else:
                a, b = pixel(mark.a), pixel(mark.b)
            starts.append(2 * sum(_same_span(a, b, *other) for other in spans) % len(SLOTS))
            spans.append((a, b))
    seats: Any = iter(())
    if spans:
        ends = np.stack([np.stack(span, axis=1) for span in spans], axis=1)
        seats = iter(_seats(ends, starts, segments, dots, 0.035 * size).T)
    taken: list[_Taken] = []
    drawn = []
    for mark in marks:
        match mark:
            case Ticks():
                drawn.append(_ticks(mark, pixel(mark.a), pixel(mark.b), next(seats), measures))
            case ParallelArrows():
                drawn.append(_arrows(mark, pixel(mark.a), pixel(mark.b), next(seats), measures))
            case RightAngle():
                drawn.append(_square(mark, pixel(mark.vertex), pixel(mark.a), pixel(mark.b), measures))
            case AngleArcs():
                legs = pixel(mark.vertex), pixel(mark.a), pixel(mark.b)
                drawn.append(_arcs(mark, *legs, measures, taken))
            case _:
                raise TypeError(f"{type(mark).__name__} is no mark")
    return drawn


def _same_span(a: Points, b: Points, c: Points, d: Points) -> bool:
    return bool(np.all((a == c) & (b == d)) or np.all((a == d) & (b == c)))
