"""What a probe's guesses amount to: its area under the curve, an upper bound, and whether chance explains it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from geodsl.dataset.audit.chance import generator
from geodsl.dataset.audit.sight import Floats

__all__ = [
    "BLIND",
    "FALSE_ALARMS",
    "ITEMS",
    "LIMIT",
    "OPEN",
    "UNFIT",
    "WINS",
    "Finding",
    "both_ways",
    "found",
    "judged",
]

LIMIT = 0.53  # what the upper bound of a probe's AUC has to stay within
ITEMS = 10_000  # held out: with fewer the bound isn't established
FALSE_ALARMS = 0.05  # how often chance alone may make a probe of an audit win
_RESAMPLED, _FLIPPED = 2_000, 9_999
_AT_ONCE = 500  # resamplings

BLIND, WINS, OPEN, UNFIT = "blind", "wins", "open", "unfit"


@dataclass(frozen=True)
class Finding:
    """What one probe finds of the anchors of many groups.

    Attributes:
        probe: what it sees and how it guesses.
        side: words, pictures or side data.
        items: how many members were held out.
        auc: within groups; 0.5 is chance.
        upper: of 95 % of resamplings of families.
        chance: how likely one gets so far by chance, families' luck being independent.
        verdict: `blind`: as it should be; `wins`: anchors are given away; `open`: too little to say either;
            `unfit`: star groups, which aren't scored whatever is found.
        why: the features that give anchors away, where a probe wins.
        note: what is to be said of the verdict.
    """

    probe: str
    side: str
    groups: int
    items: int
    families: int
    auc: float
    upper: float
    chance: float
    verdict: str = OPEN
    why: tuple[str, ...] = field(default=())
    note: str = ""

    def to_json(self) -> dict[str, Any]:
        return {
            "probe": self.probe,
            "side": self.side,
            "groups": self.groups,
            "items": self.items,
            "families": self.families,
            "auc": round(self.auc, 5),
            "upper_bound": round(self.upper, 5),
            "chance": round(self.chance, 5),
            "verdict": self.verdict,
            "why": list(self.why),
            "note": self.note,
        }


def found(
    probe: str,
    side: str,
    aucs: Sequence[float],
    families: Sequence[str],
    items: int,
    seed: int,
    *,
    quantile: float = 0.95,
) -> Finding:
    """The figures of a probe; its verdict comes later, when it is known how many probes there are."""
    values = np.array(aucs)
    names, place = np.unique(np.array(families, object).astype(str), return_inverse=True)
    sums = np.stack((np.bincount(place, values), np.bincount(place)), 1).astype(np.float64)
    return Finding(
        probe,
        side,
        len(values),
        items,
        len(names),
        float(values.mean()),
        _upper(sums, quantile, seed),
        _by_chance(np.bincount(place, values - 0.5).astype(np.float64), seed),
    )


def both_ways(
    probes: tuple[str, str], side: str, aucs: Sequence[float], families: Sequence[str], items: int, seed: int
) -> Finding:
    """The figures of a guess and of its contrary, whichever is better: asked twice, it is trusted half as much."""
    values = [float(a) for a in aucs]
    for_it = float(np.mean(values)) >= 0.5
    one = found(
        probes[0 if for_it else 1],
        side,
        values if for_it else [1.0 - a for a in values],
        families,
        items,
        seed,
        quantile=0.975,
    )
    return replace(one, chance=min(1.0, 2 * one.chance))


def judged(findings: Sequence[Finding], *, stars: bool = False) -> list[Finding]:
    """The same with verdicts. Together, not one by one: who asks often enough, wins once."""
    level = FALSE_ALARMS / max(1, len(findings))
    return [_judged(f, level, stars) for f in findings]


def _judged(f: Finding, level: float, stars: bool) -> Finding:
    if stars:
        return replace(f, verdict=UNFIT, note="star groups may train; they never score")
    if f.upper > LIMIT and f.chance <= level:
        return replace(f, verdict=WINS)
    if f.upper <= LIMIT and f.items >= ITEMS:
        return replace(f, verdict=BLIND)
    few = (
        f"{f.items:,} items are fewer than {ITEMS:,}: the bound isn't established" if f.items < ITEMS else ""
    )
    if f.upper <= LIMIT:
        return replace(f, verdict=OPEN, note=few)
    lone = f"{f.families} families are too few to tell luck from skill" if 2.0**-f.families > level else ""
    wide = f"the upper bound isn't within {100 * LIMIT:.0f} %, and chance explains it"
    return replace(f, verdict=OPEN, note="; ".join(x for x in (few, lone or wide) if x))


def _upper(sums: Floats, quantile: float, seed: int) -> float:
    """The mean that so many of the resamplings of families stay within."""
    random, n, means = generator(seed, "families"), len(sums), []
    for start in range(0, _RESAMPLED, _AT_ONCE):
        drawn = random.integers(n, size=(min(_AT_ONCE, _RESAMPLED - start), n))
        means.append(sums[drawn, 0].sum(1) / sums[drawn, 1].sum(1))
    return float(np.quantile(np.concatenate(means), quantile))


def _by_chance(excess: Floats, seed: int) -> float:
    """How often families' luck, its sign thrown anew, adds up to as much."""
    random, total, reached = generator(seed, "signs"), float(excess.sum()), 0
    for start in range(0, _FLIPPED, _AT_ONCE):
        signs = random.integers(2, size=(min(_AT_ONCE, _FLIPPED - start), len(excess))) * 2.0 - 1.0
        reached += int((signs @ excess >= total - 1e-9).sum())
    return (1 + reached) / (1 + _FLIPPED)
