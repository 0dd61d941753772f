"""How far endless lines are drawn: to a bit beyond what lies on them.

In the pictures of a group a line that stays where it is is drawn equally far, however far it would be alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from geodsl.picture.page.boxes import Circles, Numbers, Points, circle_corners, span
from geodsl.picture.sketch import Line, Ray, Segment

__all__ = ["Ends", "common_ends", "drawn_out", "taken_over"]

Ends = Mapping[str, tuple[complex, complex]]
"""The ends between which the endless strokes of a picture are drawn, in user units."""

BEYOND = 0.09  # how far a line goes on behind what lies on it, as a share of the figure
LEAST = 0.5  # the least length of a line, as a share of the figure
ON = 1e-6
SAME = 1e-9  # how far ends are from a line that is still theirs, as a share of their distance


def drawn_out(lines: Points, strokes: list[Segment | Ray | Line], dots: Points, circles: Circles) -> Points:
    """The ends of straight strokes, endless ones drawn out to a bit beyond what lies on them."""
    short = [k for k, s in enumerate(strokes) if isinstance(s, Segment)]
    low, high = span([dots, *lines[:, short].transpose(2, 0, 1), *circle_corners(circles)])
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


def common_ends(
    strokes: Sequence[Sequence[Segment | Ray | Line]],
    lines: Sequence[Points],
    owners: Sequence[Sequence[int]],
) -> list[Ends]:
    """For each group the ends of its endless lines: as far as any of its figures has them, where that has the line
    where the group's first figure with it has it.

    Parameters
    ----------
    strokes, lines : the straight strokes of each sketch, and their ends (figures, strokes, 2).
    owners : for each figure of each sketch, the number of its group; groups count from 0.
    """
    found: list[dict[str, tuple[complex, complex]]] = [
        {} for _ in range(1 + max((g for some in owners for g in some), default=-1))
    ]
    for some, drawn, of in zip(strokes, lines, owners, strict=True):
        for k, stroke in enumerate(some):
            if isinstance(stroke, Segment):
                continue
            for g, (a, b) in zip(of, drawn[:, k].tolist(), strict=True):
                known = found[g].get(stroke.name)
                found[g][stroke.name] = (a, b) if known is None else _longer(known, a, b, stroke)
    return list(found)


def _longer(
    known: tuple[complex, complex], a: complex, b: complex, stroke: Ray | Line
) -> tuple[complex, complex]:
    """Known ends, or farther ones on the same line."""
    if not _fits(known, a, b, stroke):
        return known
    start, end = known
    way = (end - start) / abs(end - start)
    if not isinstance(stroke, Ray) and ((a - start) * way.conjugate()).real < 0:
        start = a
    return start, b if ((b - end) * way.conjugate()).real > 0 else end


def _fits(ends: tuple[complex, complex], a: complex, b: complex, stroke: Ray | Line) -> bool:
    """Whether ends lie on the endless stroke that is drawn from a to b."""
    length = abs(b - a)
    if not length > 0:
        return False
    way = (b - a) / length
    start, end = ((z - a) * way.conjugate() for z in ends)
    near = SAME * max(length, abs(ends[1] - ends[0]))
    if max(abs(start.imag), abs(end.imag)) > near or end.real <= start.real:
        return False
    return not isinstance(stroke, Ray) or abs(start) <= near


def taken_over(lines: Points, strokes: Sequence[Segment | Ray | Line], ends: Sequence[Ends]) -> None:
    """Give endless strokes the ends that they have in another picture, wherever these still lie on them."""
    for k, stroke in enumerate(strokes):
        if isinstance(stroke, Segment):
            continue
        for i, (a, b) in enumerate(lines[:, k].tolist()):
            given = ends[i].get(stroke.name)
            if given is not None and _fits(given, a, b, stroke):
                lines[i, k] = given
