"""Choosers: whoever decides what is left open. One generator, several drivers.

What is generated asks a chooser for every choice. Driven by numpy it is fast and seeded; driven by Hypothesis the
same generator searches, and shrinks towards the first of every choice.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np

__all__ = ["Chance", "Chooser"]


class Chooser(Protocol):
    """Decides."""

    def index(self, count: int) -> int:
        """A number from 0 up to, not including, `count`."""

    def number(self, low: float, high: float) -> float:
        """A number in a range."""

    def shuffled(self, count: int) -> list[int]:
        """The numbers from 0 up to `count`, in some order."""

    def weighted(self, weights: Sequence[float]) -> int:
        """An index, the more often the greater its weight."""

    def shares(self, *shape: int) -> np.ndarray:
        """Many numbers from 0 up to, not including, 1: for many figures at once."""


class Chance:
    """Decides by seeded random numbers."""

    def __init__(self, random: np.random.Generator) -> None:
        self.random = random

    def index(self, count: int) -> int:
        return int(self.random.integers(count))

    def number(self, low: float, high: float) -> float:
        return float(low + (high - low) * self.random.random())

    def shuffled(self, count: int) -> list[int]:
        return [int(k) for k in self.random.permutation(count)]

    def weighted(self, weights: Sequence[float]) -> int:
        shares = np.cumsum(np.asarray(weights, dtype=float))
        return int(np.searchsorted(shares, self.random.random() * shares[-1], side="right"))

    def shares(self, *shape: int) -> np.ndarray:
        return self.random.random(shape)
