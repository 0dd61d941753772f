"""What was found on some cases: figures, each with what it is to be held against."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np

from train.evaluate.scoring import HITS, MARGINS, PAIRS

__all__ = ["METRICS", "Figure", "Figures", "Probe"]

METRICS = (*HITS, *PAIRS, *MARGINS)


@dataclass(frozen=True)
class Figure:
    """One number, with what it is to be held against.

    Attributes:
        low, high: where 95 % of resamplings of families lie; None with fewer than two families.
        count: of cases, or of negatives where each is asked about by itself.
        chance: what guessing gives; None of a margin.
        random: the mean of encoders of the same architecture that have learned nothing.
        spread: the least and the most of these.
        centroid: what the guess gives that takes the most central of its kind.
        given_away: whether that guess is beyond chance by its own interval: then the figure says little of sight.
    """

    value: float
    low: float | None
    high: float | None
    count: int
    families: int
    chance: float | None = None
    random: float | None = None
    spread: tuple[float, float] | None = None
    centroid: float | None = None
    given_away: bool = False

    def to_json(self) -> dict[str, Any]:
        return {
            name: [round(x, 6) for x in value] if isinstance(value, tuple) else _rounded(value)
            for name, value in vars(self).items()
        }


Figures = dict[str, Figure]


@dataclass(frozen=True)
class Probe:
    """What was found on some cases.

    Attributes:
        counts: whether the figures count; those of star groups don't.
        scores: of all cases, by the names in `METRICS`.
        by: the same of parts: by topic and name.
        rates: how often pairs are right, by `operator` and `severity`: what a curriculum listens to.
        notes: what is to be said of them.
    """

    cases: int
    negatives: int
    families: int
    counts: bool
    scores: Figures
    by: dict[str, dict[str, Figures]] = field(default_factory=dict)
    rates: tuple[dict[str, Any], ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def score(self) -> float:
        """One number to choose by: how often the right caption and the right picture come first."""
        chosen = [self.scores[name].value for name in ("caption", "picture") if name in self.scores]
        return float(np.mean(chosen or [self.scores["texts"].value]))

    def brief(self) -> dict[str, Any]:
        """The score, the value of each metric with its bounds, and the rates: a line of a run's journal."""
        told = self.scores.items()
        return {
            "score": self.score,
            **{name: f.value for name, f in told},
            **{
                bound: {name: getattr(f, bound) for name, f in told if getattr(f, bound) is not None}
                for bound in ("low", "high", "chance", "centroid")
            },
            "rates": list(self.rates),
        }

    def to_json(self) -> dict[str, Any]:
        def told(figures: Figures) -> dict[str, Any]:
            return {name: figure.to_json() for name, figure in figures.items()}

        return {
            "cases": self.cases,
            "negatives": self.negatives,
            "families": self.families,
            "counts": self.counts,
            "score": round(self.score, 6),
            "scores": told(self.scores),
            "by": {t: {name: told(f) for name, f in parts.items()} for t, parts in self.by.items()},
            "rates": list(self.rates),
            "notes": list(self.notes),
        }


def _rounded(value: Any) -> Any:
    return round(value, 6) if isinstance(value, float) else value
