"""Random numbers of a seed, keyed by what they are for.

So what is drawn for one thing never depends on how much was drawn for another.
"""

from __future__ import annotations

from zlib import crc32

import numpy as np
from numpy.typing import NDArray

__all__ = ["generator", "words"]


def _sequence(seed: int, purpose: str) -> np.random.SeedSequence:
    return np.random.SeedSequence([seed, crc32(purpose.encode())])


def generator(seed: int, purpose: str) -> np.random.Generator:
    """The random numbers of a seed for one purpose."""
    return np.random.default_rng(_sequence(seed, purpose))


def words(seed: int, purpose: str, n: int) -> NDArray[np.float64]:
    """A few numbers from -1 to 1; much cheaper than a generator."""
    state = _sequence(seed, purpose).generate_state(n).astype(np.float64)
    return state * (2.0 / 0xFFFFFFFF) - 1.0
