"""How good a seat is for a label: how far from other ink, how near to its own point, and what that costs.

Seats are the middles of labels' boxes: (rows, labels, seats), with the figures first.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from geodsl.picture.page.sectors import ON, Obstacles
from geodsl.picture.page.wishes import AngleWish, DotWish, SegmentWish, Wish

__all__ = ["behind", "crowding", "measure", "overlap", "own_gaps"]

Points = NDArray[np.complex128]
Numbers = NDArray[np.float64]
Truths = NDArray[np.bool_]
Rows = NDArray[np.intp]

PAD = 1.0
# What it costs a text to stand where it looks like a point's letter.
LETTER = 1.5
# What it costs that a stroke runs between a label and what it stands at.
BEHIND = {DotWish: 2.0, AngleWish: 4.0}


def measure(
    at: Points,
    half: Points,
    own: Rows,
    obstacles: Obstacles,
    font: float,
    lettered: Rows,
    gaps: Numbers | None = None,
) -> tuple[Numbers, Numbers]:
    """For every seat what standing close to other ink costs, and by how much it is bad.

    `own` are the dots of the labels, `lettered` those of all labels there are; `gaps` says how far from their own
    segments texts stand.
    """
    shape = at.shape
    # Seats lie along the last axis, obstacles along the middle one: the least of them is found quickest so.
    x, y = at.real.reshape(len(at), -1), at.imag.reshape(len(at), -1)
    hx, hy = (np.repeat(part, shape[2], axis=1) for part in (half.real, half.imag))
    middle = obstacles.size / 2
    edge = np.maximum(np.abs(x - middle) + hx, np.abs(y - middle) + hy)
    bad = 10 * np.maximum(0, edge + PAD - middle)
    slack = np.full(x.shape, np.inf)
    if obstacles.segments.shape[1]:
        slack = _apart(x, y, hx, hy, obstacles.segments).min(axis=1)
    if obstacles.radii.shape[1]:
        dx, dy = _offsets(x, y, obstacles.centers)
        wide, tall = hx[:, None], hy[:, None]
        radii = obstacles.radii[:, :, None]
        outside = _length(np.maximum(dx - wide, 0), np.maximum(dy - tall, 0)) - radii
        inside = radii - _length(dx + wide, dy + tall)
        slack = np.minimum(slack, np.maximum(outside, inside).min(axis=1))
    slack = slack - obstacles.half_width
    cost = np.zeros_like(bad)
    if (own < 0).any() and obstacles.corners.shape[1]:
        dx, dy = _offsets(x, y, obstacles.corners)
        near = _length(np.maximum(dx - hx[:, None], 0), np.maximum(dy - hy[:, None], 0)).min(axis=1)
        free = np.repeat(own < 0, shape[2])
        cost = np.where(free, LETTER * np.maximum(0, 1 - near / (1.5 * font)), 0.0)
    if obstacles.dots.shape[1]:
        near, bad_here = _near_dots(x, y, hx, hy, np.repeat(own, shape[2]), lettered, obstacles)
        slack = np.minimum(slack, near - obstacles.dot_radius)
        bad = bad + bad_here
    bad = bad + np.maximum(0, PAD - slack)
    if gaps is not None:
        # A text is nearer to its own segment than to any other stroke.
        bad = bad + np.maximum(0, gaps.reshape(len(at), -1) - obstacles.half_width - 1 - slack)
    cost = cost + 0.5 * np.maximum(0, 1 - slack / (0.25 * font))
    return cost.reshape(shape), bad.reshape(shape)


def own_gaps(wishes: Sequence[Wish], at: Points, half: Points, rows: Rows) -> Numbers | None:
    """How far from their own segments the boxes of texts would stand; 0 for other labels."""
    out = None
    for i, wish in enumerate(wishes):
        if isinstance(wish, SegmentWish):
            out = np.zeros(at.shape) if out is None else out
            span = np.stack([wish.a[rows], wish.b[rows]], axis=1)[:, None]
            hx, hy = half[:, i : i + 1].real, half[:, i : i + 1].imag
            out[:, i] = _apart(at[:, i].real, at[:, i].imag, hx, hy, span)[:, 0]
    return out


def behind(at: Points, wishes: Sequence[Wish], rows: Rows, obstacles: Obstacles, asked: Truths) -> Numbers:
    """What it costs labels that a straight piece runs between them and what they stand at, for the seats asked for."""
    out = np.zeros(at.shape)
    price = np.array([BEHIND.get(type(wish), 0.0) for wish in wishes])
    row, label, seat = np.nonzero(asked & (price > 0)[:, None])
    if not len(row) or not obstacles.segments.shape[1]:
        return out
    anchors = np.stack([wish.anchor[rows] for wish in wishes], axis=1)
    seats, dots = at[row, label, seat][:, None], anchors[row, label][:, None]
    a, along = obstacles.segments[row, :, 0], (obstacles.segments[:, :, 1] - obstacles.segments[:, :, 0])[row]
    # Which side of the piece the dot and the label are on, then which side of their join its ends are on.
    side = _cross(along, dots - a)
    other = _cross(along, seats - a)
    join = seats - dots
    left = _cross(join, a - dots)
    right = left + _cross(join, along)
    off = np.abs(side) > ON * np.abs(along)
    crossed = np.any((side * other < 0) & (left * right < 0) & off, axis=1)
    out[row, label, seat] = price[label] * crossed
    return out


def overlap(at: Points, half: Points, other: Points, other_half: Points) -> Truths:
    """Whether boxes come too near to others, shapes as numpy broadcasts them."""
    apart, room = at - other, half + other_half
    return (np.abs(apart.real) < room.real + PAD) & (np.abs(apart.imag) < room.imag + PAD)


def crowding(half: Points, obstacles: Obstacles, font: float) -> Callable[[Points], Numbers]:
    """A measure of how bad it is for a text's boxes (n,) to have their middles somewhere (n,): 0 where it is good."""
    nobody = np.array([-1])

    def bad(at: Points) -> Numbers:
        return measure(at[:, None, None], half[:, None], nobody, obstacles, font, nobody)[1][:, 0, 0]

    return bad


