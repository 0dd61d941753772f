"""What implies what, decided by rank.

Take every object of a figure as free to move. Facts that are to be kept restrict the movement to the null
space of their Jacobian; a target whose gradient lies in the row space of that Jacobian can't change
(to first order) without breaking one of them: they imply it. Asked at several random figures, the
answer is generic; where figures disagree or a gradient vanishes, it is `undecided`.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from typing import Any

import numpy as np

from geodsl.instances import Instances
from geodsl.language.term import Fact, OpenFact
from geodsl.measure import parts_of, residual_rows
from geodsl.numeric import variables
from geodsl.realize.moving import Moving
from geodsl.scene import Scene

__all__ = ["Verdict", "gradients", "implied", "redundant", "verdicts"]

_CUT = 1e-9  # singular values below this share of the largest are 0
IMPLIED = 1e-8  # share of a gradient outside the row space that still counts as rounding
BREAKABLE = 1e-4  # share from which on it certainly sticks out


class Verdict(Enum):
    """Whether a fact follows from others."""

    IMPLIED = "implied"
    BREAKABLE = "breakable"
    UNDECIDED = "undecided"


def gradients(
    scene: Scene, facts: Sequence[Fact], at: Instances, *, told: dict[Any, Any] | None = None
) -> np.ndarray:
    """Unit gradients (n, m, k) of simple facts by every movable object; zero rows where they vanish.

    Args:
        told: values of terms that don't change with the figure.
    """
    moving = Moving(scene)
    with np.errstate(all="ignore"):
        moved = moving.place(at, variables(np.zeros((moving.count, at.n))), told=told)
        _, slopes = residual_rows(facts, moved, moving.count)
    rows = np.ascontiguousarray(slopes.transpose(2, 1, 0))
    rows = np.where(np.isfinite(rows), rows, 0.0)
    length = np.sqrt((rows * rows).sum(2, keepdims=True))
    return np.where(length > 1e-7, rows / np.where(length > 1e-7, length, 1.0), 0.0)


def _outside(kept: np.ndarray, targets: np.ndarray) -> np.ndarray:
    """How much of each target row (n, t, k) lies outside the row space of kept (n, m, k)."""
    if kept.shape[1] == 0:
        return np.sqrt((targets * targets).sum(2))
    _, s, vt = np.linalg.svd(kept, full_matrices=False)
    basis = np.where((s > _CUT * s[:, :1])[:, :, None], vt, 0.0)
    along = (targets[:, :, None, :] * basis[:, None]).sum(3)
    rest = targets - (along[..., None] * basis[:, None]).sum(2)
    return np.sqrt((rest * rest).sum(2))


def verdicts(scene: Scene, kept: Sequence[Fact], targets: Sequence[Fact], at: Instances) -> list[Verdict]:
    """Whether the kept facts imply each target, judged at all instances of a batch.

    Inequalities restrict no movement and are passed over among the kept ones; as targets they are
    undecided.
    """
    simple = parts_of([f for f in kept if not isinstance(f, OpenFact)])
    parts = [parts_of([t]) for t in targets]
    flat = [p for ps in parts for p in ps]
    rows = gradients(scene, [*simple, *flat], at)
    outside = _outside(rows[:, : len(simple)], rows[:, len(simple) :])
    vanishes = (rows[:, len(simple) :] == 0).all(2)
    out, start = [], 0
    for target, ps in zip(targets, parts, strict=True):
        block = outside[:, start : start + len(ps)]
        gone = vanishes[:, start : start + len(ps)].any(1)
        start += len(ps)
        worst = block.max(1)
        if isinstance(target, OpenFact) or gone.any():
            out.append(Verdict.UNDECIDED)
        elif (worst < IMPLIED).all():
            out.append(Verdict.IMPLIED)
        elif (worst > BREAKABLE).all():
            out.append(Verdict.BREAKABLE)
        else:
            out.append(Verdict.UNDECIDED)
    return out


def implied(scene: Scene, kept: Sequence[Fact], target: Fact, at: Instances) -> Verdict:
    """Whether the kept facts imply one target."""
    return verdicts(scene, kept, [target], at)[0]


def redundant(scene: Scene, at: Instances) -> list[Fact]:
    """Stated facts that the facts before them imply: those that say nothing new."""
    kept: list[Fact] = []
    out: list[Fact] = []
    for fact in scene.stated:
        if isinstance(fact, OpenFact):
            continue
        if kept and implied(scene, kept, fact, at) is Verdict.IMPLIED:
            out.append(fact)
        else:
            kept.append(fact)
    return out
