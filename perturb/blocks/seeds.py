"""Seeds for the parts of a whole."""

from __future__ import annotations

import numpy as np

__all__ = ["seed_of"]


def seed_of(*parts: int) -> int:
    """A seed for one part of a whole."""
    return int(np.random.SeedSequence(list(parts)).generate_state(1, np.uint64)[0])
