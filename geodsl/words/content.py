"""Content: which of a view's facts a caption says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

import numpy as np

from geodsl.entailment import closure
from geodsl.facts.ink.ink_fact import InkFact
from geodsl.language.term import Fact
from geodsl.words.compose import sayable_in
from geodsl.words.dice import Dice, token
from geodsl.words.view import View

__all__ = ["Content"]

LENGTHS = (1, 2, 3, 4, 5, 6, 8, 10, 12)  # facts of a caption, from one clause to a paragraph

_SPREAD = 30  # places by which chance moves a fact up
_RARE = ("Solid", "Lettered")  # what every figure shows


class Content:
    """What can be said of a view in one language."""

    def __init__(self, view: View, lang: str) -> None:
        self.facts = tuple(f for f in view.facts if sayable_in(f, lang))
        self._ink = tuple(isinstance(f, InkFact) for f in self.facts)

    @cached_property
    def _says(self) -> tuple[frozenset[str], ...]:
        """What each fact says besides itself."""
        return tuple(frozenset(closure((f,))) for f in self.facts)

    @cached_property
    def _keys(self) -> tuple[str, ...]:
        return tuple(f.key for f in self.facts)

    @cached_property
    def _tokens(self) -> np.ndarray:
        return np.array([token(key) for key in self._keys], dtype=np.uint32)

    @cached_property
    def _ranks(self) -> np.ndarray:
        return np.arange(len(self.facts), dtype=np.uint64)

    @cached_property
    def _spread(self) -> np.ndarray:
        """By how many places chance may move each fact: the less important, the more."""
        return self._ranks + np.uint64(_SPREAD)

    @cached_property
    def _open(self) -> Mapping[tuple[bool, bool], tuple[np.ndarray, ...]]:
        """Which facts may be said, where ink is spoken of or not, and plain ink is or not; with what ranks them."""
        rare = [type(f).__name__ in _RARE for f in self.facts]
        out = {}
        for inked in (False, True):
            for plain in (False, True):
                some = np.array(
                    [k for k, ink in enumerate(self._ink) if not ink or (plain if rare[k] else inked)],
                    dtype=np.intp,
                )
                out[inked, plain] = (some, self._ranks[some], self._spread[some], self._tokens[some])
        return out

    def chosen(self, dice: Dice, n: int | None = None) -> Sequence[Fact]:
        """Some facts, none of which another says, the most important first.

        Args:
            n: how many at most; by default chance says.
        """
        most = LENGTHS[dice.roll("length", len(LENGTHS))] if n is None else n
        inked = dice.roll("ink", 3) == 0  # most captions don't speak of the drawing
        plain = dice.roll("plain ink", 12) == 0
        some, ranks, spread, tokens = self._open[inked, plain]
        order = some[np.argsort(ranks + dice.rolls("place", spread, tokens), kind="stable")]
        out: list[int] = []
        said: set[str] = set()
        for k in order.tolist():
            if len(out) >= most:
                break
            if self._keys[k] in said:
                continue
            mine = self._says[k]
            if len(mine) > 1:  # those that it says are left out
                out = [j for j in out if self._keys[j] not in mine]
            out.append(k)
            said |= mine
        return [self.facts[k] for k in sorted(out)] or list(self.facts[:1])
