"""A sketch as arrays: its dots and strokes in user units, figures along the first axis.

Here it is decided how far endless lines are drawn: to a bit beyond what lies on them.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from geodsl.picture.sketch import Arc, Circle, Line, Loop, Ray, Segment, Sketch

__all__ = ["Arcs", "Circles", "Trace", "bounds", "column", "table", "trace"]

Points = NDArray[np.complex128]
Numbers = NDArray[np.float64]

BEYOND = 0.09  # how far a line goes on behind what lies on it, as a share of the figure
LEAST = 0.5  # the least length of a line, as a share of the figure
ON = 1e-6
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


class Trace(NamedTuple):
    """All dots and strokes.

    `straight` has the ends of straight strokes, (n, straight, 2). `places` says of every stroke of the sketch
    which of the three tables it stands in, and at which place.
    """

    dots: Points
    straight: Points
    circles: Circles
    arcs: Arcs
    places: tuple[tuple[str, int], ...]


def column(value: Any, n: int, kind: type = complex) -> Any:
    """A number or an array as one entry a figure."""
    return np.broadcast_to(np.asarray(value, kind), (n,))


def table(values: list[Any], n: int, kind: type = complex) -> Any:
    """Numbers or arrays side by side: (n, values)."""
    if not values:
        return np.empty((n, 0), kind)
    return np.stack([column(value, n, kind) for value in values], axis=1)


def trace(sketch: Sketch) -> Trace:
    """Everything that is drawn as arrays."""
    n = sketch.n
    dots = table([dot.at for dot in sketch.dots], n)
    straight: list[Segment | Ray | Line] = []
    circles: list[Circle] = []
    arcs: list[Arc] = []
    places = []
    for stroke in sketch.strokes:
        match stroke:
            case Segment() | Ray() | Line():
                places.append(("straight", len(straight)))
                straight.append(stroke)
            case Circle():
                places.append(("circle", len(circles)))
                circles.append(stroke)
            case Arc():
                places.append(("arc", len(arcs)))
                arcs.append(stroke)
            case _:
                raise TypeError(f"{type(stroke).__name__} is no stroke")
    starts = table([s.a for s in straight], n)
    ends = table([s.through if isinstance(s, Ray) else s.b for s in straight], n)
    lines = np.stack([starts, ends], axis=2)
    rounds = Circles(table([c.center for c in circles], n), table([c.radius for c in circles], n, float))
    bent = Arcs(
        table([a.center for a in arcs], n),
        *(table([getattr(a, name) for a in arcs], n, float) for name in ("radius", "start", "sweep")),
    )
    if any(not isinstance(s, Segment) for s in straight):
        lines = _drawn_out(lines, straight, dots, rounds)
    return Trace(dots, lines, rounds, bent, tuple(places))


def _drawn_out(lines: Points, strokes: list[Segment | Ray | Line], dots: Points, circles: Circles) -> Points:
    """The ends of straight strokes, endless ones drawn out to a bit beyond what lies on them."""
    short = [k for k, s in enumerate(strokes) if isinstance(s, Segment)]
    low, high = _span([dots, *lines[:, short].transpose(2, 0, 1), *_circle_corners(circles)])
    size = np.maximum((high - low).real, (high - low).imag)
    size = np.where(np.isfinite(size) & (size > 0), size, np.abs(lines[:, :, 1] - lines[:, :, 0]).max(axis=1))
    out = lines.copy()
    for k, stroke in enumerate(strokes):
        if isinstance(stroke, Segment):
            continue
        a = lines[:, k, 0]
        way = lines[:, k, 1] - a
        way = way / np.abs(way)
        at = [np.where(off < ON * size[:, None], along, np.nan) for along, off in [_along(dots, a, way)]]
        along, off = _along(circles.center, a, way)
        half = np.sqrt(np.maximum(circles.radius**2 - off**2, 0))
        meets = off < circles.radius * (1 + ON)
        at += [np.where(meets, along - half, np.nan), np.where(meets, along + half, np.nan)]
        others = np.delete(lines, k, axis=1)
        endless = np.array([not isinstance(s, Segment) for j, s in enumerate(strokes) if j != k], bool)
        at.append(_crossings(others, endless, a, way, low, high))
        marks = np.concatenate(at, axis=1)
        if isinstance(stroke, Ray):
            marks = np.where(marks > 0, marks, np.nan)
        least = np.fmin.reduce(marks, axis=1, initial=np.inf)
        most = np.fmax.reduce(marks, axis=1, initial=-np.inf)
        nothing = ~np.isfinite(least)
        least, most = np.where(nothing, 0.0, least), np.where(nothing, 0.0, most)
        if isinstance(stroke, Ray):
            start, end = 0.0 * most, np.maximum(most + BEYOND * size, LEAST * size)
        else:
            more = np.maximum(BEYOND * size, (LEAST * size - (most - least)) / 2)
            start, end = least - more, most + more
        out[:, k, 0], out[:, k, 1] = a + start * way, a + end * way
    return out


def _along(points: Points, origin: Points, way: Points) -> tuple[Numbers, Numbers]:
    """How far along a line points are, and how far from it."""
    turned = (points - origin[:, None]) * np.conj(way)[:, None]
    return turned.real, np.abs(turned.imag)


def _crossings(
    others: Points, endless: NDArray[np.bool_], origin: Points, way: Points, low: Points, high: Points
) -> Numbers:
    """Where a line crosses other straight strokes, nan where it doesn't; endless ones count within the figure."""
    a, b = others[:, :, 0], others[:, :, 1]
    turned_a = (a - origin[:, None]) * np.conj(way)[:, None]
    turned_b = (b - origin[:, None]) * np.conj(way)[:, None]
    step = turned_b - turned_a
    with np.errstate(divide="ignore", invalid="ignore"):
        share = -turned_a.imag / step.imag
        along = turned_a.real + share * step.real
        where = origin[:, None] + along * way[:, None]
    inside = (
        (where.real >= low.real[:, None])
        & (where.real <= high.real[:, None])
        & (where.imag >= low.imag[:, None])
        & (where.imag <= high.imag[:, None])
    )
    # A crossing at a flat angle is somewhere else altogether.
    steep = np.abs(step.imag) > 0.05 * np.abs(step)
    return np.where(steep & np.where(endless, inside, (share > -ON) & (share < 1 + ON)), along, np.nan)


