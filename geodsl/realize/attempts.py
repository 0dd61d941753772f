"""An endless, seeded stream of attempts at a scene, and which of them are figures.

Attempt number i has the same random numbers whatever the size of the batch it is made in, so the
k-th accepted instance of a seed is the same instance always.
"""

from __future__ import annotations

from collections import Counter
from typing import Any
from zlib import crc32

import numpy as np

from geodsl.facts.simple import Simple
from geodsl.ink import ink
from geodsl.instances import Instances
from geodsl.language.term import Construction
from geodsl.measure import Measured
from geodsl.realize.evaluate import evaluate, extent, take
from geodsl.realize.pose import pose, settled
from geodsl.realize.solve import SOLVED, solve
from geodsl.scene import Scene

__all__ = ["PROPER", "SPACING", "TRUE", "Attempts", "Refused", "finite", "generator"]

SPACING = 0.05  # smallest distance of two points, as share of the figure
PROPER = 1e-3  # least room within a stated shape, as share of the figure
COLLAPSED = 1e-7  # of how far its points are from the origin: what is as small as that is no figure
UNSOLVED = "the stated facts could not be solved for"  # a reason to refuse
TRUE = 1e-8  # largest residual of a fact that holds, stated or claimed


def generator(seed: int, purpose: str) -> np.random.Generator:
    """The random numbers of a seed for one purpose."""
    key = crc32(purpose.encode())
    return np.random.Generator(np.random.Philox(np.random.SeedSequence(seed, spawn_key=(key,))))


class Refused(Counter[str]):
    """Why attempts were refused, with how often."""

    def add(self, reason: str, mask: np.ndarray) -> None:
        count = int(mask.sum())
        if count:
            self[reason] += count

    def told(self, n: int = 3) -> str:
        """The most frequent reasons in words."""
        return "; ".join(f"{reason} ({count})" for reason, count in self.most_common(n)) or "no reason"


class Attempts:
    """The stream of one scene and seed."""

    def __init__(self, scene: Scene, *, seed: int, purpose: str = "realize") -> None:
        self.scene = scene
        self.random = generator(seed, purpose)
        self.refused = Refused()
        self.tried = 0
        self.stated = Measured([f for f in scene.stated if f not in scene.filters])
        self.filters = Measured(scene.filters)
        points = [n.ref for n in scene.nodes if n.type == "point"]
        self.points = points
        first, second = np.triu_indices(len(points), 1)
        self.pairs = (first, second)
        # What may be cramped: every construction, also one that only stands inside a fact.
        spoken = [(node.name, node.term) for node in scene.nodes] + [(str(f), f) for f in scene.given]
        made = (
            (name, part) for name, term in spoken for part in term.walk() if isinstance(part, Construction)
        )
        self.makers = list({term: (name, term) for name, term in reversed(list(made))}.values())[::-1]

    @property
    def unsolved(self) -> bool:
        """Whether no attempt so far has solved the stated facts."""
        return self.refused[UNSOLVED] == self.tried

    def batch(self, n: int) -> Instances:
        """The figures among the next n attempts."""
        scene = self.scene
        numbers = self.random.random((n, scene.free_numbers + sum(1 for t in scene.draws if t.picks)))
        free = np.ascontiguousarray(numbers[:, : scene.free_numbers].T)
        picks, k = {}, scene.free_numbers
        for term in scene.draws:
            if term.picks:
                picks[term] = np.minimum((numbers[:, k] * term.picks).astype(np.intp), term.picks - 1)
                k += 1
        self.tried += n
        with np.errstate(all="ignore"):
            alive = np.ones(n, dtype=bool)
            if scene.solve and scene.free_numbers:
                free, worst = solve(scene, free, picks)
                alive = worst <= SOLVED
                self.refused.add(UNSOLVED, ~alive)
                alive &= self._inside(free, alive)
            at = evaluate(scene, free, picks, n)
            at.ink = ink(scene)
            alive = self._judge(at, alive)
            at = take(at, alive)
            if scene.poses:
                at, fits = pose(scene, at)
                self.refused.add("it could not be turned the way that is asked for", ~fits)
                at = take(at, fits)
            else:
                at = settled(scene, at)
            at.size = extent(scene, at)
        return at

    def _inside(self, free: np.ndarray, alive: np.ndarray) -> np.ndarray:
        """Numbers from a range must stay in it when the solver moves them."""
        keep, start = np.ones(len(alive), dtype=bool), 0
        for term in self.scene.draws:
            if (
                term.free
                and not isinstance(term.makes, tuple)
                and term.makes not in ("point", "line", "circle")
            ):
                rows = free[start : start + term.free]
                keep &= ((rows >= 0) & (rows <= 1)).all(0)
            start += term.free
        self.refused.add("a number left its range", alive & ~keep)
        return keep

    def _judge(self, at: Instances, alive: np.ndarray) -> np.ndarray:
        """Which of the living attempts are figures; the rest is counted under its reason."""
        refuse = self.refused.add
        for node in self.scene.nodes:
            bad = alive & ~finite(at.value(node.ref), at.n)
            if bad.any():
                refuse(f"{node.name} doesn't exist", bad)
                alive = alive & ~bad
        for name, term in self.makers:
            mask = term.cramped(at)
            if mask is not None:
                bad = alive & np.broadcast_to(mask, (at.n,))
                if bad.any():
                    refuse(f"{name} is cramped", bad)
                    alive = alive & ~bad
        if len(self.filters):
            margins = self.filters.margin(at)
            for fact, row in zip(self.filters.facts, margins, strict=True):
                # Facts may hold of flat shapes, too: those are no figures, however they are solved.
                bad = alive & ~(row > (PROPER if isinstance(fact, Simple) else 0.0))
                refuse(f"{fact} doesn't hold", bad)
                alive = alive & ~bad
        if len(self.stated):
            off = ~(np.absolute(self.stated.residual(at)) <= TRUE)
            for fact, row in zip(self.stated.facts, off & alive, strict=True):
                if row.any():
                    bad = alive & row
                    refuse(f"{fact} doesn't hold", bad)
                    alive = alive & ~bad
        return self._spaced(at, alive)

    def _spaced(self, at: Instances, alive: np.ndarray) -> np.ndarray:
        first, second = self.pairs
        if not len(first) or not alive.any():
            return alive
        z = np.stack([np.broadcast_to(at.point(p), (at.n,)) for p in self.points])
        # Stated facts may be solved by letting all points meet: what is left is rounding, of any shape.
        bad = alive & ~(at.size > COLLAPSED * np.absolute(z).max(0))
        self.refused.add("all points come to lie in one place", bad)
        alive = alive & ~bad
        gaps = np.absolute(z[first] - z[second]) / at.size
        close = ~(gaps >= SPACING)
        bad = alive & close.any(0)
        if bad.any():
            worst = gaps[:, bad].argmin(0)
            for k, count in zip(*np.unique(worst, return_counts=True), strict=True):
                reason = f"{self.points[first[k]].name} and {self.points[second[k]].name} are too close"
                self.refused[reason] += int(count)
        return alive & ~bad


def finite(value: Any, n: int) -> np.ndarray:
    """Where a value exists: nothing of it is nan or infinite."""
    if isinstance(value, tuple):
        out = np.ones(n, dtype=bool)
        for part in value:
            out &= finite(part, n)
        return out
    return np.broadcast_to(np.isfinite(value), (n,))
