"""Pictures that are nearly the same: found by bits of their coarse ink, confirmed by comparing it.

Every picture has 192 bits, each saying on which side of the median some mixture of its cells lies, in eight bands. Two
pictures are compared only where a band is the same in both, so a hundred thousand take minutes and not days.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from geodsl.dataset.audit.chance import generator
from geodsl.dataset.audit.pictures import shrunk

__all__ = ["COARSE", "FINE", "SAME", "coarse", "differing", "pairs"]

COARSE, FINE = 32, 64  # cells a side: of what is kept of every picture, of what is compared at last
SAME = 0.15  # share of the ink that may differ
_LOOSE = 0.4  # the same on coarse cells, where it is looked for
_BANDS, _BITS = 8, 24
_CROWD = 20_000  # pairs of one band's bits, at most
_ROWS = 4096


def coarse(ink: NDArray[np.float32]) -> NDArray[np.uint8]:
    """What is kept of a picture."""
    return (shrunk(ink, COARSE) * 255).round().astype(np.uint8).reshape(-1)


def differing(one: NDArray[np.float32], other: NDArray[np.float32]) -> float:
    """Which share of the ink of two pictures is in one of them only."""
    most = max(float(one.sum()), float(other.sum()))
    return float(np.abs(one - other).sum()) / most if most > 0 else 0.0


def pairs(kept: NDArray[np.uint8], splits: Sequence[int]) -> tuple[list[tuple[int, int]], int]:
    """Pairs of pictures of different splits that may be alike, and how many pairs were too many to be compared.

    Args:
        kept: (n, cells) what `coarse` gave.
        splits: of each picture.
    """
    if len(kept) < 2:
        return [], 0
    split = np.asarray(splits)
    found: set[tuple[int, int]] = set()
    left_out = 0
    for code in _codes(kept):
        order = np.argsort(code, kind="stable")
        bounds = np.flatnonzero(np.diff(code[order])) + 1
        for crowd in np.split(order, bounds):
            if len(crowd) < 2 or len(set(split[crowd].tolist())) < 2:
                continue
            here = split[crowd]
            total = int((len(crowd) ** 2 - (np.bincount(here) ** 2).sum()) // 2)
            if total > _CROWD:
                crowd = crowd[: max(2, int((2 * _CROWD) ** 0.5))]
                here = split[crowd]
                left_out += total - int((len(crowd) ** 2 - (np.bincount(here) ** 2).sum()) // 2)
            i, j = np.nonzero(np.triu(here[:, None] != here[None], 1))
            a, b = kept[crowd[i]].astype(np.float32), kept[crowd[j]].astype(np.float32)
            most = np.maximum(a.sum(1), b.sum(1))
            near = np.abs(a - b).sum(1) <= _LOOSE * most
            found.update(
                (int(min(x, y)), int(max(x, y))) for x, y in zip(crowd[i[near]], crowd[j[near]], strict=True)
            )
    return sorted(found), left_out


def _codes(kept: NDArray[np.uint8]) -> NDArray[np.int64]:
    """(bands, n) the bits of each band as one number."""
    random = generator(0, "bands")
    mixtures = random.standard_normal((kept.shape[1], _BANDS * _BITS)).astype(np.float32)
    mixed = np.concatenate(
        [kept[k : k + _ROWS].astype(np.float32) @ mixtures for k in range(0, len(kept), _ROWS)]
    )
    bits = (mixed > np.median(mixed, axis=0)).reshape(len(kept), _BANDS, _BITS)
    return (bits @ (1 << np.arange(_BITS, dtype=np.int64))).T
