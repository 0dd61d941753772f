"""Curricula: which negatives are looked at, from easy to hard by schedule, or those that the model gets wrong.

A curriculum says what its state is at a step, as plain JSON. That of a schedule is a function of the step alone; that
of `adaptive` is what the last probes told, and is saved with every checkpoint.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

from geodsl.dataset.tally import SEVERITIES
from grammar.diagnostics import nearest
from train.data.errors import DataError

__all__ = ["BINS", "Curriculum", "bin_of", "weight_of"]

BINS = SEVERITIES
"""Where bins of severity begin, in least visible gaps; what is less is in the first of them."""

_OPTIONS: Mapping[str, Mapping[str, Any]] = {
    "none": {},
    "severity": {"start": (8.0, 20.0), "end": (1.0, 20.0), "share": 0.5},
    "adaptive": {"floor": 0.1, "memory": 0.5},
}


def bin_of(severity: float) -> str:
    """The name of the bin that a severity is in: where it begins."""
    return f"{BINS[max(bisect_right(BINS, severity) - 1, 0)]:g}"


def weight_of(state: Mapping[str, Any], steps: Sequence[Mapping[str, Any]]) -> float:
    """How often a negative of some steps is drawn, beside others: as often as the hardest of them wants it."""
    weights = state.get("weights")
    if not weights or not steps:
        return 1.0
    usual = float(state.get("usual", 1.0))
    found = []
    for step in steps:
        operator, bin_ = str(step["operator"]), bin_of(float(step["severity"]["perceptible"]))
        found.append(weights.get(f"{operator}|{bin_}", weights.get(f"{operator}|", usual)))
    return max(found)


class Curriculum:
    """What is looked at when.

    - `none`: everything, always.
    - `severity`: a window of severities, in least visible gaps, from `start` to `end` in the first `share` of all
      steps, both ends on a straight line.
    - `adaptive`: a probe's hit rates by operator and severity give weights: 1 where nothing is right, `floor` where all
      is; `memory` is how much of the former weight remains at each probe.

    Attributes:
        kind: which of them.
        version: a number that grows whenever something was heard that changes the state.
    """

    def __init__(self, kind: str = "none", *, steps: int = 0, **options: Any) -> None:
        if kind not in _OPTIONS:
            raise DataError(f"no curriculum is called {kind!r}{_hint(kind, _OPTIONS)}")
        if unknown := [name for name in options if name not in _OPTIONS[kind]]:
            raise DataError(
                f"the curriculum {kind!r} has no {unknown[0]!r}{_hint(unknown[0], _OPTIONS[kind])}"
            )
        self.kind, self.steps = kind, steps
        self.options = {**_OPTIONS[kind], **options}
        for name, value in self.options.items():
            _check(kind, name, value)
        self.version = 0
        self._weights: dict[str, float] = {}

    @classmethod
    def of(cls, told: Mapping[str, Any], *, steps: int = 0) -> Curriculum:
        """The curriculum that a config tells: `{}` for none, else `kind` with its options.

        Args:
            steps: of the whole run.

        Raises:
            DataError: where there is no such curriculum, or no such option; the text names the nearest.
        """
        if not told:
            return cls()
        rest = {str(k): v for k, v in told.items() if k != "kind"}
        if "kind" not in told:
            raise DataError(f"a curriculum has a `kind`: {', '.join(_OPTIONS)}; found {', '.join(rest)}")
        return cls(str(told["kind"]), steps=steps, **rest)

    def state(self, step: int) -> dict[str, Any]:
        """What batches read, as plain JSON."""
        if self.kind == "severity":
            past = max(1.0, self.steps * self.options["share"])
            t = min(1.0, step / past)
            pairs = zip(self.options["start"], self.options["end"], strict=True)
            return {"severity": [round(a + (b - a) * t, 6) for a, b in pairs]}
        if self.kind == "adaptive" and self._weights:
            usual = sum(self._weights.values()) / len(self._weights)
            return {"weights": dict(sorted(self._weights.items())), "usual": round(usual, 6)}
        return {}

    def hear(self, found: Mapping[str, Any]) -> None:
        """What a probe says: `rates`, a list of `operator`, `severity` (or None for all), `rate`, from 0 to 1, and
        `count`, out of how many (1 where that is left out)."""
        if self.kind != "adaptive" or not found.get("rates"):
            return
        each: dict[str, list[tuple[float, float]]] = {}
        for row in found["rates"]:
            rate, severity = float(row["rate"]), row.get("severity")
            if not 0 <= rate <= 1:
                raise DataError(f"a hit rate is from 0 to 1, not {rate!r}")
            key = f"{row['operator']}|{'' if severity is None else bin_of(float(severity))}"
            each.setdefault(key, []).append((rate, float(row.get("count", 1))))
        floor, memory = self.options["floor"], self.options["memory"]
        for key, some in each.items():
            rate = sum(r * n for r, n in some) / sum(n for _, n in some)
            now = floor + (1 - floor) * (1 - rate)
            before = self._weights.get(key, now)
            self._weights[key] = round(memory * before + (1 - memory) * now, 6)
        self.version += 1

    def to_json(self) -> dict[str, Any]:
        """What `restore` goes on from."""
        return {"kind": self.kind, "weights": dict(sorted(self._weights.items()))}

    def restore(self, told: Mapping[str, Any]) -> None:
        """Go on from what was saved.

        Raises:
            DataError: where that is of another curriculum.
        """
        if told.get("kind") != self.kind:
            raise DataError(f"what was saved is of the curriculum {told.get('kind')!r}, not {self.kind!r}")
        self._weights = {str(k): float(v) for k, v in told["weights"].items()}
        self.version += 1


def _check(kind: str, name: str, value: Any) -> None:
    if name in ("start", "end"):
        good = isinstance(value, list | tuple) and len(value) == 2 and all(map(_finite, value))
        if not good or not all(a <= b for a, b in pairwise(value)):
            raise DataError(f"{kind}: {name} is two numbers, least and most gaps, not {value!r}")
    elif not _finite(value) or not 0 <= value <= 1 or (name == "floor" and value == 0):
        raise DataError(f"{kind}: {name} is a number from 0 to 1, not {value!r}")


def _finite(x: Any) -> bool:
    return isinstance(x, int | float) and not isinstance(x, bool) and math.isfinite(x)


def _hint(word: str, known: Mapping[str, Any]) -> str:
    near = nearest(word, known, n=1, cutoff=0.5)
    return f"; did you mean `{near[0]}`?" if near else f"; there is {', '.join(known) or 'none'}"
