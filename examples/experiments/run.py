"""What do hard negatives do to a small model that begins with nothing? Arms and seeds, one after the other.

python examples/experiments/run.py                       # makes the data, runs what isn't done yet, compares
python examples/experiments/run.py --steps 100 --seeds 1 --groups 1200 --out build/short

Stopped at any moment, the same command goes on. All that was found is in OUT/result.json, every seed by itself.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from compare import WHERE, comparison, hits, table
from parts import written

HERE = Path(__file__).parent
ARMS = ("random", "list", "siblings", "mixed")
SEEN = 300  # groups of training that are asked about, too: what was learned by heart
# New figures of families that were learned from.
KNOWN = {"groups": 600, "seed": 1, "per_program": 4, "shard_size": 100}


def data(out: Path, *, recipe: str = "parts.toml", **other: Any) -> Path:
    """A dataset, made where it isn't yet. One that is whole is taken as it is, whichever version made it.

    Args:
        other: fields of the recipe, in the place of what it says.
    """
    from geodsl.dataset import Dataset
    from perturb.groups import load
    from perturb.groups.export import Export

    if (out / "dataset.json").exists() and not Dataset(out).missing():
        return out
    export = Export(load(HERE / recipe, folders=[str(written(out.with_name("figures")))], **other))
    plan = export.begin(out)
    if plan.missing():
        export.make(plan, workers=2)
    return out


def asked_about(out: Path, dataset: Path) -> dict[str, list[Any]]:
    """What every encoder is asked about: groups of held-out families, new ones of the families that were learned from,
    and some of the very groups that were."""
    from geodsl.dataset import Dataset
    from train.evaluate import cases_of

    records, new = Dataset(dataset), Dataset(data(out / "new", **KNOWN))
    families = {record.family for record in records.records("train")}
    every = max(1, records.plan.groups["train"] // SEEN)
    return {
        "hits": cases_of(records.records("test")),
        "known": cases_of(r for split in new.plan.groups for r in new.records(split) if r.family in families),
        "seen": cases_of(islice(records.records("train"), 0, None, every)),
    }


def run(
    arm: str, seed: int, folder: Path, dataset: Path, cases: Mapping[str, Sequence[Any]], **other: Any
) -> dict[str, Any]:
    """One run: trained, asked, told; what is done already is only read."""
    from geodsl.settings import load
    from train.clip.config import ClipConfig
    from train.clip.loop import train
    from train.evaluate import TowerEncoder, fresh
    from train.towers import load as towers

    config = load(ClipConfig, HERE / f"{arm}.toml", data=str(dataset), seed=seed, **other)
    kept, asked = folder / "hits.json", config.to_json() | {"data": dataset.name}
    if kept.exists():
        found: dict[str, Any] = json.loads(kept.read_text("utf-8"))
        if found["config"] != asked:
            sys.exit(f"{folder} holds a run of other settings; take another --out")
        return found
    began = time.monotonic()
    result = towers(train(config, folder, device="cpu"))
    nothing = TowerEncoder(fresh(result, 1000 + seed))
    lines = [json.loads(line) for line in (folder / "metrics.jsonl").read_text("utf-8").splitlines()]
    found = {
        "config": asked,
        "seconds": round(time.monotonic() - began),  # of the last stretch, where it was stopped
        "loss": lines[-1]["loss"],
        "encoded": {x: sum(line["encoded"][x] for line in lines) for x in ("images", "texts")},
        **{name: hits(some, TowerEncoder(result)) for name, some in cases.items()},
        "fresh": {name: hits(cases[name], nothing) for name in WHERE},
    }
    kept.write_text(json.dumps(found) + "\n", "utf-8")
    return found


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--out", type=Path, default=HERE.parents[1] / "build" / "experiments")
    parser.add_argument("--arms", nargs="+", default=ARMS, choices=ARMS)
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--steps", type=int, help="of each run; by default what the arms' files say")
    parser.add_argument("--groups", type=int, help="of the dataset; by default what parts.toml says")
    parser.add_argument("--model", help="another tower than the arms' files name")
    parser.add_argument("--threads", type=int, default=2)
    asked = parser.parse_args()

    import torch

    from geodsl.dataset import Dataset

    torch.set_num_threads(asked.threads)
    dataset = data(asked.out / "data", **({} if asked.groups is None else {"groups": asked.groups}))
    records = Dataset(dataset)
    cases = asked_about(asked.out, dataset)
    other = {name: value for name in ("steps", "model") if (value := getattr(asked, name)) is not None}
    found: dict[str, dict[int, Any]] = {arm: {} for arm in asked.arms}
    for seed in range(asked.seeds):  # so that all arms are as far, wherever it is stopped
        for arm in asked.arms:
            print(f"-- {arm}, seed {seed}", file=sys.stderr)
            found[arm][seed] = run(arm, seed, asked.out / f"{arm}-{seed}", dataset, cases, **other)
    about = {
        "recipe": records.about["recipe"],
        "made_by": records.about["made_by"],
        "train": records.plan.groups["train"],
        "asked": {
            name: {"groups": len(some), "families": len({case.family for case in some})}
            for name, some in cases.items()
        },
    }
    result = {"about": about, **{name: comparison(cases[name], found, name) for name in WHERE}}
    path = asked.out / "result.json"
    path.write_text(json.dumps(result, indent=1) + "\n", "utf-8")
    print(table(result))
    print(f"\n{path}: all of it")


if __name__ == "__main__":
    main()