def _near_dots(
    x: Numbers, y: Numbers, hx: Numbers, hy: Numbers, own: Rows, lettered: Rows, obstacles: Obstacles
) -> tuple[Numbers, Numbers]:
    """How near the nearest dot is to each box, and by how much a box is nearer to a dot that isn't its own."""
    dx, dy = _offsets(x, y, obstacles.dots)
    near_x, near_y = np.maximum(dx - hx[:, None], 0), np.maximum(dy - hy[:, None], 0)
    squares = near_x * near_x + near_y * near_y
    nearest = np.sqrt(squares.min(axis=1))
    mine = np.maximum(own, 0)
    seats = np.arange(x.shape[1])
    bad = np.zeros_like(x)
    rivals = np.isin(np.arange(obstacles.dots.shape[1]), lettered)
    # Both the box and its middle are nearer to their own point than to any other that has a letter.
    for far in (squares, dx * dx + dy * dy):
        to_own = np.sqrt(far[:, mine, seats])
        others = np.where(rivals[:, None], far, np.inf)
        others[:, mine, seats] = np.inf
        bad += np.maximum(0, to_own + 0.5 - np.sqrt(others.min(axis=1)))
    return nearest, np.where(own >= 0, bad, 0.0)


def _length(x: Numbers, y: Numbers) -> Numbers:
    # Exactly rounded everywhere, which hypot isn't.
    return np.sqrt(x * x + y * y)


def _offsets(x: Numbers, y: Numbers, points: Points) -> tuple[Numbers, Numbers]:
    """How far seats are from points, sideways and up: (rows, points, seats) each."""
    return np.abs(x[:, None] - points.real[:, :, None]), np.abs(y[:, None] - points.imag[:, :, None])


def _apart(x: Numbers, y: Numbers, hx: Numbers, hy: Numbers, segments: Points) -> Numbers:
    """How far boxes are from straight pieces: (rows, pieces, boxes), below 0 where they meet.

    A box and a piece are apart exactly if they are so along x, along y, or across the piece; the widest
    of the three gaps counts.
    """
    a, b = segments[:, :, :1], segments[:, :, 1:]
    middle, along = (a + b) / 2, (b - a) / 2
    unit = along / np.maximum(np.abs(along), 1e-9)
    ux, uy = np.ascontiguousarray(unit.real), np.ascontiguousarray(unit.imag)
    x, y, hx, hy = (part[:, None] for part in (x, y, hx, hy))
    # No matrix products here: their last bits differ from one processor to the next.
    apart = x * uy
    apart -= y * ux
    apart -= middle.real * uy - middle.imag * ux
    np.abs(apart, out=apart)
    apart -= hx * np.abs(uy)
    apart -= hy * np.abs(ux)
    for at, half, spot, reach in ((x, hx, middle.real, along.real), (y, hy, middle.imag, along.imag)):
        across = at - spot
        np.abs(across, out=across)
        across -= half
        across -= np.abs(reach)
        np.maximum(apart, across, out=apart)
    return apart


def _cross(u: Points, v: Points) -> Numbers:
    return u.real * v.imag - u.imag * v.real
