"""Nothing in our data almost looks perpendicular: instances with an unclear fact in play are refused."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

import numpy as np

from geodsl.instances import Instances
from geodsl.language.term import Fact, OpenFact
from geodsl.measure import Measured
from geodsl.realize.attempts import Refused

__all__ = ["EXACT", "Clarity"]

EXACT = 1e-6  # what is measured as less holds


class Clarity:
    """The facts that a reader would look at and that don't hold by construction.

    In each instance they must be visibly false. One that holds by accident, or nearly holds, makes the
    instance unfit. Inequalities that are stated must hold visibly.

    Args:
        ways: facts that a stated disjunction leaves open (which angle of a right triangle is right): where one of
            them holds, that is no accident.
    """

    def __init__(
        self,
        salient: Sequence[Fact],
        holding: set[Any],
        open_: Sequence[OpenFact] = (),
        ways: set[str] | frozenset[str] = frozenset(),
    ) -> None:
        self.watched = Measured([f for f in salient if f.key not in holding])
        self.open = Measured(open_)
        self.spared = np.array([f.key in ways for f in self.watched.facts], dtype=bool)

    def judge(self, at: Instances, refused: Refused) -> np.ndarray:
        """Which instances are clear; the rest is counted under its reason."""
        clear = np.ones(at.n, dtype=bool)
        with np.errstate(all="ignore"):
            if len(self.watched):
                measure = self.watched.measure(at)
                if self.spared.any():
                    measure[self.spared[:, None] & (measure <= EXACT)] = np.inf
                clear = self._refuse(measure, self.watched, clear, refused)
            if len(self.open):
                # Half of the gap on the right side of the boundary is enough: the boundary isn't drawn.
                clear = self._refuse(self.open.margin(at) * 2.0, self.open, clear, refused, "barely holds")
        return clear

    @staticmethod
    def _refuse(
        measure: np.ndarray, facts: Measured, clear: np.ndarray, refused: Refused, what: str | None = None
    ) -> np.ndarray:
        share = measure / facts.least[:, None]
        low = ~(share >= 1.0)
        bad = clear & low.any(0)
        if bad.any():
            worst = np.where(np.isnan(share), -1.0, share)[:, bad].argmin(0)
            exact = (measure <= EXACT)[:, bad][worst, np.arange(len(worst))]
            # Saying a fact in words costs more than judging it: once for all instances that it spoils.
            for (k, hit), count in Counter(zip(worst.tolist(), exact.tolist(), strict=True)).items():
                reason = what or ("holds by accident" if hit else "is neither clearly true nor clearly false")
                refused[f"{facts.texts[k]} {reason}"] += count
        return clear & ~bad
