"""Balance: no kind of fact drowns the rest, no family is more than a small share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection

__all__ = ["Balance"]

CAP = 0.016  # the largest share of a family
FEW = 2  # programs that a family may have in any case
COMMON = 0.08  # a program whose rarest fact is found in as few is always welcome
LEAST = 0.4  # how welcome the commonest program is


class Balance:
    """What has been kept so far."""

    def __init__(self) -> None:
        self.kept = 0
        self.facts: Counter[str] = Counter()
        self.families: Counter[str] = Counter()
        self.roots: Counter[str] = Counter()

    def full(self, family: str) -> bool:
        """Whether a family has as many programs as it may."""
        return self.families[family] >= max(FEW, int(CAP * self.kept))

    def welcome(self, facts: Collection[str], theorems: Collection[str]) -> float:
        """How welcome another program is, from 0 to 1, by the rarest of the kinds of its facts."""
        if not facts:
            return 0.5 * LEAST
        if not self.kept:
            return 1.0
        rarest = min(self.facts[f] for f in facts) / self.kept
        share = 1.0 if rarest <= COMMON else max(LEAST, COMMON / rarest)
        return share if theorems else LEAST * share

    def keep(self, facts: Collection[str], family: str, root: str) -> None:
        """Enter a program that is kept."""
        self.kept += 1
        self.facts.update(facts)
        self.families[family] += 1
        self.roots[root] += 1
