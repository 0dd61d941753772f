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
from collections.abc import Callable, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from compare import comparison, hits, table
from figures import written

HERE = Path(__file__).parent
ARMS = ("random", "list", "siblings", "mixed")
SEEN = 300  # groups of training that are asked about, too: what was learned by heart


def data(
    out: Path, recipe: str = "data.toml", figures: Callable[[Path], Path] = written, **other: Any
) -> Path:
    """The dataset, made where it isn't yet. One that is whole is taken as it is, whichever version made it.

    Args:
        figures: writes the programs into a folder.
        other: fields of the recipe, in the place of what the recipe says.
    """
    from geodsl.dataset import Dataset
    from perturb.groups import load
    from perturb.groups.export import Export

    if (out / "dataset.json").exists() and not Dataset(out).missing():
        return out
    export = Export(load(HERE / recipe, folders=[str(figures(out.with_name("figures")))], **other))
    plan = export.begin(out)
    if plan.missing():
        export.make(plan, workers=2)
    return out


def run(
    arm: str,
    seed: int,
    folder: Path,
    dataset: Path,
    cases: Sequence[Any],
    seen: Sequence[Any],
    **other: Any,
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
    lines = [json.loads(line) for line in (folder / "metrics.jsonl").read_text("utf-8").splitlines()]
    found = {
        "config": asked,
        "seconds": round(time.monotonic() - began),  # of the last stretch, where it was stopped
        "loss": lines[-1]["loss"],
        "encoded": {x: sum(line["encoded"][x] for line in lines) for x in ("images", "texts")},
        "hits": hits(cases, TowerEncoder(result)),
        "fresh": hits(cases, TowerEncoder(fresh(result, 1000 + seed))),
        "seen": hits(seen, TowerEncoder(result)),
    }
    kept.write_text(json.dumps(found) + "\n", "utf-8")
    return found


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--out", type=Path, default=HERE.parents[1] / "build" / "experiments")
    parser.add_argument("--arms", nargs="+", default=ARMS, choices=ARMS)
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--steps", type=int, help="of each run; by default what the arms' files say")
    parser.add_argument("--groups", type=int, help="of the dataset; by default what data.toml says")
    parser.add_argument("--model", help="another tower than the arms' files name")
    parser.add_argument("--threads", type=int, default=2)
    asked = parser.parse_args()

    import torch

    from geodsl.dataset import Dataset
    from train.evaluate import cases_of

    torch.set_num_threads(asked.threads)
    dataset = data(asked.out / "data", **({} if asked.groups is None else {"groups": asked.groups}))
    records = Dataset(dataset)
    cases = cases_of(records.records("test"))
    every = max(1, records.plan.groups["train"] // SEEN)
    seen = cases_of(islice(records.records("train"), 0, None, every))
    other = {name: value for name in ("steps", "model") if (value := getattr(asked, name)) is not None}
    found: dict[str, dict[int, Any]] = {arm: {} for arm in asked.arms}
    for seed in range(asked.seeds):  # so that all arms are as far, wherever it is stopped
        for arm in asked.arms:
            print(f"-- {arm}, seed {seed}", file=sys.stderr)
            found[arm][seed] = run(arm, seed, asked.out / f"{arm}-{seed}", dataset, cases, seen, **other)
    about = {
        "recipe": records.about["recipe"],
        "made_by": records.about["made_by"],
        "train": records.plan.groups["train"],
        "test": {"groups": len(cases), "families": len({case.family for case in cases})},
    }
    result = {"about": about, **comparison(cases, found)}
    path = asked.out / "result.json"
    path.write_text(json.dumps(result, indent=1) + "\n", "utf-8")
    print(table(result))
    print(f"\n{path}: all of it")


if __name__ == "__main__":
    main()
