"""Constraints that no construction serves: solved by Newton's method, for a whole batch at once.

Steps have minimum norm; directions in which the facts hardly change are cut off, not damped, so a
redundant or dependent set of facts neither stops the solver nor lets points drift together.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from geodsl.language.term import Fact
from geodsl.measure import parts_of, residual_rows
from geodsl.numeric import variables
from geodsl.realize.evaluate import evaluate
from geodsl.scene import Scene

__all__ = ["SOLVED", "newton", "solve"]

SOLVED = 1e-10  # the largest residual of a solved fact
_STEPS = 40
_LONGEST = 0.3  # of a step, in units of the free numbers
_STILL = 1e-15  # steps below this change nothing
_CUT = 1e-7  # singular values below this share of the largest are treated as 0


def solve(
    scene: Scene,
    free: np.ndarray,
    picks: Mapping[Any, np.ndarray],
    *,
    facts: tuple[Fact, ...] | None = None,
    steps: int = _STEPS,
) -> tuple[np.ndarray, np.ndarray]:
    """Move free numbers (k, n) until the facts hold; the numbers and each instance's worst residual."""
    wanted = parts_of(scene.solve if facts is None else facts)
    free = free.copy()
    n = free.shape[1]
    worst = np.full(n, np.inf)
    active = np.arange(n)
    count = len(free)
    polish = np.zeros(n, dtype=bool)
    for _ in range(steps):
        if not len(active):
            break
        chosen = {term: p[active] for term, p in picks.items()}
        at = evaluate(scene, variables(free[:, active]), chosen, len(active))
        r, j = residual_rows(wanted, at, count)
        level = np.max(np.absolute(r), axis=0, initial=0.0)
        fine = np.isfinite(level) & np.isfinite(j).all((0, 1))
        worst[active] = np.where(fine, level, np.inf)
        # One more step behind convergence: from 1e-10 it lands at the last bits.
        done = ~fine | (fine & ((level < 1e-14) | polish[active]))
        polish[active] = fine & (level < SOLVED)
        go = ~done
        if not go.any():
            break
        step = newton(r[:, go], j[:, :, go])
        active = active[go]
        free[:, active] += step
        # Where no step leads nearer, none ever will.
        active = active[np.absolute(step).max(0, initial=0.0) > _STILL]
    return free, worst


def newton(r: np.ndarray, j: np.ndarray) -> np.ndarray:
    """The steps (k, n) of minimum norm that bring residuals (m, n) with slopes (k, m, n) to 0."""
    a = np.ascontiguousarray(j.transpose(2, 1, 0))  # (n, m, k)
    u, s, vt = np.linalg.svd(a, full_matrices=False)
    keep = s > _CUT * s[:, :1]
    inverse = np.where(keep, 1.0 / np.where(keep, s, 1.0), 0.0)
    # Written as sums, not as matrix products: the same bits in a batch of one and of many.
    along = (u * r.T[:, :, None]).sum(1) * inverse
    step = -(vt * along[:, :, None]).sum(1)
    length = np.sqrt((step * step).sum(1))
    step *= np.minimum(1.0, _LONGEST / np.maximum(length, 1e-300))[:, None]
    return step.T
