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


class Corpus:
    """Captions, each true of a diagram.

    Args:
        encoder: by whose vectors captions are near; without one, by the n-grams that they share.
        names: of the diagrams.
    """

    def __init__(
        self,
        captions: Sequence[Caption],
        encoder: Encoder | None = None,
        *,
        names: Sequence[str | None] | None = None,
    ) -> None:
        self.captions = tuple(captions)
        self.names = tuple(names) if names is not None else (None,) * len(self.captions)
        if len(self.names) != len(self.captions):
            raise ValueError(f"{len(self.captions)} captions have {len(self.names)} names")
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
        if self._grams is not None:
            likeness = self._grams.likeness(text)
        else:
            assert self._encoder is not None and self._vectors is not None
            likeness = (self._vectors * _unit(self._encoder([text]))).sum(1)
        order = np.lexsort((np.arange(len(self)), -np.round(likeness, _DIGITS)))
        return [int(k) for k in order[:count]]


def _unit(vectors: np.ndarray) -> np.ndarray:
    vectors = np.asarray(vectors, dtype=float)
    if vectors.ndim != 2:
        raise ValueError("an encoder turns texts into an array with a row for each")
    return vectors / np.maximum(np.sqrt((vectors * vectors).sum(1, keepdims=True)), 1e-300)
