"""Picks: where a caption is edited, and what into, so that what was edited can't be told by what it says."""

from __future__ import annotations

from collections import Counter

import numpy as np

from geodsl.language.term import Fact
from perturb.text.edits import Edits, Exchange
from perturb.text.line import TextLine

__all__ = ["Picks"]


class Picks:
    """Picks among the edits of one caption.

    In balanced form a place and what comes into it are chosen by how usual that is to say: then edits lead from what is
    usual to what is rare as often as back, and neither tells a true caption from a false one. Else all are alike.

    Args:
        used: how often each fact has been edited before.
    """

    def __init__(
        self,
        edits: Edits,
        random: np.random.Generator,
        *,
        balanced: bool,
        used: Counter[int] | None = None,
    ) -> None:
        self.edits, self.random, self.balanced = edits, random, balanced
        self.used: Counter[int] = Counter() if used is None else used

    def shares(self, line: TextLine) -> np.ndarray | None:
        """How often the rules of a line are chosen, added up; None where they take turns."""
        much = np.array(line.weights)
        return np.cumsum(much) / much.sum() if much.sum() > 0.0 else None

    def pick(self, rule: str, want: int, least: int) -> tuple[tuple[int, ...], tuple[Fact, ...]] | None:
        """The places of so many edits by a rule, and the facts then; None where there are fewer than the least."""
        ways, worth = self.edits.of(rule), self._worth(rule)
        open_ = [k for k, some in enumerate(worth) if sum(some) > 0.0]
        if len(open_) < least:
            return None
        # What has been edited least goes first: edits spread over the caption.
        if self.balanced:
            mass = np.array([sum(worth[k]) / (1.0 + self.used[k]) for k in open_])
            count = min(want, len(open_))
            some = self.random.choice(len(open_), count, replace=False, p=mass / mass.sum())
            chosen = tuple(sorted(open_[int(j)] for j in some))
        else:
            order = [open_[int(j)] for j in self.random.permutation(len(open_))]
            chosen = tuple(sorted(sorted(order, key=lambda k: self.used[k])[:want]))
        facts = list(self.edits.facts)
        for k in chosen:
            share = np.array(worth[k]) / sum(worth[k])
            facts[k] = ways[k][int(self.random.choice(len(share), p=share))]
            self.used[k] += 1
        return chosen, tuple(facts)

    def passes(self, exchange: Exchange) -> bool:
        """Whether an exchange of letters is made: seldom where it leads to what is less usual."""
        if not self.balanced:
            return True
        worth = self.edits.anchor.worth
        ratio = 1.0
        for k in exchange.changed:
            ratio *= worth(exchange.facts[k]) / worth(self.edits.facts[k])
        return float(self.random.random()) < ratio

    def _worth(self, rule: str) -> list[list[float]]:
        if self.balanced:
            return self.edits.weights(rule)
        return [[1.0] * len(some) for some in self.edits.of(rule)]
