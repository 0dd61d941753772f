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
STRANGERS = "strangers"
WORDS = {
    STRANGERS: "its caption among those of four strangers",
    "caption": "its caption among those of four siblings",
    "picture": "its picture among those of four siblings",
    "pair": "of two siblings, both ways right for the first",
    "group": "of two siblings, all four right",
}
SMALL = {"groups": 480, "per_program": 24, "shard_size": 120}


def minute(out: Path) -> tuple[Mapping[str, Sequence[float]], int]:
    """What an arm that has learned for a minute has right of held-out families, and how many these are.

    Beside siblings it is asked about strangers: the captions of four groups of other families.
    """
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
    encoder = TowerEncoder(towers(result))
    found = {**hits(cases, encoder), STRANGERS: strangers(cases, encoder)}
    return found, len({case.family for case in cases})


def strangers(cases: Sequence[Any], encoder: Any) -> list[float]:
    """Whether each picture has its caption before those of four groups of other families."""
    from train.evaluate import features_of

    both = list(zip(cases, features_of(cases, encoder), strict=True))
    out = []
    for k, (case, features) in enumerate(both):
        others = [f.captions[0] for c, f in both[k:] + both[:k] if c.family != case.family][:4]
        scores = [float(features.pictures[0] @ caption) for caption in (features.captions[0], *others)]
        out.append(float(scores[0] > max(scores[1:])))
    return out


def told(found: Mapping[str, Sequence[float]], families: int, chance: Mapping[str, float]) -> str:
    """One line for each metric."""
    count = len(found[METRICS[0]])
    lines = [f"{ARM}, {STEPS} steps; {count} held-out groups of {families} families:"]
    for name in (STRANGERS, *METRICS):
        mean = sum(found[name]) / count
        by_chance = chance["caption" if name == STRANGERS else name]
        lines.append(f"  {WORDS[name]:48} {mean:.3f}   chance {by_chance:.3f}")
    if sum(found[STRANGERS]) > sum(found["caption"]):
        lines.append("\nStrangers are told apart long before siblings are.")
    return "\n".join(lines)


def main() -> None:
    out = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE.parents[1] / "build" / "demo" / "training"
    stored: dict[str, Any] = json.loads(STORED.read_text("utf-8"))
    print("\nOne arm of the experiment learns from nothing for about a minute:\n")
    print(told(*minute(out), stored["hits"]["chance"]))
    about = stored["about"]
    held = about["asked"]["hits"]
    print(
        f"\nSTORED, not measured now: the whole experiment, {about['train']:,} groups to learn from, "
        f"{held['groups']:,} of {held['families']} held-out families to be asked about "
        "(examples/experiments/result.json; run.py makes it anew):\n"
    )
    print(table(stored, short=True))


if __name__ == "__main__":
    main()
