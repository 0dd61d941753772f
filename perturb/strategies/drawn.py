"""Decides by what Hypothesis draws, so that it searches, and shrinks towards the first and the least."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import prod
from typing import Any

import numpy as np
from hypothesis import strategies as st

__all__ = ["Drawn"]

# Parts of a range. Whole numbers shrink to the least; floats would shrink to the shortest.
_PARTS = 1_000


class Drawn:
    """A chooser that asks a `draw` of Hypothesis."""

    def __init__(self, draw: Callable[[st.SearchStrategy[Any]], Any]) -> None:
        self.draw = draw

    def index(self, count: int) -> int:
        return int(self.draw(st.integers(0, count - 1))) if count > 1 else 0

    def number(self, low: float, high: float) -> float:
        return low + (high - low) * self._share()

    def shuffled(self, count: int) -> list[int]:
        """From any number on, and round: whoever takes the first that will do needs one choice, not `count`."""
        first = self.index(count)
        return [*range(first, count), *range(first)]

    def weighted(self, weights: Sequence[float]) -> int:
        """Any that has a weight: Hypothesis looks for what is rare."""
        possible = [k for k, weight in enumerate(weights) if weight > 0]
        return possible[self.index(len(possible))]

    def shares(self, *shape: int) -> np.ndarray:
        return np.array([self._share() for _ in range(prod(shape))], dtype=float).reshape(shape)

    def _share(self) -> float:
        return self.index(_PARTS) / _PARTS
