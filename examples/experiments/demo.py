"""A minute of one arm, and beside it what the whole experiment found when it was run.

python examples/experiments/demo.py [OUT]
"""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from compare import METRICS, hits, table
from run import HERE, data

STORED = HERE / "result.json"
ARM, STEPS = "siblings", 60
SMALL = {"groups": 480, "per_program": 24, "shard_size": 120}


def minute(out: Path) -> tuple[Mapping[str, Sequence[float]], int]:
    """What an arm that has learned for a minute has right of held-out families, and how many these are."""
    from geodsl.dataset import Dataset
    from geodsl.settings import load
    from train.clip.config import ClipConfig
    from train.clip.loop import train
    from train.evaluate import TowerEncoder, cases_of
    from train.towers import load as towers

    shutil.rmtree(out, ignore_errors=True)
    dataset = data(out / "data", **SMALL)
    config = load(ClipConfig, HERE / f"{ARM}.toml", data=str(dataset), steps=STEPS, log_every=10)
    cases = cases_of(Dataset(dataset).records("test"))
    result = train(config, out / ARM, device="cpu")
    return hits(cases, TowerEncoder(towers(result))), len({case.family for case in cases})


def told(found: Mapping[str, Sequence[float]], families: int, chance: Mapping[str, float]) -> str:
    """One line for each metric."""
    count = len(found[METRICS[0]])
    lines = [f"{ARM}, {STEPS} steps; {count} held-out groups of {families} families:"]
    for name in METRICS:
        mean = sum(found[name]) / count
        lines.append(f"  {name:8} {mean:.3f}   chance {chance[name]:.3f}")
    return "\n".join(lines)


def main() -> None:
    out = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE.parents[1] / "build" / "demo" / "training"
    stored: dict[str, Any] = json.loads(STORED.read_text("utf-8"))
    print("\nOne arm of the experiment learns from nothing for about a minute:\n")
    print(told(*minute(out), stored["chance"]))
    about = stored["about"]
    print(
        f"\nSTORED, not measured now: the whole experiment, {about['train']:,} groups to learn from, "
        f"{about['test']['groups']:,} of {about['test']['families']} held-out families to be asked about "
        "(examples/experiments/result.json; run.py makes it anew):\n"
    )
    print(table(stored, short=True))


if __name__ == "__main__":
    main()
