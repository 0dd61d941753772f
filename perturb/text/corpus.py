"""A corpus: captions of other diagrams, among which the nearest to a given one are looked up."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeAlias

import numpy as np

from geodsl.words import Caption
from perturb.text.grams import Grams

__all__ = ["Corpus", "Encoder"]

Encoder: TypeAlias = Callable[[list[str]], np.ndarray]
"""Turns texts into vectors, (texts, dimensions)."""

_DIGITS = 6  # of a likeness: what differs by less keeps its order on every machine

_REMEMBERED = 4_000_000  # likenesses


class Corpus:
    """Captions, each true of a diagram.

    Args:
        encoder: by whose vectors captions are near; without one, by the n-grams that they share.
        names: of the diagrams.
        of: the programs of the diagrams: what is of one is in no list together. By default each has its own.
    """

    def __init__(
        self,
        captions: Sequence[Caption],
        encoder: Encoder | None = None,
        *,
        names: Sequence[str | None] | None = None,
        of: Sequence[str] | None = None,
    ) -> None:
        self.captions = tuple(captions)
        self.names = tuple(names) if names is not None else (None,) * len(self.captions)
        if len(self.names) != len(self.captions):
            raise ValueError(f"{len(self.captions)} captions have {len(self.names)} names")
        self.of = tuple(of) if of is not None else tuple(map(str, range(len(self.captions))))
        if len(self.of) != len(self.captions):
            raise ValueError(f"{len(self.captions)} captions are of {len(self.of)} programs")
        self.programs: dict[str, list[int]] = {}
        for k, program in enumerate(self.of):
            self.programs.setdefault(program, []).append(k)
        self._rows: dict[int, np.ndarray] = {}
        self._reach: dict[tuple[int, int], float] = {}
        self._encoder = encoder
        told = [c.text for c in self.captions]
        self._grams = Grams(told) if encoder is None else None
        self._vectors = None if encoder is None or not told else _unit(encoder(told))

    def __len__(self) -> int:
        return len(self.captions)

    def nearest(self, text: str, count: int) -> list[int]:
        """The numbers of the captions that are nearest to a text, the nearest first."""
        if not self.captions:
            return []
        order = np.lexsort((np.arange(len(self)), -self.likeness(text)))
        return [int(k) for k in order[:count]]

    def likeness(self, text: str) -> np.ndarray:
        """How near each caption is to a text."""
        if self._grams is not None:
            return np.round(self._grams.likeness(text), _DIGITS)
        assert self._encoder is not None
        vectors = np.zeros((0, 1)) if self._vectors is None else self._vectors
        return np.round((vectors * _unit(self._encoder([text]))).sum(1), _DIGITS)

    def row(self, number: int) -> np.ndarray:
        """How near each caption is to one of them."""
        found = self._rows.get(number)
        if found is None:
            found = self.likeness(self.captions[number].text)
            if len(self._rows) * len(self) < _REMEMBERED:
                self._rows[number] = found
        return found

    def reach(self, number: int, count: int) -> float:
        """How near one has to be to a caption to be among the so many programs that are nearest to it."""
        found = self._reach.get((number, count))
        if found is None:
            row, own = self.row(number), self.of[number]
            best = sorted(
                (float(row[some].max()) for of, some in self.programs.items() if of != own), reverse=True
            )
            found = self._reach[number, count] = best[count - 1] if len(best) >= count else -1.0
        return found


def _unit(vectors: np.ndarray) -> np.ndarray:
    vectors = np.asarray(vectors, dtype=float)
    if vectors.ndim != 2:
        raise ValueError("an encoder turns texts into an array with a row for each")
    return vectors / np.maximum(np.sqrt((vectors * vectors).sum(1, keepdims=True)), 1e-300)
