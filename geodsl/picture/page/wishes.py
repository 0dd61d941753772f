"""Where a label would like to stand: in a free sector, on either side of a segment, inside an angle.

A wish offers seats with costs: one at effort 0, some at effort 1, many at effort 2. All arrays have the figures
along their first axis and the seats along their last; a seat is the middle of the label's box, in pixels.
"""

from __future__ import annotations

import cmath
import math
from typing import NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from geodsl.picture.page.sectors import Obstacles, Sectors

__all__ = [
    "CORNERS",
    "AngleWish",
    "DotWish",
    "EndWish",
    "FixedWish",
    "PointWish",
    "RoundWish",
    "SegmentWish",
    "Wish",
]

Points = NDArray[np.complex128]
Numbers = NDArray[np.float64]
Rows = NDArray[np.intp]
Seats = tuple[Points, Numbers]

WAYS = np.array([cmath.rect(1, 2 * math.pi * i / 32) for i in range(32)])
# Distances from a dot in ems, beyond the nearest one.
RINGS = (np.array([0.0]), np.array([0.0, 0.3, 0.7]), np.array([-0.1, 0.0, 0.15, 0.3, 0.5, 0.7, 1.0, 1.4]))
# Ways within a sector, as shares of its width from the middle.
LEANS = np.array([0.0, -0.15, 0.15, -0.3, 0.3, -0.42, 0.42])
GAP = 0.17  # between a label and what it stands at, in ems
CORNERS = {
    name: cmath.exp(-1j * math.radians(45 * k))
    for k, name in enumerate(("e", "ne", "n", "nw", "w", "sw", "s", "se"))
}


class Wish(Protocol):
    """One label's wish: its name, what it stands at (n,), half its box (n,), the index of its dot or -1."""

    @property
    def name(self) -> str: ...
    @property
    def anchor(self) -> Points: ...
    @property
    def half(self) -> Points: ...
    @property
    def dot(self) -> int: ...

    def seats(self, effort: int, rows: Rows) -> Seats:
        """Seats and their costs for some of the figures, (rows, seats) each."""
        ...


def _reach(way: Points, half: Points, gap: Numbers) -> Numbers:
    """How far along a way a box, held off by a gap, is clear of where the way begins."""
    return np.minimum(
        (half.real + gap) / np.maximum(np.abs(way.real), 1e-9),
        (half.imag + gap) / np.maximum(np.abs(way.imag), 1e-9),
    )


def _flat(at: Points, cost: Numbers) -> Seats:
    at, cost = np.broadcast_arrays(at, cost)
    return at.reshape(len(at), -1), cost.reshape(len(cost), -1)


class DotWish(NamedTuple):
    """A letter beside its dot, in the dot's free sectors."""

    name: str
    anchor: Points
    half: Points
    dot: int
    sectors: Sectors
    which: int  # among the dots of the sectors
    obstacles: Obstacles
    font: float
    corner: complex | None = None

    def seats(self, effort: int, rows: Rows) -> Seats:
        way, cost = self._ways(effort, rows)
        half = self.half[rows][:, None, None]
        rings = RINGS[effort]
        gap = self.obstacles.dot_radius + (GAP + rings) * self.font
        at = self.anchor[rows][:, None, None] + way[:, :, None] * _reach(way[:, :, None], half, gap)
        return _flat(at, cost[:, :, None] + rings)

    def _ways(self, effort: int, rows: Rows) -> tuple[Points, Numbers]:
        if self.corner is not None:
            turns = np.radians(((0.0,), (0.0, -8.0, 8.0), (0.0, -8.0, 8.0, -20.0, 20.0))[effort])
            ways = self.corner * np.exp(1j * turns)
            return np.tile(ways, (len(rows), 1)), np.tile(np.abs(turns), (len(rows), 1))
        k, s = self.which, self.sectors
        way, width = s.way[rows, k], s.width[rows, k]
        if effort == 0:
            return way[:, :1], np.zeros((len(rows), 1))
        if effort == 1:
            way, width = way[:, :3, None], width[:, :3, None]
            turned = (way * np.exp(1j * LEANS * width)).reshape(len(rows), -1)
            free = ((0.5 - np.abs(LEANS)) * width).reshape(len(rows), -1)
            cost = np.cos(np.minimum(free, np.pi))
        else:
            turned = np.tile(WAYS, (len(rows), 1))
            edges = s.edges[rows, k]
            # The cosine to the nearest stroke: least in the middle of the widest sector.
            cosines = (turned[:, :, None] * np.conj(edges)[:, None, :]).real
            cost = np.where(edges[:, None, :] == 0, -1.0, cosines).max(axis=2)
        one = Sectors(
            s.way[rows, k : k + 1],
            s.width[rows, k : k + 1],
            s.inward[rows, k : k + 1],
            s.edges[rows, k : k + 1],
            s.outward[rows, k : k + 1],
        )
        return turned, cost + one.cost(turned[:, None, :])[:, 0]


class SegmentWish(NamedTuple):
    """A text along one side of a segment, the side away from the figure's middle first."""

    name: str
    a: Points
    b: Points
    half: Points
    middle: Points
    font: float
    dot: int = -1

    @property
    def anchor(self) -> Points:
        return (self.a + self.b) / 2

    def seats(self, effort: int, rows: Rows) -> Seats:
        a, b, half = self.a[rows], self.b[rows], self.half[rows]
        along = (b - a) / np.maximum(np.abs(b - a), 1e-9)
        normal = along * 1j
        toward = ((self.middle[rows] - (a + b) / 2) * np.conj(normal)).real
        normal = np.where(toward > 1e-6 * self.font, -normal, normal)
        reach = half.real * np.abs(normal.real) + half.imag * np.abs(normal.imag)
        shares = np.array([0.5] if effort == 0 else [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74])
        rings = np.array([0.0] if effort == 0 else [0.0, 0.35, 0.7])
        sides = np.array([1.0] if effort == 0 else [1.0, -1.0])
        off = normal[:, None] * (reach[:, None] + self.font * (0.22 + rings))
        spots = a[:, None] + shares * (b - a)[:, None]
        at = spots[:, None, :, None] + sides[:, None, None] * off[:, None, None, :]
        cost = 0.15 * (1 - sides)[:, None, None] + 2 * np.abs(shares - 0.5)[:, None] + rings
        return _flat(at, cost)


