"""Texts by the n-grams in them, weighed by how rare they are: which of many are nearest to one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

import numpy as np

__all__ = ["Grams"]

_LETTERS, _WORDS = (3, 5), (1, 2)


class Grams:
    """Texts as sparse unit vectors: of runs of 3 to 5 characters, and of 1 and 2 words.

    Numbers of grams go by first appearance, so the same texts give the same vectors in every process.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        self.count = len(texts)
        self._number: dict[str, int] = {}
        terms: list[int] = []
        counts: list[int] = []
        lengths = []
        for text in texts:
            found = Counter(_grams(text))
            terms += [self._number.setdefault(g, len(self._number)) for g in found]
            counts += found.values()
            lengths.append(len(found))
        term = np.array(terms, dtype=np.intp)
        text_of = np.repeat(np.arange(self.count), lengths)
        held = np.bincount(term, minlength=len(self._number))
        self._rarity = np.log((1.0 + self.count) / (1.0 + held)) + 1.0
        weight = (1.0 + np.log(np.array(counts, dtype=float))) * self._rarity[term]
        length = np.sqrt(np.bincount(text_of, weight * weight, minlength=self.count))
        weight /= np.maximum(length, 1e-300)[text_of]
        # By gram: who has it, and how much.
        order = np.argsort(term, kind="stable")
        self._texts, self._weights = text_of[order], weight[order]
        self._starts = np.concatenate([[0], np.cumsum(held)])

    def likeness(self, text: str) -> np.ndarray:
        """The cosine of a text with every one of them."""
        found = Counter(_grams(text))
        known = [(self._number[g], c) for g, c in found.items() if g in self._number]
        fresh = len(found) - len(known)
        if not known:
            return np.zeros(self.count)
        term = np.array([t for t, _ in known])
        weight = (1.0 + np.log(np.array([c for _, c in known], dtype=float))) * self._rarity[term]
        # What none of them has counts as the rarest of all.
        length = np.sqrt((weight * weight).sum() + fresh * (np.log(1.0 + self.count) + 1.0) ** 2)
        spans = [slice(self._starts[t], self._starts[t + 1]) for t in term.tolist()]
        who = np.concatenate([self._texts[s] for s in spans])
        much = np.concatenate([w * self._weights[s] for w, s in zip(weight.tolist(), spans, strict=True)])
        return np.bincount(who, much, minlength=self.count) / length


def _grams(text: str) -> Iterator[str]:
    words = text.lower().split()
    line = f" {' '.join(words)} "
    for size in range(_LETTERS[0], _LETTERS[1] + 1):
        for k in range(len(line) - size + 1):
            yield line[k : k + size]
    for size in range(_WORDS[0], _WORDS[1] + 1):
        for k in range(len(words) - size + 1):
            yield "\n" + " ".join(words[k : k + size])  # no run of characters has such a one
