"""How often pairs are right, by operator and severity: what a curriculum listens to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from geodsl.dataset.tally import bin_of
from train.evaluate.cases import Case
from train.evaluate.scoring import Scores, pairs

__all__ = ["rates"]


def rates(cases: Sequence[Case], scores: Sequence[Scores]) -> list[dict[str, Any]]:
    """Of each operator in each bin of severity the share of strict pairs that are right, ties as chance.

    `severity` is the mean of those that fell into the bin, in least visible gaps.
    """
    found: dict[tuple[str, str], list[tuple[float, float]]] = {}
    for case, told in zip(cases, scores, strict=True):
        if len(case.hardness) != len(case.labels) or not case.labels:
            continue
        right = pairs(told)["pair"]
        for labels, hardness, credit in zip(case.labels, case.hardness, right, strict=True):
            for operator in sorted(labels.get("operator", ())):
                found.setdefault((operator, bin_of(hardness)), []).append((hardness, float(credit)))
    return [
        {
            "operator": operator,
            "severity": round(sum(h for h, _ in some) / len(some), 6),
            "rate": round(sum(r for _, r in some) / len(some), 6),
            "count": len(some),
        }
        for (operator, _), some in sorted(found.items())
    ]
