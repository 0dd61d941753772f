"""Places for labels: each takes the seat it likes best, and only where that fails is there a closer look.

All figures of a batch are treated at once. Most labels are content with the middle of their widest free sector;
the figures in which one isn't are tried again with more seats, the label with the fewest good ones choosing first.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from geodsl.picture.page.crowding import behind, measure, overlap, own_gaps
from geodsl.picture.page.sectors import Obstacles
from geodsl.picture.page.wishes import Wish

__all__ = ["Choices", "place"]

Points = NDArray[np.complex128]
Numbers = NDArray[np.float64]
Truths = NDArray[np.bool_]
Rows = NDArray[np.intp]

ROUNDS = 4
# How many distances between boxes and strokes are held at once.
CHUNK = 3_000_000


class Choices(NamedTuple):
    """Where the middles of the labels' boxes go, whether they are good there, and whether a stroke runs between them
    and what they stand at (only asked of texts, not of points' letters): (n, labels) each."""

    at: Points
    good: Truths
    apart: Truths | None = None


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
    strokes: Obstacles | None = None,
    given: Sequence[Mapping[str, complex]] | None = None,
    exactly: bool = False,
) -> Choices:
    """Give every label a place in every figure.

    Args:
        strokes: the obstacles without marks; by default they are all strokes.
        given: for every figure offsets from the anchors, by name, taken over wherever they are still good.
        exactly: whether they are taken over in any case.
    """
    n = len(obstacles.dots)
    at = np.zeros((n, len(wishes)), complex)
    good = np.ones((n, len(wishes)), bool)
    if not wishes:
        return Choices(at, good)
    if exactly and given is not None:
        offsets = [[one[wish.name] for wish in wishes] for one in given]
        return Choices(np.stack([wish.anchor for wish in wishes], axis=1) + np.array(offsets), good)
    half = np.stack([wish.half for wish in wishes], axis=1)
    rows = np.arange(n)
    for effort in (0, 1, 2):
        if effort == 1:
            for closer in (1, 2):
                _mend(at, good, wishes, half, obstacles, rows, font, closer, given)
                rows = rows[~good[rows].all(axis=1)]
        step = max(1, CHUNK // _load(wishes, obstacles, effort))
        left = []
        for start in range(0, len(rows), step):
            some = rows[start : start + step]
            found = _try(wishes, half[some], obstacles.rows(some), some, effort, font, given)
            at[some], good[some] = found.at, found.good
            left.append(some[~found.good.all(axis=1)])
        rows = np.concatenate(left) if left else rows[:0]
        if not len(rows):
            break
    return Choices(at, good, _apart(at, wishes, obstacles if strokes is None else strokes))


def _apart(at: Points, wishes: Sequence[Wish], strokes: Obstacles) -> Truths:
    out = np.zeros(at.shape, bool)
    texts = [k for k, wish in enumerate(wishes) if wish.dot < 0]
    if texts:
        some = [wishes[k] for k in texts]
        every = np.ones((len(at), len(texts), 1), bool)
        out[:, texts] = behind(at[:, texts, None], some, np.arange(len(at)), strokes, every)[:, :, 0] > 0
    return out


def _load(wishes: Sequence[Wish], obstacles: Obstacles, effort: int) -> int:
    return max(1, obstacles.segments.shape[1]) * len(wishes) * (1, 64, 270)[effort]


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
        fine &= behind(at[:, :, None], wishes, rows, obstacles, fine[:, :, None])[:, :, 0] == 0
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
    more, bad = measure(at, half, own, obstacles, font, own, own_gaps(wishes, at, half, rows))
    cost += more
    if effort:
        cost += behind(at, wishes, rows, obstacles, bad <= 0)
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


def _settled(at: Points, half: Points, good: Truths) -> Truths:
    """Which labels can stay: good ones that don't overlap one that stays, the first to come being the first served."""
    both = overlap(at[:, :, None], half[:, :, None], at[:, None, :], half[:, None, :])
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
    given: Sequence[Mapping[str, complex]] | None,
) -> None:
    """Look for better seats for the labels that have no good one, while the others stay. In place."""
    own = np.array([wish.dot for wish in wishes])
    for k, wish in enumerate(wishes):
        some = rows[~good[rows, k]]
        if not len(some):
            continue
        offered = wish.seats(effort, some)
        seats, cost = offered if given is None else _with_given(wish, offered, some, given)
        size = half[some, k : k + 1]
        here = obstacles.rows(some)
        gaps = own_gaps([wish], seats[:, None], size, some)
        more, bad = measure(seats[:, None], size, own[k : k + 1], here, font, own, gaps)
        cost = cost + more[:, 0]
        cost += behind(seats[:, None], [wish], some, here, bad <= 0)[:, 0]
        taken = overlap(seats[:, :, None], size[:, :, None], at[some][:, None], half[some][:, None])
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
        clash = overlap(seats[:, :, None], size[:, None, None], chosen[:, None], half[:, None])
        price = np.where((clash & happy[:, None, :]).any(axis=2), np.inf, cost[every, who])
        pick = price.argmin(axis=1)
        fine = np.isfinite(price[every, pick])
        chosen[every, who] = np.where(fine, seats[every, pick], np.inf)
        happy[every, who] = fine
    return chosen, happy
