"""Newton's steps of least length, for many figures that have different things to fulfil."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from geodsl.numeric import Dual
from perturb.solving.solver import shortest
from perturb.text.pattern import Pattern

__all__ = ["Clamp", "Clamps", "solve"]

_SOLVED = 1e-12
_STEPS = 12
_LONGEST = 0.4  # of one step, as share of the figure
_LOW, _GOAL = 0.7, 1.3  # of the least visible gap: an inequality with less room than that is given so much
_ROWS, _WIDTH = 4, 8  # systems are filled up to multiples of these, so that a few sizes serve all
_STALLS = 5  # steps behind which what isn't near won't come near


@dataclass(frozen=True)
class Clamp:
    """A pattern, and the numbers of an instance that fill it."""

    pattern: Pattern
    ways: tuple[int, ...]


@dataclass(frozen=True)
class Group:
    """A pattern, the instances where it stands, the numbers that fill it there (k, n), and its row there."""

    pattern: Pattern
    at: np.ndarray
    ways: np.ndarray
    row: np.ndarray


class Clamps:
    """What each instance has to fulfil, sorted by patterns.

    Attributes:
        rows, width: of each instance's system.
    """

    def __init__(self, instances: Sequence[Sequence[Clamp]], width: Sequence[int]) -> None:
        found: dict[Pattern, list[tuple[int, tuple[int, ...], int]]] = {}
        rows = []
        for i, clamps in enumerate(instances):
            row = 0
            for clamp in clamps:
                found.setdefault(clamp.pattern, []).append((i, clamp.ways, row))
                row += 1
            rows.append(row)
        self.rows, self.width = np.array(rows, dtype=np.intp), np.array(width, dtype=np.intp)
        self.groups = [
            Group(
                p,
                np.array([i for i, _, _ in some]),
                np.array([w for _, w, _ in some]).T,
                np.array([r for *_, r in some]),
            )
            for p, some in found.items()
        ]


def solve(
    numbers: np.ndarray,
    scale: np.ndarray,
    size: np.ndarray,
    clamps: Clamps,
    owner: np.ndarray,
    fit: Callable[[np.ndarray], np.ndarray],
) -> None:
    """Move the numbers (width, n) of every instance, in place, until all that it has to fulfil holds.

    Args:
        scale: by how much a step of 1 changes each number.
        owner: who wants an instance: when one of his is done and `fit`, the others are left alone.
    """
    n = len(owner)
    active = np.ones(n, dtype=bool)
    nearest = np.full(n, np.inf)
    rows = -(-np.maximum(clamps.rows, 1) // _ROWS) * _ROWS
    width = -(-np.maximum(clamps.width, 1) // _WIDTH) * _WIDTH
    blocks = rows * 4096 + width
    for turn in range(_STEPS):
        index = np.flatnonzero(active)
        if not len(index):
            return
        off, slopes = _linear(numbers, scale, size, clamps, active, index, int(rows.max()), int(width.max()))
        level = np.abs(off).max(1, initial=0.0)
        fine = np.isfinite(level) & np.isfinite(slopes).all((1, 2))
        done = fine & (level < _SOLVED)
        stalled = (turn >= _STALLS) & (level > 0.5 * nearest[index])
        nearest[index] = np.minimum(nearest[index], level) if turn >= _STALLS // 2 else np.inf
        active[index[~fine | done | stalled]] = False
        if done.any():
            served = owner[index[done][fit(index[done])]]
            active &= ~np.isin(owner, served)
        go = active[index]
        for block in np.unique(blocks[index[go]]):
            some = go & (blocks[index] == block)
            here, r, w = index[some], int(block) // 4096, int(block) % 4096
            step = shortest(slopes[some, :r, :w], off[some, :r], np.ones((len(here), w)))
            length = np.abs(step).max(1)
            step *= np.minimum(1.0, _LONGEST / np.maximum(length, 1e-300))[:, None]
            w = min(w, len(numbers))
            numbers[:w, here] += scale[:w, here] * step[:, :w].T


def _linear(
    numbers: np.ndarray,
    scale: np.ndarray,
    size: np.ndarray,
    clamps: Clamps,
    active: np.ndarray,
    index: np.ndarray,
    rows: int,
    width: int,
) -> tuple[np.ndarray, np.ndarray]:
    """How far off the active instances are (n, rows), and the slopes of that (n, rows, width)."""
    place = np.cumsum(active) - 1
    off, slopes = np.zeros((len(index), rows)), np.zeros((len(index), rows, width))
    for group in clamps.groups:
        some = active[group.at]
        at, ways, first = group.at[some], group.ways[:, some], group.row[some]
        if not len(at):
            continue
        here = place[at]
        value, slope = _measured(group.pattern, numbers[ways, at], scale[ways, at], size[at])
        off[here, first] = value
        slopes[here[:, None], first[:, None], ways.T] = slope.T
    return off, slopes


def _measured(
    p: Pattern, numbers: np.ndarray, scale: np.ndarray, size: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """How far off a pattern is, and the slopes of that. An inequality with room enough is not off at all."""
    count, n = numbers.shape
    seeds = np.zeros((count, count, n))
    seeds[np.arange(count), np.arange(count)] = scale
    figures = p.figures([Dual(x, d) for x, d in zip(numbers, seeds, strict=True)], size)
    if not p.open:
        return _split(p.fact.residual(figures), count, n)
    margin, slope = _split(p.margin(figures), count, n)
    short = ~(margin >= _LOW * p.least)
    return np.where(short, margin - _GOAL * p.least, 0.0), np.where(short, slope, 0.0)


def _split(x: Any, count: int, n: int) -> tuple[np.ndarray, np.ndarray]:
    """A value's numbers (n,) and slopes (count, n)."""
    if isinstance(x, Dual):
        return np.broadcast_to(x.v, (n,)), np.broadcast_to(x.d, (count, n))
    return np.broadcast_to(np.asarray(x, float), (n,)), np.zeros((count, n))
