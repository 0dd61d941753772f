"""Topics: the facts that the captions of a group speak of, so that each caption is false of every other member.

All captions of a group have the same topics, and each says those that hold of its own picture: where the facts
agree, the words agree.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from geodsl.ledger import FALSE, TRUE, UNCLEAR

__all__ = ["apart", "choose"]


def apart(verdict: np.ndarray) -> np.ndarray:
    """For facts (m, members): which (m, a, x) hold of member a and are clearly false of member x."""
    return (verdict[:, :, None] == TRUE) & (verdict[:, None, :] == FALSE)


def choose(
    verdict: np.ndarray, rank: Sequence[int | None], *, anchor: int | None = None
) -> tuple[list[int], np.ndarray]:
    """Topics, and which pairs of members (a, x) no topic parts.

    Args:
        verdict: what holds, (facts, members).
        rank: how much a fact is worth saying, small numbers first; None for what isn't said.
        anchor: the one member whose caption has to be false of the others; without it, everyone's has.
    """
    count = verdict.shape[1]
    sayable = ~(verdict == UNCLEAR).any(1) & np.array([r is not None for r in rank], dtype=bool)
    # What is the same of all parts none of them.
    some = np.flatnonzero(sayable & (verdict.min(1) < verdict.max(1))).tolist()
    # Of these numbers products are exact, and far quicker than sums of chosen columns.
    table = apart(verdict[some]).reshape(len(some), count * count)
    weights = table.astype(np.float32)
    todo = ~np.eye(count, dtype=bool)
    order = np.array([min(rank[k] or 0, 500) for k in some])
    topics: list[int] = []
    while todo.any() and len(some):
        gain = (weights @ todo.ravel().astype(np.float32)).astype(float)
        best = int(np.argmax(gain - 1e-3 * order))
        if gain[best] == 0:
            break
        topics.append(some[best])
        todo &= ~table[best].reshape(count, count)
    if anchor is not None:
        todo[np.arange(count) != anchor] = False
    return topics, todo
