"""Which stated facts can stay when one is broken, and which must go with it: decided by rank.

Facts imply a target where its gradient lies in the row space of theirs. Stated facts are often redundant (a
square stated with its sides, angles and parallels), so breaking one means letting others go. What is looked for is
a largest set of facts that doesn't imply the target: of every smallest set that does, a circuit, one member goes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from geodsl.language.term import Fact
from geodsl.observe.rank import BREAKABLE, IMPLIED

__all__ = ["Implied", "Kept", "Undecided", "implying", "keep_most"]

_DEEPEST = 6  # facts that go together at most
_NODES = 400  # sets that are looked at
_CUT = 1e-9
_SHARE = 1e-6  # a coefficient below this share of the largest is rounding


class Undecided(Exception):
    """Raised where figures disagree, or a gradient vanishes: nothing is claimed then."""


class Implied(Undecided):
    """Raised where nothing may go and something would have to; `facts` says what."""

    def __init__(self, facts: tuple[Fact, ...]) -> None:
        super().__init__(", ".join(map(str, facts)))
        self.facts = facts


@dataclass(frozen=True)
class Kept:
    """Rows that stay, those that remain of facts that go, and the facts (by number) that go."""

    rows: tuple[int, ...]
    remains: tuple[int, ...]
    gone: tuple[int, ...]


def outside(kept: np.ndarray, target: np.ndarray) -> np.ndarray:
    """How much of target rows (n, k) lies outside the row spaces of kept (n, m, k)."""
    if kept.shape[1] == 0:
        return np.linalg.norm(target, axis=1)
    _, s, vt = np.linalg.svd(kept, full_matrices=False)
    basis = np.where((s > _CUT * s[:, :1])[:, :, None], vt, 0.0)
    along = np.einsum("nmk,nk->nm", basis, target)
    return np.linalg.norm(target - np.einsum("nm,nmk->nk", along, basis), axis=1)


def implies(kept: np.ndarray, target: np.ndarray) -> bool:
    """Whether rows imply a target, at all figures alike.

    Raises:
        Undecided: if the figures disagree.
    """
    if (np.linalg.norm(target, axis=1) == 0).any():
        raise Undecided
    out = outside(kept, target)
    if (out < IMPLIED).all():
        return True
    if (out > BREAKABLE).all():
        return False
    raise Undecided


def circuit(kept: np.ndarray, target: np.ndarray, order: Sequence[int]) -> tuple[int, ...]:
    """Rows of a smallest set that implies the target, rows early in `order` preferred. At the first figure."""
    basis: list[int] = []
    ortho: list[np.ndarray] = []
    for i in order:
        row = kept[0, i].copy()
        for _ in range(2):  # once more: the first pass leaves rounding
            for q in ortho:
                row -= (q @ row) * q
        length = np.linalg.norm(row)
        if length > 1e-7:
            ortho.append(row / length)
            basis.append(i)
    if not basis:
        return ()
    weights, *_ = np.linalg.lstsq(kept[0, basis].T, target[0], rcond=None)
    least = _SHARE * np.abs(weights).max(initial=0.0)
    return tuple(i for i, w in zip(basis, weights, strict=True) if abs(w) > least)


def implying(rows: np.ndarray, owner: Sequence[tuple[int, ...]], target: np.ndarray) -> tuple[int, ...]:
    """The facts of one smallest set that implies the target; none where it can be broken."""
    if not implies(rows, target):
        return ()
    found = circuit(rows, target, range(rows.shape[1]))
    return tuple(dict.fromkeys(k for i in found for k in owner[i]))


def keep_most(
    rows: np.ndarray,
    owner: Sequence[tuple[int, ...]],
    targets: Sequence[np.ndarray],
    *,
    gone: Sequence[int] = (),
) -> Kept:
    """A largest set of facts that implies none of the targets.

    Args:
        rows: unit gradients (n, m, k) of all that is to be kept, the most important first.
        owner: the facts (by number) that each row stays with; none for what stays in any case.
        targets: unit gradients (n, k).
        gone: facts that go in any case.

    Raises:
        Undecided: if it can't be told, or too many would have to go.
    """
    count = rows.shape[1]
    budget = [_NODES]
    asked = _independent(targets)

    def alive(dropped: frozenset[int]) -> list[int]:
        return [i for i in range(count) if dropped.isdisjoint(owner[i])]

    def bound(here: Sequence[int]) -> int | None:
        """The first target that rows imply, the targets before it being reached as well."""
        for k in range(asked.shape[1]):
            if implies(np.concatenate([asked[:, :k], rows[:, here]], axis=1), asked[:, k]):
                return k
        return None

    def search(dropped: frozenset[int], depth: int) -> frozenset[int] | None:
        budget[0] -= 1
        if budget[0] < 0:
            raise Undecided
        here = alive(dropped)
        k = bound(here)
        if k is None:
            return dropped
        if depth == 0:
            return None
        both = np.concatenate([asked[:, :k], rows[:, here]], axis=1)
        ring = [here[j - k] for j in circuit(both, asked[:, k], range(both.shape[1])) if j >= k]
        # The least important of them is let go first.
        for fact in sorted({o for i in ring for o in owner[i]}, reverse=True):
            found = search(dropped | {fact}, depth - 1)
            if found is not None:
                return found
        return None

    start = frozenset(gone)
    for depth in range(_DEEPEST + 1):
        found = search(start, depth)
        if found is not None:
            break
    else:
        raise Undecided
    stay = alive(found)
    # Of a fact that goes, the parts that don't bind the target stay.
    remains: list[int] = []
    for i in range(count):
        if len(owner[i]) == 1 and owner[i][0] in found:
            if bound(sorted([*stay, *remains, i])) is None:
                remains.append(i)
    return Kept(tuple(stay), tuple(remains), tuple(sorted(found)))


def _independent(targets: Sequence[np.ndarray]) -> np.ndarray:
    """The targets (n, m, k) without those that others before them bring with them."""
    found: list[np.ndarray] = []
    for t in targets:
        if not found or not implies(np.stack(found, axis=1), t):
            found.append(t)
    if not found or any((np.linalg.norm(t, axis=1) == 0).any() for t in found):
        raise Undecided
    return np.stack(found, axis=1)
