"""How far from true a fact is in one figure, in a measure that a reader sees."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace

from tests.perturb.checker.plane import best, worst

LEAST = {"°": 4.0, "size": 0.04}
"""The smallest visible turn, in degrees, and the smallest visible length, as a share of the figure's size."""

EXACT = 1e-7  # of the size, or of a radian: what counts as zero
_NEARLY = 1 - 1e-6  # a gap of 4 % written with a few digits is one


@dataclass(frozen=True)
class Reading:
    """One fact measured.

    Attributes:
        off: how far from true. For an open fact (acute, inside, longer than) the signed distance from its
            boundary, positive where it holds.
        unit: degrees or shares of the figure's size.
        open: whether the fact has a boundary instead of a zero.
        shut: of an open fact, whether its boundary belongs to it.
        exact: whether this is the one measure of its kind, so that another's number can be held against it; for
            some kinds (points far from one circle) reasonable measures differ by a small factor.
    """

    off: float
    unit: str
    open: bool = False
    shut: bool = False
    exact: bool = True

    @property
    def holds(self) -> bool:
        if self.open:
            return self.off > (-self.zero if self.shut else self.zero)
        return self.off <= self.zero

    @property
    def seen_false(self) -> bool:
        """Whether a reader sees that it doesn't hold: on a boundary that doesn't belong to it, too.

        A right angle isn't acute, and nobody takes it to be nearly so.
        """
        on_edge = self.open and not self.shut and abs(self.off) <= self.zero
        # Where there is a boundary, a reader has it to compare with: half of the gap is enough on either side.
        least = LEAST[self.unit] * (0.5 if self.open else 1.0)
        return on_edge or self.lack >= least * _NEARLY

    @property
    def zero(self) -> float:
        """What is no more than rounding."""
        return math.degrees(EXACT) if self.unit == "°" else EXACT

    @property
    def lack(self) -> float:
        """How far from true; 0 where an open fact holds."""
        return max(-self.off, 0.0) if self.open else self.off

    @property
    def gaps(self) -> float:
        """The same in smallest visible steps: what a degree and a length have in common."""
        return self.lack / LEAST[self.unit]

    def about(self) -> Reading:
        """The same, as one of several reasonable measures."""
        return replace(self, exact=False)


def closed(off: float, unit: str = "size") -> Reading:
    return Reading(abs(off), unit)


def margin(off: float, unit: str = "size", *, shut: bool = False) -> Reading:
    return Reading(off, unit, open=True, shut=shut)


def _gathered(rule: Callable[..., float], unit: str, readings: tuple[Reading, ...]) -> Reading:
    exact = all(r.exact for r in readings)
    return Reading(rule(r.gaps for r in readings) * LEAST[unit], unit, exact=exact)


def every(*readings: Reading, unit: str = "size") -> Reading:
    """All of some facts hold: as false as the worst of them."""
    return _gathered(worst, unit, readings)


def some(*readings: Reading, unit: str = "size") -> Reading:
    """One of some facts holds: as false as the best of them."""
    return _gathered(best, unit, readings)