class AngleWish(NamedTuple):
    """A text inside an angle, along its bisector and a bit aside, beyond its arcs."""

    name: str
    vertex: Points
    a: Points
    b: Points
    half: Points
    beyond: Numbers
    font: float
    dot: int = -1

    @property
    def anchor(self) -> Points:
        return self.vertex

    def seats(self, effort: int, rows: Rows) -> Seats:
        vertex, a, b, half = (x[rows] for x in (self.vertex, self.a, self.b, self.half))
        turn = np.angle((b - vertex) / (a - vertex))
        leans = np.array([0.0] if effort == 0 else [0.0, 0.12, -0.12, 0.25, -0.25])
        steps = np.array([0.0] if effort == 0 else 0.22 * np.arange(10 if effort == 1 else 16))
        start = (a - vertex) / np.abs(a - vertex)
        way = start[:, None] * np.exp(1j * turn[:, None] * (0.5 + leans))
        reach = _reach(way, half[:, None], np.array(0.15 * self.font))
        # Where the wedge is wide enough for the box.
        across = half.real[:, None] * np.abs(way.imag) + half.imag[:, None] * np.abs(way.real)
        room = np.maximum(np.sin(np.minimum(np.abs(turn), np.pi) / 2), 0.1)[:, None] * (
            1 - 1.4 * np.abs(leans)
        )
        wide = (across + 0.1 * self.font) / room
        near = np.minimum(np.maximum(self.beyond[rows][:, None] + reach, wide), 6 * self.font + reach)
        at = vertex[:, None, None] + way[:, :, None] * (near[:, :, None] + steps * self.font)
        return _flat(at, 1.5 * np.abs(leans)[:, None] + steps)


class RoundWish(NamedTuple):
    """A name beside a circle or an arc: outside, at a few places around it."""

    name: str
    center: Points
    radius: Numbers
    start: Numbers
    sweep: Numbers
    half: Points
    font: float
    dot: int = -1

    @property
    def anchor(self) -> Points:
        return self.center + self.radius * np.exp(1j * (self.start + self.sweep / 2))

    def seats(self, effort: int, rows: Rows) -> Seats:
        count = (1, 9, 33)[effort]
        shares = 0.5 + 0.45 * np.linspace(-1, 1, count) if count > 1 else np.array([0.5])
        way = np.exp(1j * (self.start[rows][:, None] + self.sweep[rows][:, None] * shares))
        half = self.half[rows][:, None]
        across = half.real * np.abs(way.real) + half.imag * np.abs(way.imag)
        sides = np.array([1.0] if effort == 0 else [1.0, -1.0])
        off = (across + 0.25 * self.font)[:, :, None] * sides
        at = self.center[rows][:, None, None] + way[:, :, None] * (self.radius[rows][:, None, None] + off)
        return _flat(at, 0.8 * np.abs(shares - 0.5)[:, None] + 0.25 * (1 - sides))


class EndWish(NamedTuple):
    """A name beside the end of a stroke, on either side."""

    name: str
    a: Points
    b: Points
    half: Points
    font: float
    dot: int = -1

    @property
    def anchor(self) -> Points:
        return self.b

    def seats(self, effort: int, rows: Rows) -> Seats:
        half = self.half[rows]
        parts, costs = [], []
        backs = (0.5,) if effort == 0 else (0.5, 1.2, 2.0)
        for end, other, dearer in ((self.b, self.a, 0.0), (self.a, self.b, 0.2))[: 1 if effort == 0 else 2]:
            way = other[rows] - end[rows]
            way = way / np.maximum(np.abs(way), 1e-9)
            for side in (1j, -1j)[: 1 if effort == 0 else 2]:
                normal = way * side
                across = half.real * np.abs(normal.real) + half.imag * np.abs(normal.imag)
                for back in backs:
                    parts.append(end[rows] + back * self.font * way + normal * (across + 0.2 * self.font))
                    costs.append(dearer + 0.1 * back + 0.05 * (side == -1j))
        return np.stack(parts, axis=1), np.tile(np.array(costs), (len(rows), 1))


class PointWish(NamedTuple):
    """A text at a place of the figure itself, or near it."""

    name: str
    anchor: Points
    half: Points
    font: float
    dot: int = -1

    def seats(self, effort: int, rows: Rows) -> Seats:
        rings = np.array([] if effort == 0 else [0.4, 0.8, 1.3])
        offsets = np.append(0j, (rings[:, None] * WAYS[::4]).ravel())
        costs = np.append(0.0, np.repeat(0.5 * np.arange(1, len(rings) + 1), len(WAYS[::4])))
        at = self.anchor[rows][:, None] + self.font * offsets
        return at, np.tile(costs, (len(rows), 1))


class FixedWish(NamedTuple):
    """A text that stands in one place only."""

    name: str
    anchor: Points
    half: Points
    dot: int = -1

    def seats(self, effort: int, rows: Rows) -> Seats:
        at = self.anchor[rows][:, None]
        return at, np.zeros(at.shape)
