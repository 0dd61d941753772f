"""Chance for questions: one stream of a seed, drawn in order, so that the first k questions don't depend on n."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from geodsl.realize.attempts import generator

__all__ = ["Draw"]

_T = TypeVar("_T")
_BLOCK = 256


class Draw:
    """Chances of one seed, for one purpose."""

    def __init__(self, seed: int, purpose: str) -> None:
        self._random = generator(seed, purpose)
        self._block: list[float] = []

    def share(self) -> float:
        """A number in 0..1."""
        if not self._block:
            self._block = self._random.random(_BLOCK).tolist()
        return self._block.pop()

    def below(self, n: int) -> int:
        return int(self.share() * n)

    def coin(self) -> bool:
        return self.share() < 0.5

    def pick(self, some: Sequence[_T]) -> _T:
        return some[int(self.share() * len(some))]

    def shuffled(self, some: Sequence[_T]) -> list[_T]:
        out = list(some)
        for k in range(len(out) - 1, 0, -1):
            j = int(self.share() * (k + 1))
            out[k], out[j] = out[j], out[k]
        return out

    def few(self, some: Sequence[_T], n: int) -> list[_T]:
        """At most n of some, in their order."""
        if len(some) <= n:
            return list(some)
        return [some[k] for k in sorted(self.shuffled(range(len(some)))[:n])]