def _span(parts: list[Points]) -> tuple[Points, Points]:
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


def _circle_corners(circles: Circles) -> list[Points]:
    corner = circles.radius * (1 + 1j)
    return [circles.center - corner, circles.center + corner]


def _arc_extremes(arcs: Arcs) -> list[Points]:
    """The ends of arcs, and where they are furthest right, up, left and down."""
    sweep = np.clip(arcs.sweep, -2 * np.pi, 2 * np.pi)
    first = np.minimum(arcs.start, arcs.start + sweep)
    angles = [first, first + np.abs(sweep)]
    for quarter in QUARTERS:
        on = (quarter - first) % (2 * np.pi)
        angles.append(first + np.where(on <= np.abs(sweep), on, 0.0))
    return [arcs.center + arcs.radius * np.exp(1j * angle) for angle in angles]


def bounds(sketch: Sketch, traced: Trace) -> tuple[Points, Points]:
    """The lower left and upper right corners of the figures, (n,) each; both 0 for an empty one."""
    n = sketch.n
    parts = [
        traced.dots,
        *traced.straight.transpose(2, 0, 1),
        *_circle_corners(traced.circles),
        *_arc_extremes(traced.arcs),
        table([text.at for text in sketch.texts if text.at is not None], n),
    ]
    for shade in sketch.shades:
        # What lies in several regions lies in all of their boxes.
        boxes = [_span(_loops_extremes(region, n)) for region in (shade.loops, *shade.within)]
        low, high = boxes[0]
        for least, most in boxes[1:]:
            low = np.maximum(low.real, least.real) + 1j * np.maximum(low.imag, least.imag)
            high = np.minimum(high.real, most.real) + 1j * np.minimum(high.imag, most.imag)
        there = (low.real <= high.real) & (low.imag <= high.imag)
        parts += [np.where(there, corner, boxes[0][0])[:, None] for corner in (low, high)]
    low, high = _span(parts)
    return np.where(np.isnan(low), 0, low), np.where(np.isnan(high), 0, high)


def _loops_extremes(loops: tuple[Loop, ...], n: int) -> list[Points]:
    return [points for loop in loops for piece in loop for points in _piece_extremes(piece, n)]


def _piece_extremes(piece: Any, n: int) -> list[Points]:
    def one(value: Any, kind: type = complex) -> Any:
        return column(value, n, kind)[:, None]

    if hasattr(piece, "sweep"):
        return _arc_extremes(
            Arcs(one(piece.center), *(one(x, float) for x in (piece.radius, piece.start, piece.sweep)))
        )
    if hasattr(piece, "radius"):
        return _circle_corners(Circles(one(piece.center), one(piece.radius, float)))
    return [one(piece.a), one(piece.b)]
