"""The learner behind every probe but the network's: a softmax over the members of a group, on the features that tell.

It is asked about a family only after it was trained on others, so each group is held out once.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from geodsl.dataset.audit.chance import generator
from geodsl.dataset.audit.sight import EQUAL, Floats, Sight, Table

__all__ = ["FOLDS", "auc", "folds", "held_out", "reasons"]

FOLDS = 5
_EPOCHS, _RATE, _DECAY = 10, 0.5, 1e-3
_TELLING = 2.0  # standard errors from nothing at which a feature is looked at
_TOLD = 6  # features of a kind that are named
_MOST, _FEWEST = 1000, 20  # features that are looked at


def folds(families: Sequence[str], seed: int) -> NDArray[np.int64]:
    """Which fold each group is held out in: families stay together, folds are about equally large."""
    names, place, counts = np.unique(
        np.array(families, object).astype(str), return_inverse=True, return_counts=True
    )
    order = generator(seed, "folds").permutation(len(names))
    fold, load = np.zeros(len(names), np.int64), np.zeros(min(FOLDS, len(names)), np.int64)
    for k in order[np.argsort(-counts[order], kind="stable")]:
        fold[k] = load.argmin()
        load[fold[k]] += counts[k]
    return fold[place]


def held_out(sight: Sight, fold: NDArray[np.int64], seed: int) -> list[Floats]:
    """The scores of each group's members, by a learner that hasn't seen its family."""
    scores: list[Floats] = [np.zeros(0)] * len(sight.tables)
    for held in sorted(set(fold.tolist())):
        random = generator(seed, f"fold {held}")
        w = trained([sight.tables[k] for k in np.flatnonzero(fold != held).tolist()], sight.width, random)
        for k in np.flatnonzero(fold == held).tolist():
            table = sight.tables[k]
            scores[k] = table.values @ w[table.columns]
    return scores


def trained(tables: Sequence[Table], width: int, random: np.random.Generator) -> Floats:
    """Weights by which anchors are likelier than negatives; 0 for features that say nothing alone."""
    w = np.zeros(width)
    chosen = np.zeros(width, bool)
    z = telling(tables, width)
    order = np.argsort(-np.abs(z), kind="stable")[:_MOST]
    chosen[order[: max(_FEWEST, int((np.abs(z[order]) >= _TELLING).sum()))]] = True
    seen = [(t.columns[live], t.values[:, live]) for t in tables if (live := chosen[t.columns]).any()]
    if not seen:
        return w
    length = np.sqrt(np.mean(np.concatenate([(v**2).sum(1) for _, v in seen])))
    seen = [(c, v / length) for c, v in seen]
    for epoch in range(_EPOCHS):
        rate = _RATE / (1 + epoch)
        for k in random.permutation(len(seen)):
            columns, values = seen[k]
            scores = values @ w[columns]
            p = np.exp(scores - scores.max())
            p /= p.sum()
            p[0] -= 1.0
            w[columns] -= rate * (p @ values)
        w *= 1.0 - _DECAY
    return w / length


def telling(tables: Sequence[Table], width: int) -> Floats:
    """How many standard errors the anchors' features are from what chance gives."""
    found, chance = np.zeros(width), np.zeros(width)
    for t in tables:
        found[t.columns] += t.values[0]
        chance[t.columns] += (t.values**2).mean(0)
    return np.divide(found, np.sqrt(chance), out=np.zeros(width), where=chance > 0)


def reasons(sight: Sight, seed: int) -> list[str]:
    """What gives anchors away: of each kind of features the first by weight and spread, with what each finds alone."""
    w = trained(sight.tables, sight.width, generator(seed, "reasons"))
    square = np.zeros(sight.width)
    for t in sight.tables:
        square[t.columns] += (t.values**2).mean(0)
    impact = np.abs(w) * np.sqrt(square / max(1, len(sight.tables)))
    told, start = [], 0
    for end in sight.parts:
        seen: set[int] = set()
        for column in start + np.argsort(-impact[start:end], kind="stable")[: 6 * _TOLD]:
            same = sight.same(int(column))
            if impact[column] <= 0 or len(seen) == _TOLD:
                break
            if same in seen:
                continue
            seen.add(same)
            more = bool(w[column] > 0)
            alone = _alone(sight, int(column), more)
            told.append((alone, f"{sight.told(int(column), more)} ({100 * alone:.0f} % alone)"))
        start = end
    return [what for alone, what in sorted(told, key=lambda x: -x[0]) if alone > 0.5]


def _alone(sight: Sight, column: int, more: bool) -> float:
    found = []
    for t in sight.tables:
        at = np.flatnonzero(t.columns == column)
        found.append(auc(t.values[:, at[0]] * (1 if more else -1)) if len(at) else 0.5)
    return float(np.mean(found))


def auc(scores: Floats) -> float:
    """The share of negatives that are found less likely to be the anchor than the anchor; ties are halves."""
    first, rest = scores[0], scores[1:]
    slack = EQUAL * float(np.abs(scores).max())
    return float(np.mean((first - rest > slack) + 0.5 * (np.abs(first - rest) <= slack)))
