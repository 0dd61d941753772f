"""The stream of a seed's figures: accepted instances, as many at a time as are asked for."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from geodsl.errors import RealizeError
from geodsl.instances import Instances
from geodsl.observe import Observation
from geodsl.realize.attempts import Attempts, Refused
from geodsl.realize.evaluate import join, take

__all__ = ["Supply"]

# Attempts that are allowed: so many, and so many more for each figure asked for.
ALLOWED, EACH = 2_000, 200
BATCH = 512


class Supply:
    """Figures one after the other. Which is the k-th doesn't depend on how many are asked for at a time.

    Args:
        check: is handed every figure before it is given away; raises where one can't be.
    """

    def __init__(self, seen: Observation, *, seed: int, check: Callable[[Instances], None]) -> None:
        self._seen = seen
        self._check = check
        self._attempts = Attempts(seen.scene, seed=seed)
        self._left: list[Instances] = []  # accepted and not yet given away
        self._given = self._accepted = 0

    @property
    def refused(self) -> Refused:
        """Why attempts were refused."""
        return self._attempts.refused

    @property
    def tried(self) -> int:
        """How many attempts there were."""
        return self._attempts.tried

    def next(self, n: int) -> Instances:
        """The next n figures.

        Raises:
            RealizeError: if the attempts that are allowed give fewer.
        """
        have = sum(at.n for at in self._left)
        budget = ALLOWED + EACH * (self._given + n)
        while have < n:
            if self.tried >= budget:
                raise RealizeError(
                    f"{self._given + have} of {self._given + n} instances after {self.tried} attempts; "
                    f"refused: {self.refused.told()}"
                )
            want = int(1.15 * (n - have) / max(self._rate(), 0.02)) + 8
            at = self._attempts.batch(min(want, BATCH, budget - self.tried))
            at = take(at, self._seen.clarity.judge(at, self.refused))
            self._left.append(at)
            self._accepted += at.n
            have += at.n
        whole = join(self._left)
        at = take(whole, np.arange(n))
        self._left = [take(whole, np.arange(n, whole.n))] if whole.n > n else []
        self._given += n
        self._check(at)
        return at

    def _rate(self) -> float:
        """The share of attempts that become figures."""
        if self.tried:
            return self._accepted / self.tried
        return self._seen.samples.n / self._seen.tried
