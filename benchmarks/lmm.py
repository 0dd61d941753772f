"""Speed of models that answer: tokens in instruct and in rollouts, rewards, and how long is waited for data.

    python benchmarks/lmm.py                  # a small model of random weights on one core
    python benchmarks/lmm.py --steps 200      # for longer

Tokens of instruct are all that go through the model, pictures among them; those of a rollout are of answers alone.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import tempfile
from itertools import islice
from pathlib import Path
from statistics import median
from typing import Any

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import rewards
import torch
from tables import Row, publish

GROUPS, STEPS = 60, 60
RECIPE: dict[str, Any] = {
    "groups": GROUPS,
    "shard_size": GROUPS,
    "per_program": 20,
    "sampler": {"points": [3, 5]},
    "negatives": 1,
    "texts": 0,
    "questions": 8,
    "sizes": [80],
}
SIZES = {"hidden_size": 96, "intermediate_size": 288, "num_hidden_layers": 4, "num_attention_heads": 4}


def data(folder: Path) -> Path:
    """A small dataset with questions."""
    from perturb.groups import Recipe
    from perturb.groups.export import Export

    export = Export(Recipe.of(RECIPE))
    export.make(export.begin(folder), workers=1)
    return folder


def model(folder: Path, dataset: Path) -> Path:
    """A model of random weights, its words those of the dataset."""
    from geodsl.dataset import Dataset
    from train.lmm.conversations import of_stage
    from train.lmm.tiny import tiny

    words = [
        turn.text
        for record in Dataset(dataset).records("train")
        for conversation in of_stage("instruct", record, captions=True)
        for turn in conversation.turns
    ]
    return tiny(
        folder, captions=words, size=80, patch=8, words=700, context=1024, tower=SIZES, language=SIZES
    )


def instruct(folder: Path, begun: Path, dataset: Path, steps: int, *, grouped: bool) -> dict[str, float]:
    """Tokens a second and the share of waiting: medians of all lines but the first, in which all begins."""
    from train.lmm.config import LmmConfig
    from train.lmm.supervised import supervised

    told = {"model": str(begun), "data": str(dataset), "stage": "instruct", "train_tower": True}
    config = LmmConfig.of(
        {**told, "grouped": grouped, "batch": 8, "steps": steps, "log_every": 10, "save_every": steps}
    )
    supervised(config, folder, device=DEVICE)
    lines = [json.loads(line) for line in (folder / "metrics.jsonl").read_text("utf-8").splitlines()]
    lines = [line for line in lines if "waiting" in line][1:]
    return {name: median(line[name] for line in lines) for name in ("tokens_a_second", "waiting")}


def rollout(begun: Path, dataset: Path) -> dict[str, Any]:
    from geodsl.dataset import Dataset
    from train.lmm.assembly import load
    from train.lmm.conversations import prompts
    from train.lmm.rl.speed import rollout_speed

    lmm = load(begun)
    lmm.model.to(DEVICE)
    some = [p for record in islice(Dataset(dataset).records("train"), 4) for p in islice(prompts(record), 2)]
    return rollout_speed(lmm, some, answers=16, longest=64, batch=64)


def rows(found: dict[str, Any]) -> list[Row]:
    of = "" if DEVICE == "cuda" else ", of one core"
    out = []
    for name in ("each question by itself", "all questions of a picture together"):
        told = found[name]
        out.append(Row(f"instruct, {name}: tokens a second{of}", f"{told['tokens_a_second']:,.0f}"))
        out.append(Row(f"instruct, {name}: waiting for data", f"{told['waiting']:.1%}", "< 5%"))
    out.append(Row(f"rollout: tokens of answers a second{of}", f"{found['rollout']['tokens_a_second']:,.0f}"))
    return [*out, *rewards.rows(found["rewards"])]


DEVICE = "cuda" if torch.cuda.is_available() else "cpu"


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--steps", type=int, default=STEPS, help="of instruct")
    steps = parser.parse_args().steps
    torch.set_num_threads(1)
    found: dict[str, Any] = {"rewards": rewards.rewards_a_second()}
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        dataset = data(folder / "data")
        begun = model(folder / "begun", dataset)
        for name, grouped in (
            ("each question by itself", False),
            ("all questions of a picture together", True),
        ):
            found[name] = instruct(folder / str(grouped), begun, dataset, steps, grouped=grouped)
        found["rollout"] = rollout(begun, dataset)
    found["on"] = (
        torch.cuda.get_device_name() if DEVICE == "cuda" else f"{platform.machine()}, {os.cpu_count()} cores"
    )
    found["torch"] = torch.__version__
    publish("lmm", found, rows(found))


if __name__ == "__main__":
    main()
