"""Does a small model of pictures and words that begins with nothing learn to see, on a CPU?

python examples/experiments/lmm.py                        # makes the data, learns, asks about held-out families
python examples/experiments/lmm.py --steps 50 --out build/lmm-short

Tower, projector and decoder learn together, from nothing: all questions about a picture are one conversation, so a
picture is looked at once for all of them. Stopped at any moment, the same command goes on. OUT/result.json has scores
by kind beside chance, the commonest answer, a blank picture and another figure's, for every seed by itself.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from itertools import islice
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
TOWER = {"hidden_size": 96, "intermediate_size": 288, "num_hidden_layers": 4, "num_attention_heads": 4}
LANGUAGE = {"hidden_size": 96, "intermediate_size": 288, "num_hidden_layers": 3, "num_attention_heads": 4}
USUAL: dict[str, Any] = {
    "stage": "instruct",
    "train_tower": True,
    "grouped": True,
    "boxes": "all",
    "batch": 8,
    "lr": 2e-3,
    "beta2": 0.99,
    "weight_decay": 0.01,
    "longest": 1024,
    "workers": 0,
    "perception_questions": 1000,
    "answer_longest": 12,
    "save_every": 200,
}


def data(out: Path, groups: int | None) -> Path:
    """The dataset, made where it isn't yet."""
    from perturb.groups import load
    from perturb.groups.export import Export

    export = Export(load(HERE / "lmm.toml", **({} if groups is None else {"groups": groups})))
    plan = export.begin(out)
    if plan.missing():
        export.make(plan, workers=2)
    return out


def begun(folder: Path, dataset: Path, seed: int) -> Path:
    """The model that a run begins with: random weights, and words of the dataset's own questions and captions."""
    from geodsl.dataset import Dataset
    from train.lmm.conversations import of_stage
    from train.lmm.tiny import tiny

    if folder.exists():
        return folder
    some = list(islice(Dataset(dataset).records("train"), 500))
    words = [
        t.text for r in some for c in of_stage("instruct", r, captions=True, boxes="all") for t in c.turns
    ]
    return tiny(
        folder,
        seed=seed,
        captions=words,
        size=80,
        patch=8,
        words=700,
        context=1024,
        tower=TOWER,
        language=LANGUAGE,
    )


def run(out: Path, dataset: Path, seed: int, steps: int) -> dict[str, Any]:
    """One run: what it scored on held-out families, and how long it took."""
    from train.lmm.config import LmmConfig
    from train.lmm.supervised import supervised

    config = LmmConfig.of(
        {
            **USUAL,
            "model": str(begun(out / "begun" / str(seed), dataset, seed)),
            "data": str(dataset),
            "perception": str(dataset),
            "steps": steps,
            "seed": seed,
        }
    )
    wall, processor = time.monotonic(), time.process_time()
    supervised(config, out / str(seed), device="cpu")
    lines = [json.loads(line) for line in (out / str(seed) / "metrics.jsonl").read_text("utf-8").splitlines()]
    (sight,) = [line["perception"] for line in lines if "perception" in line]
    return {
        "config": config.to_json(),
        "loss": [line["loss"] for line in lines if "loss" in line][-1],
        "seconds": round(time.monotonic() - wall),  # of the last stretch, where it was stopped
        "processor_seconds": round(time.process_time() - processor),
        "perception": sight,
    }


def table(found: dict[int, dict[str, Any]]) -> str:
    """Scores by kind in Markdown, every seed by itself."""
    rows = [
        "| seed | questions | own picture | blank | another's | chance | commonest answer |",
        "|---" * 7 + "|",
    ]
    for seed, told in found.items():
        sight = told["perception"]
        parts = {"all": sight["scores"], **sight["by"]["kind"], **sight["by"].get("form", {})}
        for name, scores in parts.items():
            own = scores["own"]
            between = "" if own["low"] is None else f" ({own['low']:.3f} to {own['high']:.3f})"
            others = " | ".join(
                f"{scores[p]['value']:.3f}" if p in scores else "" for p in ("blank", "other")
            )
            rows.append(
                f"| {seed} | {name}, {own['count']} | {own['value']:.3f}{between} | {others} | "
                f"{own['chance']:.3f} | {own['constant']:.3f} |"
            )
    return "\n".join(rows)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--out", type=Path, default=HERE.parents[1] / "build" / "lmm")
    parser.add_argument("--data", type=Path, help="A dataset that is there, instead of one that is made.")
    parser.add_argument("--groups", type=int, help="Of the dataset; by default what lmm.toml says.")
    parser.add_argument("--steps", type=int, default=1200)
    parser.add_argument("--seeds", type=int, default=1)
    parser.add_argument("--threads", type=int, default=1)
    asked = parser.parse_args()

    import torch

    torch.set_num_threads(asked.threads)
    dataset = asked.data or data(asked.out / "data", asked.groups)
    found = {}
    for seed in range(asked.seeds):
        print(f"-- seed {seed}", file=sys.stderr)
        found[seed] = run(asked.out, dataset, seed, asked.steps)
    path = asked.out / "result.json"
    path.write_text(json.dumps(found, indent=1) + "\n", "utf-8")
    print(table(found))
    print(f"\n{path}: all of it")


if __name__ == "__main__":
    main()
