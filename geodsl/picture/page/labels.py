"""Places for labels: each takes the seat it likes best, and only where that fails is there a closer look.

All figures of a batch are treated at once. Most labels are content with the middle of their widest free sector;
the figures in which one isn't are tried again with more seats, the label with the fewest good ones choosing first.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from geodsl.picture.page.sectors import ON, Obstacles
from geodsl.picture.page.wishes import SegmentWish, Wish

__all__ = ["Choices", "crowding", "place"]

Points = NDArray[np.complex128]
Numbers = NDArray[np.float64]
Truths = NDArray[np.bool_]
Rows = NDArray[np.intp]

PAD = 1.0
ROUNDS = 4
# What it costs a text to stand where it looks like a point's letter.
LETTER = 1.5
# How many distances between boxes and strokes are held at once.
CHUNK = 3_000_000


class Choices(NamedTuple):
    """Where the middles of the labels' boxes go, and whether they are good there: (n, labels) each."""

    at: Points
    good: Truths


class _Offer(NamedTuple):
    """The seats of all labels, (rows, labels, seats), with their costs and by how much they are bad (0: good)."""

    at: Points
    cost: Numbers
    bad: Numbers


def place(
    wishes: Sequence[Wish],
    obstacles: Obstacles,
    *,
    font: float,
    given: Sequence[Mapping[str, complex]] | None = None,
) -> Choices:
    """Give every label a place in every figure.

    Args:
        given: for every figure offsets from the anchors, by name, taken over wherever they are still good.
    """
    n = len(obstacles.dots)
    at = np.zeros((n, len(wishes)), complex)
    good = np.ones((n, len(wishes)), bool)
    if not wishes:
        return Choices(at, good)
    half = np.stack([wish.half for wish in wishes], axis=1)
    rows = np.arange(n)
    for effort in (0, 1, 2):
        if effort == 1:
            for closer in (1, 2):
                _mend(at, good, wishes, half, obstacles, rows, font, closer)
                rows = rows[~good[rows].all(axis=1)]
        step = max(1, CHUNK // _load(wishes, obstacles, effort))
        left = []
        for start in range(0, len(rows), step):
            some = rows[start : start + step]
            found = _try(wishes, half[some], obstacles.rows(some), some, effort, font, given)
            at[some], good[some] = found
            left.append(some[~found.good.all(axis=1)])
        rows = np.concatenate(left) if left else rows[:0]
        if not len(rows):
            break
    return Choices(at, good)


def crowding(half: Points, obstacles: Obstacles, font: float) -> Callable[[Points], Numbers]:
    """A measure of how bad it is for a text's boxes (n,) to have their middles somewhere (n,): 0 where it is good."""
    nobody = np.array([-1])

    def bad(at: Points) -> Numbers:
        return _measure(at[:, None, None], half[:, None], nobody, obstacles, font, nobody)[1][:, 0, 0]

    return bad


def _load(wishes: Sequence[Wish], obstacles: Obstacles, effort: int) -> int:
    return max(1, obstacles.segments.shape[1]) * len(wishes) * (1, 50, 270)[effort]


def _try(
    wishes: Sequence[Wish],
    half: Points,
    obstacles: Obstacles,
    rows: Rows,
    effort: int,
    font: float,
    given: Sequence[Mapping[str, complex]] | None,
) -> Choices:
    offer = _offer(wishes, half, obstacles, rows, effort, font, given)
    if effort == 0:
        at = offer.at[:, :, 0]
        if given is not None:
            first = offer.bad[:, :, 0] <= 0
            at = np.where(first, at, offer.at[:, :, 1])
            bad = np.where(first, 0.0, offer.bad[:, :, 1])
        else:
            bad = offer.bad[:, :, 0]
        fine = bad <= 0
        # What would stand behind a stroke, or like a point's letter, may still find something better.
        fine &= (offer.cost[:, :, 0] < 0.5) | np.array([wish.dot >= 0 for wish in wishes])
        fine &= _behind(at[:, :, None], wishes, rows, obstacles, fine[:, :, None])[:, :, 0] == 0
        return Choices(at, _settled(at, half, fine))
    return _take_turns(offer, half)


def _offer(
    wishes: Sequence[Wish],
    half: Points,
    obstacles: Obstacles,
    rows: Rows,
    effort: int,
    font: float,
    given: Sequence[Mapping[str, complex]] | None,
) -> _Offer:
    offered = [wish.seats(effort, rows) for wish in wishes]
    if given is not None:
        offered = [_with_given(w, seats, rows, given) for w, seats in zip(wishes, offered, strict=True)]
    most = max(at.shape[1] for at, _ in offered)
    at = np.empty((len(rows), len(wishes), most), complex)
    cost = np.full(at.shape, 1e3)
    for i, (seats, costs) in enumerate(offered):
        # Where there are fewer seats the first one is offered again.
        at[:, i] = seats[:, :1]
        at[:, i, : seats.shape[1]], cost[:, i, : seats.shape[1]] = seats, costs
    own = np.array([wish.dot for wish in wishes])
    more, bad = _measure(at, half, own, obstacles, font, own, _own_gaps(wishes, at, half, rows))
    cost += more
    if effort:
        cost += _behind(at, wishes, rows, obstacles, bad <= 0)
    # Symmetric figures make ties; rounding sees to it that the order decides them, not the last bit.
    return _Offer(at, np.round(cost, 6), bad)


def _with_given(
    wish: Wish, seats: tuple[Points, Numbers], rows: Rows, given: Sequence[Mapping[str, complex]]
) -> tuple[Points, Numbers]:
    at, cost = seats
    offsets = [given[row].get(wish.name) for row in rows]
    known = np.array([offset is not None for offset in offsets])
    place = wish.anchor[rows] + np.array([offset or 0j for offset in offsets])
    first = np.where(known, place, at[:, 0])
    return np.column_stack([first, at]), np.column_stack([np.where(known, -100.0, cost[:, 0]), cost])


def _measure(
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


def _own_gaps(wishes: Sequence[Wish], at: Points, half: Points, rows: Rows) -> Numbers | None:
    """How far from their own segments the boxes of texts would stand; 0 for other labels."""
    out = None
    for i, wish in enumerate(wishes):
        if isinstance(wish, SegmentWish):
            out = np.zeros(at.shape) if out is None else out
            span = np.stack([wish.a[rows], wish.b[rows]], axis=1)[:, None]
            hx, hy = half[:, i : i + 1].real, half[:, i : i + 1].imag
            out[:, i] = _apart(at[:, i].real, at[:, i].imag, hx, hy, span)[:, 0]
    return out


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


def _behind(at: Points, wishes: Sequence[Wish], rows: Rows, obstacles: Obstacles, asked: Truths) -> Numbers:
    """What it costs labels that a straight piece runs between them and what they stand at, for the seats asked for."""
    out = np.zeros(at.shape)
    price = np.array([wish.behind for wish in wishes])
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


def _cross(u: Points, v: Points) -> Numbers:
    return u.real * v.imag - u.imag * v.real


def _overlap(at: Points, half: Points, other: Points, other_half: Points) -> Truths:
    """Whether boxes come too near to others, shapes as numpy broadcasts them."""
    apart, room = at - other, half + other_half
    return (np.abs(apart.real) < room.real + PAD) & (np.abs(apart.imag) < room.imag + PAD)


def _settled(at: Points, half: Points, good: Truths) -> Truths:
    """Which labels can stay: good ones that don't overlap one that stays, the first to come being the first served."""
    both = _overlap(at[:, :, None], half[:, :, None], at[:, None, :], half[:, None, :])
    stays = good.copy()
    for k in range(1, at.shape[1]):
        stays[:, k] &= ~(both[:, k, :k] & stays[:, :k]).any(axis=1)
    return stays


def _mend(
    at: Points,
    good: Truths,
    wishes: Sequence[Wish],
    half: Points,
    obstacles: Obstacles,
    rows: Rows,
    font: float,
    effort: int,
) -> None:
    """Look for better seats for the labels that have no good one, while the others stay. In place."""
    own = np.array([wish.dot for wish in wishes])
    for k, wish in enumerate(wishes):
        some = rows[~good[rows, k]]
        if not len(some):
            continue
        seats, cost = wish.seats(effort, some)
        size = half[some, k : k + 1]
        here = obstacles.rows(some)
        gaps = _own_gaps([wish], seats[:, None], size, some)
        more, bad = _measure(seats[:, None], size, own[k : k + 1], here, font, own, gaps)
        cost = cost + more[:, 0]
        cost += _behind(seats[:, None], [wish], some, here, bad <= 0)[:, 0]
        taken = _overlap(seats[:, :, None], size[:, :, None], at[some][:, None], half[some][:, None])
        taken = (taken & good[some][:, None]).any(axis=2)
        cost = np.where(taken | (bad[:, 0] > 0), np.inf, np.round(cost, 6))
        pick = cost.argmin(axis=1)
        every = np.arange(len(some))
        found = np.isfinite(cost[every, pick])
        at[some[found], k] = seats[every, pick][found]
        good[some[found], k] = True


def _take_turns(offer: _Offer, half: Points) -> Choices:
    """The labels choose one after the other; who went away empty-handed chooses first next time."""
    rows, labels, _ = offer.at.shape
    good = offer.bad <= 0
    # The best seat that is least bad, for those who find no good one.
    least = (offer.cost + 20 * offer.bad).argmin(axis=2)[:, :, None]
    best_at = np.take_along_axis(offer.at, least, axis=2)[:, :, 0]
    best_good = np.zeros((rows, labels), bool)
    turns = np.argsort(good.sum(axis=2), axis=1, kind="stable")
    todo = np.arange(rows)
    for _ in range(ROUNDS):
        at, happy = _one_round(
            offer.at[todo], np.where(good, offer.cost, np.inf)[todo], half[todo], turns[todo]
        )
        better = happy.sum(axis=1) > best_good[todo].sum(axis=1)
        chosen = np.where(happy, at, best_at[todo])
        best_at[todo[better]], best_good[todo[better]] = chosen[better], happy[better]
        order = np.argsort(np.take_along_axis(happy, turns[todo], axis=1), axis=1, kind="stable")
        turns[todo] = np.take_along_axis(turns[todo], order, axis=1)
        todo = todo[~happy.all(axis=1)]
        if not len(todo):
            break
    return Choices(best_at, best_good)


def _one_round(at: Points, cost: Numbers, half: Points, turns: Rows) -> tuple[Points, Truths]:
    rows, labels, _ = at.shape
    every = np.arange(rows)
    chosen = np.full((rows, labels), np.inf + 0j)
    happy = np.zeros((rows, labels), bool)
    for k in range(labels):
        who = turns[:, k]
        seats, size = at[every, who], half[every, who]
        clash = _overlap(seats[:, :, None], size[:, None, None], chosen[:, None], half[:, None])
        price = np.where((clash & happy[:, None, :]).any(axis=2), np.inf, cost[every, who])
        pick = price.argmin(axis=1)
        fine = np.isfinite(price[every, pick])
        chosen[every, who] = np.where(fine, seats[every, pick], np.inf)
        happy[every, who] = fine
    return chosen, happy
