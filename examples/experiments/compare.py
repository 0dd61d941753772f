"""Arms compared: every seed, means, and paired differences with intervals by family."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import combinations
from typing import Any

import numpy as np

from train.evaluate import Case, Encoder, features_of
from train.evaluate.encoders import Features
from train.evaluate.intervals import interval
from train.evaluate.scoring import central, chances, compared, hit, pairs

__all__ = ["METRICS", "WHERE", "comparison", "hits", "table", "turned"]

METRICS = ("caption", "picture", "pair", "group")
WHERE = {"hits": "Held-out families", "known": "New figures of the families that were learned from"}
_CHANCE = {"pair": 1 / 3, "group": 1 / 6}


def hits(cases: Sequence[Case], encoder: Encoder) -> dict[str, list[float]]:
    """What an encoder has right of each case, from 0 to 1, and what its blind guess has: a mean over its members.

    Each member asks in its turn, the anchor and the negatives: each has a caption that is false of all the others.
    """
    out: dict[str, list[float]] = {name: [] for name in (*METRICS, "blind caption", "blind picture")}
    for features in features_of(cases, encoder):
        turns = [_hits(turned(features, k)) for k in range(len(features.pictures))]
        for name, values in out.items():
            values.append(round(sum(turn[name] for turn in turns) / len(turns), 6))
    return out


def turned(features: Features, k: int) -> Features:
    """The same with the k-th member in the first place."""
    pictures, captions = (np.roll(x, -k, axis=0) for x in (features.pictures, features.captions))
    return replace(features, pictures=pictures, captions=captions)


def _hits(features: Features) -> dict[str, float]:
    seen, blind = compared(features), central(features)
    of_pairs = pairs(seen)
    found = {name: hit(getattr(seen, name)) for name in ("caption", "picture")}
    found |= {name: float(of_pairs[name].mean()) for name in ("pair", "group")}
    return found | {f"blind {name}": hit(getattr(blind, name)) for name in ("caption", "picture")}


def comparison(
    cases: Sequence[Case], found: Mapping[str, Mapping[int, Any]], where: str = "hits"
) -> dict[str, Any]:
    """Every arm with its seeds, and every two arms with their paired difference.

    Args:
        where: what of the runs is compared: what they had right of these cases.

    Intervals are over families: of a mean over seeds they say how far other families may lead elsewhere, not how far
    other seeds may; those stand beside.
    """
    families = [case.family for case in cases]

    def told(name: str, values: Any) -> dict[str, Any]:
        bounds = interval(np.asarray(values, float), families, seed=0, purpose=name)
        return {"mean": float(np.mean(values)), "interval": bounds}

    def over_seeds(arm: str, metric: str) -> Any:
        return np.array([run[where][metric] for run in found[arm].values()])

    arms = {}
    for arm, runs in found.items():
        first = next(iter(runs.values()))
        seeds = {
            seed: {
                **{m: told(f"{arm}/{m}/{seed}", run[where][m]) for m in METRICS},
                "fresh": {m: float(np.mean(run["fresh"][where][m])) for m in METRICS},
                "seen": {m: float(np.mean(run["seen"][m])) for m in METRICS},
                "blind": {m: float(np.mean(run[where][f"blind {m}"])) for m in ("caption", "picture")},
                **{name: run[name] for name in ("loss", "seconds", "encoded")},
            }
            for seed, run in runs.items()
        }
        mean = {m: told(f"{arm}/{m}", over_seeds(arm, m).mean(0)) for m in METRICS}
        arms[arm] = {"config": first["config"], "seeds": seeds, "mean": mean}
    differences = [
        {
            "of": one,
            "less": other,
            "metric": m,
            **told(f"{one}-{other}/{m}", (over_seeds(one, m) - over_seeds(other, m)).mean(0)),
            "by_seed": (over_seeds(one, m) - over_seeds(other, m)).mean(1).tolist(),
        }
        for other, one in combinations(found, 2)
        for m in METRICS
    ]
    of_groups = float(np.mean([chances(len(case.captions) - 1) for case in cases]))
    chance = {m: _CHANCE.get(m, of_groups) for m in METRICS}
    return {"chance": chance, "arms": arms, "differences": differences}


def table(result: Mapping[str, Any], *, short: bool = False) -> str:
    """Two tables in Markdown for each kind of cases: arms, and differences.

    Args:
        short: leave single seeds out.
    """
    return "\n\n".join(f"{title}:\n\n{_tables(result[name], short)}" for name, title in WHERE.items())


def _tables(result: Mapping[str, Any], short: bool) -> str:
    rows = ["| arm | " + " | ".join(METRICS) + " | images | texts |", "|---" * (len(METRICS) + 3) + "|"]
    rows.append("| chance | " + " | ".join(f"{result['chance'][m]:.3f}" for m in METRICS) + " | | |")
    for arm, told in result["arms"].items():
        for seed, run in told["seeds"].items():
            encoded = [f"{run['encoded'][x]:,}" for x in ("images", "texts")]
            if short:
                continue
            cells = [
                f"{run[m]['mean']:.3f} (seen {run['seen'][m]:.3f}, fresh {run['fresh'][m]:.3f})"
                for m in METRICS
            ]
            rows.append(f"| {arm}, seed {seed} | " + " | ".join([*cells, *encoded]) + " |")
        cells = [_shown(told["mean"][m]) for m in METRICS]
        rows.append(f"| **{arm}** | " + " | ".join([*cells, *encoded]) + " |")
    rows += ["", "| difference | " + " | ".join(METRICS) + " |", "|---" * (len(METRICS) + 1) + "|"]
    differences = result["differences"]
    for two in dict.fromkeys((d["of"], d["less"]) for d in differences):
        cells = [
            _shown(d, sign="+") + ("" if short else f" [{', '.join(f'{x:+.3f}' for x in d['by_seed'])}]")
            for d in differences
            if (d["of"], d["less"]) == two
        ]
        rows.append(f"| {two[0]} less {two[1]} | " + " | ".join(cells) + " |")
    return "\n".join(rows)


def _shown(told: Mapping[str, Any], *, sign: str = "") -> str:
    bounds = told["interval"]
    between = "" if bounds is None else f" ({bounds[0]:{sign}.3f} to {bounds[1]:{sign}.3f})"
    return f"{told['mean']:{sign}.3f}{between}"
