"""How far endless lines are drawn: to a bit beyond what lies on them.

In the pictures of a group a line that stays where it is is drawn equally far, however far it would be alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from geodsl.picture.page.boxes import Circles, Numbers, Points, circle_corners, span
from geodsl.picture.sketch import Line, Ray, Segment

__all__ = ["Ends", "agreed", "drawn_out", "taken_over"]

BEYOND = 0.09  # how far a line goes on behind what lies on it, as a share of the figure
LEAST = 0.5  # the least length of a line, as a share of the figure
ON = 1e-6
SAME = 1e-9  # how far ends are from a line that is still theirs, as a share of their distance


class Ends(NamedTuple):
    """Between which places, in user units, a line or a ray is drawn."""

    ray: bool
    a: complex
    b: complex

    def fit(self, other: Ends) -> bool:
        """Whether these are ends of the same line, or of the same ray."""
        length = abs(other.b - other.a)
        if self.ray != other.ray or not length > 0:
            return False
        way = (other.b - other.a) / length
        first, last = ((z - other.a) * way.conjugate() for z in (self.a, self.b))
        near = SAME * max(length, abs(self.b - self.a))
        if max(abs(first.imag), abs(last.imag)) > near:
            return False
        return not self.ray or (abs(first) <= near and last.real > 0)

    def joined(self, other: Ends) -> Ends:
        """The ends of both together."""
        way = (self.b - self.a) / abs(self.b - self.a)
        along = {((z - self.a) * way.conjugate()).real: z for z in (other.a, other.b, self.a, self.b)}
        return Ends(self.ray, self.a if self.ray else along[min(along)], along[max(along)])


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


def agreed(
    strokes: Sequence[Sequence[Segment | Ray | Line]],
    lines: Sequence[Points],
    owners: Sequence[Sequence[int]],
) -> list[list[Ends]]:
    """For each group the ends of its endless lines, each as far out as any of its figures has it.

    Parameters
    ----------
    strokes, lines : the straight strokes of each sketch, and their ends (figures, strokes, 2).
    owners : for each figure of each sketch, the number of its group; groups count from 0.
    """
    found: list[list[Ends]] = [[] for _ in range(1 + max((g for some in owners for g in some), default=-1))]
    for some, drawn, of in zip(strokes, lines, owners, strict=True):
        for k, stroke in enumerate(some):
            if isinstance(stroke, Segment):
                continue
            for g, (a, b) in zip(of, drawn[:, k].tolist(), strict=True):
                mine = Ends(isinstance(stroke, Ray), a, b)
                at = next((j for j, known in enumerate(found[g]) if known.fit(mine)), None)
                if at is None:
                    found[g].append(mine)
                else:
                    found[g][at] = found[g][at].joined(mine)
    return found


def taken_over(
    lines: Points, strokes: Sequence[Segment | Ray | Line], ends: Sequence[Sequence[Ends]]
) -> None:
    """Give endless strokes the ends that they have in another picture, wherever these still lie on them."""
    for k, stroke in enumerate(strokes):
        if isinstance(stroke, Segment):
            continue
        for i, (a, b) in enumerate(lines[:, k].tolist()):
            mine = Ends(isinstance(stroke, Ray), a, b)
            known = next((e for e in ends[i] if e.fit(mine)), None)
            if known is not None:
                lines[i, k] = known.a, known.b
