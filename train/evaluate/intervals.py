"""Means with intervals: families are drawn again, since cases of one family share their luck."""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt
from statistics import NormalDist
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

__all__ = ["RESAMPLED", "interval"]

RESAMPLED = 2_000
_SHARE = 0.95
_AT_ONCE = 250


def interval(
    values: NDArray[np.float64], families: Sequence[str], *, seed: int, purpose: str
) -> tuple[float, float] | None:
    """The bounds of 95 %, by resampling families; None with fewer than two, of which nothing can be said.

    Args:
        purpose: what is resampled: others draw others.
    """
    names, place = np.unique(np.asarray(families, object).astype(str), return_inverse=True)
    if len(names) < 2:
        return None
    sums = np.bincount(place, values)
    counts = np.bincount(place).astype(np.float64)
    keys = (crc32(b"an interval"), crc32(purpose.encode()))
    random = np.random.Generator(np.random.Philox(np.random.SeedSequence(seed, spawn_key=keys)))
    means = []
    for start in range(0, RESAMPLED, _AT_ONCE):
        drawn = random.integers(len(names), size=(min(_AT_ONCE, RESAMPLED - start), len(names)))
        means.append(sums[drawn].sum(1) / counts[drawn].sum(1))
    tail = _tail(len(names))
    low, high = np.quantile(np.concatenate(means), (tail, 1 - tail))
    return float(low), float(high)


def _tail(n: int) -> float:
    """The share of resamplings to leave out at each end, a little less than half of the rest.

    Means of n drawn again spread less than means of n new ones, by a factor of the root of (n - 1) / n, and that their
    spread is itself found from n takes Student's quantile in the place of the normal one, here by its series.
    """
    normal, free = NormalDist(), n - 1
    z = normal.inv_cdf(0.5 + _SHARE / 2)
    t = z + (z**3 + z) / (4 * free) + (5 * z**5 + 16 * z**3 + 3 * z) / (96 * free**2)
    return normal.cdf(-sqrt(n / free) * t)
