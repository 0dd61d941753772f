"""Difficulty: how hard a stream's questions are, so that about as many are solved as teach most.

A level from 0 to 1 follows the pass rate. What it means is the source's: for a stream of groups, more constructions in
the figures and smaller changes between them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import isfinite
from typing import Any

import numpy as np

from perturb.visible import MOST
from train.lmm.rl.errors import RlError

__all__ = ["Difficulty", "constructions", "severities"]

_STEPS = 5  # of difficulty that the sampler knows
_EASIEST, _HARDEST = (4.0, MOST), (1.0, 3.0)  # severities in least visible gaps


@dataclass
class Difficulty:
    """A level that goes up where more is solved than wanted, and down where less is.

    Attributes:
        level: from 0, the easiest, to 1.
        target: the pass rate that is wanted; answers differ most at a half.
        gain: how far the level goes where the pass rate is off by all there is.
        memory: how much of the former pass rate remains when another is heard.
        rate: the pass rate as it is remembered; None before any was heard.
    """

    level: float = 0.0
    target: float = 0.5
    gain: float = 0.1
    memory: float = 0.5
    rate: float | None = None

    def __post_init__(self) -> None:
        for name in ("level", "target", "gain", "memory"):
            value = getattr(self, name)
            if not isinstance(value, int | float) or not isfinite(value) or not 0 <= value <= 1:
                raise RlError(f"difficulty: {name} is a number from 0 to 1, not {value!r}")

    def hear(self, rate: float) -> float:
        """A pass rate is heard; the level that follows."""
        if not 0 <= rate <= 1:
            raise RlError(f"a pass rate is from 0 to 1, not {rate!r}")
        self.rate = rate if self.rate is None else self.memory * self.rate + (1 - self.memory) * rate
        self.level = round(min(1.0, max(0.0, self.level + self.gain * (self.rate - self.target))), 6)
        return self.level

    def to_json(self) -> dict[str, Any]:
        """What `restore` goes on from."""
        return {"level": self.level, "rate": self.rate}

    def restore(self, told: Mapping[str, Any]) -> None:
        level, rate = told.get("level"), told.get("rate")
        if not isinstance(level, int | float) or not (rate is None or isinstance(rate, int | float)):
            raise RlError(f"expected a saved difficulty with `level` and `rate`; found {dict(told)!r}")
        self.level, self.rate = float(level), None if rate is None else float(rate)


def constructions(level: float, allowed: tuple[int, int], random: np.random.Generator) -> tuple[int, int]:
    """The sampler's difficulty at a level: of the two steps beside it one is drawn, the nearer the likelier."""
    low, high = max(1, allowed[0]), min(_STEPS, allowed[1])
    place = low + level * (high - low)
    step = int(place) + (random.random() < place - int(place))
    return min(step, high), min(step, high)


def severities(level: float) -> tuple[float, float]:
    """The severities at a level, in least visible gaps: from easily seen to hardly, both ends in equal ratios."""
    low, high = (a * (b / a) ** level for a, b in zip(_EASIEST, _HARDEST, strict=True))
    return round(low, 4), round(high, 4)
