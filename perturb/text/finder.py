"""Finds the captions of a corpus for a list in which the anchor's own has no place of honour."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import TypeAlias

import numpy as np

from geodsl.ledger import FALSE
from geodsl.realize.attempts import Refused
from perturb.text.anchor import Anchor
from perturb.text.corpus import Corpus

__all__ = ["Finder", "Found"]

Found: TypeAlias = tuple[int, tuple[int, ...]]
"""The number of a caption, and which of its facts are false of the anchor."""

_POOL = 100  # captions of a corpus that are looked at closely


class Finder:
    """Looks up captions for one anchor: of each program one at most, of the anchor's own none."""

    def __init__(self, anchor: Anchor, corpus: Corpus, refused: Refused) -> None:
        self.anchor, self.corpus, self.refused = anchor, corpus, refused
        self.text = anchor.caption.text
        self.own = anchor.group.site.diagram.text

    def near(self) -> Iterator[Found]:
        """Captions that are false of the anchor, those nearest to its own first."""
        yield from self._false(self.corpus.nearest(self.text, len(self.corpus)))

    def around(self, count: int, random: np.random.Generator) -> Iterator[Found]:
        """The same near a caption that is drawn: the anchor's own, or one in whose list that has a place.

        Args:
            count: how many are wanted.
        """
        chance = random.random()
        offered = np.array([k for k, of in enumerate(self.corpus.of) if of != self.own], dtype=np.intp)
        order = _nearest_first(offered, self._likeness[offered])
        queries = self._queries(order[:_POOL], count)
        # Every list is for each of its members alike: who has a place in few has its own the oftener.
        at = int(chance * max(count + 1, len(queries) + 1))
        if at < len(queries):
            order = _nearest_first(offered, self.corpus.row(queries[at])[offered])
            order.remove(queries[at])
            order.insert(0, queries[at])
        yield from self._false(order)

    @cached_property
    def _likeness(self) -> np.ndarray:
        return self.corpus.likeness(self.text)

    def _queries(self, near: Sequence[int], count: int) -> list[int]:
        """The captions in whose own lists the anchor's has a place."""
        out = []
        for k in near:
            if self._likeness[k] < self.corpus.reach(k, count):
                continue
            if FALSE in self.anchor.judge(self.corpus.captions[k].facts):
                out.append(k)
        return out

    def _false(self, numbers: Sequence[int]) -> Iterator[Found]:
        """Those that are false of the anchor, the first of each program."""
        seen = {self.own}
        for k in numbers:
            of = self.corpus.of[k]
            if of in seen or len(seen) > _POOL:
                continue
            told = self.anchor.judge(self.corpus.captions[k].facts)
            false = tuple(i for i, v in enumerate(told) if v == FALSE)
            if false:
                seen.add(of)
                yield k, false
            else:
                self.refused["a found caption isn't false of the anchor"] += 1


def _nearest_first(numbers: np.ndarray, likeness: np.ndarray) -> list[int]:
    return [int(k) for k in numbers[np.lexsort((numbers, -likeness))]]
