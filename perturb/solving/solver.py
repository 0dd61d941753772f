"""The nearest figure in which some facts are off by given amounts and all others still hold.

Newton's method from the figure itself, for a whole batch. Each step is the shortest in a metric in which few
independent objects move: it is found on the linear problem, by weighing an object the less the more it moves.
What follows from others by construction moves along and isn't counted. What need not move is held from then on,
and facts about nothing else aren't asked again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from geodsl.instances import Instances
from geodsl.measure import Measured
from geodsl.numeric import Dual, variables
from geodsl.objects import Ref, names
from geodsl.realize.evaluate import take
from geodsl.realize.moving import Moving

__all__ = ["Solved", "move", "picked", "shortest"]

SOLVED = 1e-11  # the largest residual of what is kept, and the largest miss of what is wanted
_STEPS = 14
_ROUNDS = 5  # of reweighting
_STIR = 2e-3  # a move that counts as none, as share of the figure
_IDLE = 0.04  # of the greatest move: what would move less than that stays
_REST = 1e-9  # a step of what follows from others that is none
_FREELY = 2.0  # how easily what follows from others moves
_LONGEST = 0.35  # of one step
_FARTHEST = 1.5  # of all steps together
_NEARER = 0.7  # a miss that is no smaller than that share of the last one hasn't got smaller
_PATIENCE = 3
_TRACE = 1e-12
_STILL = 1e-9  # a slope that is rounding


def _linear(facts: Measured, at: Instances, count: int) -> tuple[np.ndarray, np.ndarray]:
    """Residuals (m, n) and their slopes (m, count, n), one evaluation a kind."""
    r = np.zeros((len(facts), at.n))
    j = np.zeros((len(facts), count, at.n))
    for rows, many in facts.groups:
        found = many.residual(at)
        if isinstance(found, Dual):
            r[rows] = found.v
            j[rows] = np.broadcast_to(found.d, (count, len(rows), at.n)).transpose(1, 0, 2)
        else:
            r[rows] = found
    return r, j


@dataclass(frozen=True)
class Solved:
    """The figures of a batch after their moves, and which of them are what was asked for."""

    at: Instances
    good: np.ndarray
    steps: np.ndarray


def move(
    moving: Moving,
    at: Instances,
    kept: Measured,
    wanted: Measured,
    goals: np.ndarray,
    *,
    counted: Mapping[str, bool],
    fixed: frozenset[str] = frozenset(),
    told: dict[Any, Any] | None = None,
) -> Solved:
    """Move the objects of every figure until `wanted` have their goals (m, n) and `kept` hold.

    Args:
        counted: for every object that moves, whether its move counts.
        fixed: objects that stay.
        told: values of terms that the facts speak of and that stay as they are.
    """
    told = told or {}
    first = _First.of(moving, at, kept, wanted, goals, told)
    found = _newton(moving, at, kept, wanted, goals, first, _Way(moving, counted, fixed, few=True), told)
    lost = np.flatnonzero(~found.good)
    if len(lost):
        # Where the few that move most can't do it alone, all may help.
        some = {t: picked(v, lost) for t, v in told.items()}
        all_ = _Way(moving, counted, fixed, few=False)
        again = _newton(moving, take(at, lost), kept, wanted, goals[:, lost], first.rows(lost), all_, some)
        good, steps = found.good.copy(), found.steps.copy()
        good[lost] = again.good
        steps[:, lost] = np.where(again.good, again.steps, steps[:, lost])
        found = _Found(good, steps)
    with np.errstate(all="ignore"):
        return Solved(moving.place(at, list(found.steps), told=told), found.good, found.steps)


@dataclass(frozen=True)
class _Found:
    good: np.ndarray
    steps: np.ndarray


@dataclass(frozen=True)
class _First:
    """The linear problem at the figures themselves: how far off (n, m), and the slopes (n, m, count)."""

    off: np.ndarray
    slopes: np.ndarray

    @classmethod
    def of(
        cls,
        moving: Moving,
        at: Instances,
        kept: Measured,
        wanted: Measured,
        goals: np.ndarray,
        told: dict[Any, Any],
    ) -> _First:
        count = moving.count
        with np.errstate(all="ignore"):
            moved = moving.place(at, variables(np.zeros((count, at.n))), told=told)
            (r, j), (w, k) = _linear(kept, moved, count), _linear(wanted, moved, count)
        return cls(np.concatenate([r, w - goals]).T, np.concatenate([j, k]).transpose(2, 0, 1))

    def rows(self, some: np.ndarray) -> _First:
        return _First(self.off[some], self.slopes[some])


class _Way:
    """How easily objects move: what follows from others freely, the rest so that few of them do."""

    def __init__(
        self, moving: Moving, counted: Mapping[str, bool], fixed: frozenset[str], *, few: bool
    ) -> None:
        self.index = np.zeros(moving.count, dtype=np.intp)  # of which object each step is
        for k, node in enumerate(moving.nodes):
            self.index[moving.ways[node.name]] = k
        self.counts = np.array([counted[node.name] for node in moving.nodes])
        self.loose = np.array([node.name not in fixed for node in moving.nodes])
        self.few = few
        # Where all may help, whatever counts does, be its first step ever so short.
        self.loud = np.zeros(moving.count, dtype=bool) if few else (self.counts & self.loose)[self.index]

    def ease(self, slopes: np.ndarray, off: np.ndarray) -> np.ndarray:
        """For each step (n, count); by steps on the linear problem, each object weighed by how much it moves."""
        n, index = len(slopes), self.index
        counts = self.counts & self.loose
        ease = np.where(self.loose, np.where(self.counts, 1.0, _FREELY), 0.0)
        ease = np.broadcast_to(ease, (n, len(counts))).copy()
        for _ in range(_ROUNDS):
            step = shortest(slopes, off, ease[:, index])
            moves = np.zeros((n, len(counts)))
            for way, which in enumerate(index):
                moves[:, which] = np.hypot(
                    moves[:, which], step[:, way]
                )  # the same however a figure is turned
            ease = np.where(counts, np.sqrt(moves + _STIR), ease)
        if self.few:
            most = np.where(counts, moves, 0.0).max(1, keepdims=True, initial=0.0)
            ease = np.where(counts & (moves < _IDLE * most), 0.0, ease)
        return ease[:, index]


def _newton(
    moving: Moving,
    at: Instances,
    kept: Measured,
    wanted: Measured,
    goals: np.ndarray,
    first: _First,
    way: _Way,
    told: dict[Any, Any],
) -> _Found:
    n = at.n
    steps = np.zeros((moving.count, n))
    alive = np.isfinite(first.off).all(1) & np.isfinite(first.slopes).all((1, 2))
    if not alive.any():
        return _Found(np.zeros(n, dtype=bool), steps)
    with np.errstate(all="ignore"):
        slopes = np.where(alive[:, None, None], first.slopes, 0.0)
        off = np.where(alive[:, None], first.off, 0.0)
        ease = way.ease(slopes, off)
        step = _capped(shortest(slopes, off, ease))
        cut = _Cut.of(moving, kept, wanted, at, (np.abs(step) > _REST) | (way.loud & (ease > 0)))
        steps += step.T
        ease = ease[:, cut.index]
        good = polished = np.zeros(n, dtype=bool)
        least = np.full(n, np.inf)  # the best that each figure has come to, and for how long no better
        idle = np.zeros(n, dtype=int)
        for _ in range(_STEPS):
            off, slopes = cut.at(steps[cut.index], goals, told)
            level = np.abs(off).max(1, initial=0.0)
            fine = alive & np.isfinite(level) & np.isfinite(slopes).all((1, 2))
            good = fine & (level < SOLVED)
            idle = np.where(level < _NEARER * least, 0, idle + 1)
            least = np.minimum(least, level)
            go = fine & ~polished & (idle < _PATIENCE) & (np.abs(steps).max(0, initial=0.0) < _FARTHEST)
            # One step behind convergence lands at the last bits.
            polished = polished | (level < SOLVED)
            go &= ~(level < SOLVED / 100)
            if not go.any():
                break
            slopes = np.where(go[:, None, None], slopes, 0.0)
            step = _capped(shortest(slopes, np.where(go[:, None], off, 0.0), ease))
            steps[cut.index] += np.where(go[:, None], step, 0.0).T
    return _Found(good, steps)


def _capped(step: np.ndarray) -> np.ndarray:
    """Steps (n, count) none of which is too long."""
    length = np.abs(step).max(1, initial=0.0)
    return step * np.minimum(1.0, _LONGEST / np.maximum(length, 1e-300))[:, None]


@dataclass(frozen=True)
class _Cut:
    """The problem in what moves alone.

    Attributes:
        index: the steps that are left.
        names: the objects that these move, and all that follow from them.
    """

    moving: Moving
    base: Instances
    kept: Measured
    wanted: Measured
    index: np.ndarray
    movers: tuple[str, ...]
    names: frozenset[str]

    @classmethod
    def of(cls, moving: Moving, kept: Measured, wanted: Measured, at: Instances, moves: np.ndarray) -> _Cut:
        """The cut of a problem to the steps (n, count) that some figure takes."""
        some = np.asarray(moves.any(0))
        movers = tuple(n.name for n in moving.nodes if some[moving.ways[n.name]].any())
        index = np.concatenate(
            [np.arange(moving.ways[m].start, moving.ways[m].stop) for m in movers] or [np.zeros(0, np.intp)]
        ).astype(np.intp)
        found = set(movers)
        for node in moving.scene.nodes:
            if node.name not in moving.ways and not found.isdisjoint(node.needs):
                found.add(node.name)
        return cls(moving, at, _about(kept, frozenset(found)), wanted, index, movers, frozenset(found))

    def at(self, steps: np.ndarray, goals: np.ndarray, told: dict[Any, Any]) -> tuple[np.ndarray, np.ndarray]:
        """How far off (n, m), and the slopes (n, m, steps)."""
        base, count = self.base, len(self.index)
        values = {
            ref: v for ref, v in base.known().items() if isinstance(ref, Ref) and ref.name not in self.names
        }
        moved = Instances(
            base.n,
            size=base.size,
            values=values | told,
            free=base._free,
            picks=base._picks,
            points=self.moving.scene.point_refs,
        )
        rows = iter(variables(steps))
        for node in self.moving.scene.nodes:
            if node.name in self.names:
                way = self.moving.ways.get(node.name)
                if way is None:
                    moved.put(node.ref, moved.value(node.term))
                else:
                    mine = [next(rows) for _ in range(way.stop - way.start)]
                    moved.put(node.ref, self.moving.moved(node, mine, base))
        (r, j), (w, k) = _linear(self.kept, moved, count), _linear(self.wanted, moved, count)
        return np.concatenate([r, w - goals]).T, np.concatenate([j, k]).transpose(2, 0, 1)


def _about(facts: Measured, found: frozenset[str]) -> Measured:
    """Those that speak of one of some names; remembered by the facts."""
    cuts = facts.__dict__.setdefault("_cuts", {})
    if found not in cuts:
        cuts[found] = Measured([f for f in facts.facts if not found.isdisjoint(names(f))])
    return cuts[found]


def shortest(slopes: np.ndarray, off: np.ndarray, scale: np.ndarray) -> np.ndarray:
    """The shortest steps (n, count), measured with `scale`, that bring `off` (n, m) to 0.

    Sums, not matrix products: the same bits in a batch of one and of many. Facts may repeat one another:
    directions in which they hardly differ are cut off.
    """
    weighed = slopes * scale[:, None, :]
    size = np.sqrt((weighed * weighed).sum(2))
    # What nothing that may move has a say in is rounding only, and would be blown up.
    live = size > _STILL
    size = np.where(live, size, 1.0)
    weighed = np.where(live[:, :, None], weighed / size[:, :, None], 0.0)
    off = np.where(live, off, 0.0)
    gram = np.stack([(weighed * weighed[:, i : i + 1]).sum(2) for i in range(weighed.shape[1])], 1)
    # What nothing moves, and what repeats others where little moves, asks for nothing: a trace on the diagonal.
    every = np.arange(gram.shape[1])
    gram[:, every, every] += np.where(live, _TRACE, 1.0)
    dual = np.linalg.solve(gram, (off / size)[:, :, None])[:, :, 0]
    return -(weighed * dual[:, :, None]).sum(1) * scale


def picked(value: Any, keep: np.ndarray) -> Any:
    """A value in some of the figures."""
    if isinstance(value, tuple):
        return type(value)(*(picked(v, keep) for v in value)) if hasattr(value, "_fields") else value
    value = np.asarray(value)
    return value[keep] if value.ndim else value
