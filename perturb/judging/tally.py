"""Tallies: which figures of a batch are still in, and why the others went."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from geodsl.language.term import Fact
from geodsl.realize.attempts import Refused

__all__ = ["Part", "Tally"]


@dataclass(frozen=True)
class Part:
    """What one pick has made of some figures.

    Attributes:
        rows: where they are in the batch.
        spared: keys of what may change.
        meant: keys of what is to come about.
        making: whether something is made.
        roaming: whether points go as far as it takes.
    """

    rows: slice
    spared: frozenset[str] = frozenset()
    meant: frozenset[str] = frozenset()
    making: bool = False
    roaming: bool = False


class Tally:
    """Which figures of a batch are still in, and why the others went. The batch is made of parts, one a pick."""

    def __init__(self, alive: np.ndarray, refused: Refused, parts: Sequence[Part]) -> None:
        self.alive = alive
        self.refused = refused
        self.parts = parts
        self.making = self._where(part.making for part in parts)
        self.roaming = self._where(part.roaming for part in parts)

    def refuse(self, reason: str, bad: np.ndarray) -> None:
        self.refused.add(reason, self.alive & bad)
        self.alive = self.alive & ~bad

    def spare(self, facts: Sequence[Fact]) -> np.ndarray:
        """Which facts (m, n) may change in which figure."""
        return self._mask(facts, [part.spared for part in self.parts])

    def mean(self, facts: Sequence[Fact]) -> np.ndarray:
        """Which facts (m, n) are to come about in which figure."""
        return self._mask(facts, [part.meant for part in self.parts])

    def _where(self, fine: Iterator[bool]) -> np.ndarray:
        out = np.zeros(len(self.alive), dtype=bool)
        for part, yes in zip(self.parts, fine, strict=True):
            out[part.rows] = yes
        return out

    def _mask(self, facts: Sequence[Fact], keys: Sequence[frozenset[str]]) -> np.ndarray:
        out = np.zeros((len(facts), len(self.alive)), dtype=bool)
        places = {f.key: k for k, f in enumerate(facts)}
        for part, some in zip(self.parts, keys, strict=True):
            for key in some & places.keys():
                out[places[key], part.rows] = True
        return out
