"""Things that are equal in every instance: found by sorting, not by comparing all pairs."""

from __future__ import annotations

from typing import Any

import numpy as np

__all__ = ["EXACT", "classes", "flat", "labels"]

EXACT = 1e-8  # what differs by less is the same; residuals of facts that hold stay below this


def flat(*parts: Any) -> np.ndarray:
    """Rows (k, n) of real or complex numbers side by side as rows of real numbers."""
    columns = [c for p in parts for c in ((p.real, p.imag) if np.iscomplexobj(p) else (p,))]
    return columns[0] if len(columns) == 1 else np.concatenate(columns, 1)


def labels(rows: np.ndarray, *, tolerance: float = EXACT) -> np.ndarray:
    """A number for each row, the same for rows that agree; counted in the order of first members.

    Rows are sorted by one weighted sum of their columns; only neighbours in that order are compared in
    full. A row that isn't finite agrees with none.
    """
    count, width = rows.shape
    # Uneven weights: rows that differ have different sums, but for a coincidence that is looked into.
    weights = 1.0 + np.modf(np.arange(1, width + 1) * 0.6180339887498949)[0]
    sums = (rows * weights).sum(1)
    order = sums.argsort(kind="stable")
    ahead = sums[order]
    near = ahead[1:] - ahead[:-1] <= tolerance * weights.sum()
    if not near.any():
        return np.arange(count)
    start = np.concatenate(([True], ~near))
    run = start.cumsum() - 1
    leader = order[start][run]
    leaders = np.empty(count, dtype=np.intp)
    leaders[order] = leader
    same = np.absolute(rows - rows[leaders]).max(1) <= tolerance
    for r in np.unique(run[~same[order]]):
        _divide(rows, order[run == r], leaders, tolerance)
    # The smallest member names its class.
    smallest = np.full(count, count)
    np.minimum.at(smallest, leaders, np.arange(count))
    return np.unique(smallest[leaders], return_inverse=True)[1].reshape(count)


def _divide(rows: np.ndarray, members: np.ndarray, leaders: np.ndarray, tolerance: float) -> None:
    """Classes among few rows whose sums agree."""
    rest = np.sort(members)
    while len(rest):
        agrees = np.absolute(rows[rest] - rows[rest[0]]).max(1) <= tolerance
        agrees[0] = True
        leaders[rest[agrees]] = rest[0]
        rest = rest[~agrees]


def classes(rows: np.ndarray, *, tolerance: float = EXACT) -> list[list[int]]:
    """The sets of two or more rows that agree, each in order, by first members."""
    if len(rows) < 2:
        return []
    label = labels(rows, tolerance=tolerance)
    counts = np.bincount(label)
    together = (counts[label] > 1).nonzero()[0]
    found: dict[int, list[int]] = {}
    for k, name in zip(together.tolist(), label[together].tolist(), strict=True):
        found.setdefault(name, []).append(k)
    return list(found.values())
