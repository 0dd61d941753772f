"""Does a small model of pictures and words that begins with nothing learn to see, on a CPU, and does reward help it?

python examples/experiments/lmm.py                        # makes the data, learns, asks about held-out families
python examples/experiments/lmm.py --steps 50 --tower-steps 50 --out build/lmm-short

Three stages, none with weights from elsewhere: the tower learns what siblings differ in (`geodsl train clip`), a
decoder that has read questions learns with the projector to answer them (`instruct`, the tower left as it is), then
both answer for reward (`rl`, GRPO), from where there is still something to learn. Stopped at any moment, the same
command goes on. OUT/result.json has scores by kind beside chance, the commonest answer, a blank picture and another
figure's, for every seed by itself.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from run import HERE, data

LANGUAGE = {"hidden_size": 128, "intermediate_size": 384, "num_hidden_layers": 3, "num_attention_heads": 4}
SEEN: dict[str, Any] = {"boxes": "all", "workers": 0, "perception_questions": 1000, "answer_longest": 12}
INSTRUCT: dict[str, Any] = {
    **SEEN,
    "stage": "instruct",
    "batch": 96,
    "lr": 1e-3,
    "beta2": 0.99,
    "weight_decay": 0.01,
    "longest": 256,
    "save_every": 100,
}
RL: dict[str, Any] = {
    "algorithm": "grpo",
    "iterations": 120,
    "prompts": 64,
    "answers": 8,
    "lengths": [[0, 12]],
    "policy_lr": 2e-4,
    "warmup": 5,
    "rest": 0,
    "average": 1,
    "save_every": 20,
    "micro": 64,
    "rollout_batch": 256,
}


def tower(out: Path, pictures: Path, seed: int, steps: int | None) -> Path:
    """What sees: it has learned what siblings differ in. One that is done is taken as it is."""
    from geodsl.settings import load
    from train.clip.config import ClipConfig
    from train.clip.loop import train

    if (done := out / "final").exists():
        return done
    other = {} if steps is None else {"steps": steps}
    config = load(ClipConfig, HERE / "tower.toml", data=str(pictures), seed=seed, **other)
    return train(config, out, device="cpu")


def language(out: Path, dataset: Path, seed: int, steps: int) -> Path:
    """What speaks: it has read the questions and answers of training, every word of them, and no picture.

    Losses on answers alone, in `instruct`, take a decoder that can read already.
    """
    import torch
    from transformers import AutoModelForCausalLM, AutoTokenizer

    from geodsl.dataset import Dataset
    from train.lmm.conversations import MARK, of_stage
    from train.lmm.tiny import tiny_language

    if out.exists():
        return out
    read = [
        [{"role": turn.role, "content": turn.text.removeprefix(f"{MARK}\n")} for turn in pair]
        for record in Dataset(dataset).records("train")
        for c in of_stage("instruct", record, boxes="all", grouped=True)
        for pair in zip(c.turns[::2], c.turns[1::2], strict=True)
    ]
    first = out.with_name(f"{out.name}-first")
    words = [turn["content"] for pair in read[:5000] for turn in pair]
    tiny_language(first, words, seed=seed, words=700, context=1024, **LANGUAGE)
    tokenizer = AutoTokenizer.from_pretrained(first)
    model = AutoModelForCausalLM.from_pretrained(first).train()
    texts = [tokenizer.apply_chat_template(pair, tokenize=False) for pair in read]
    random = torch.Generator().manual_seed(seed)
    optimizer = torch.optim.AdamW(model.parameters(), lr=2e-3, betas=(0.9, 0.98), weight_decay=0.01)
    rates = torch.optim.lr_scheduler.OneCycleLR(optimizer, 2e-3, total_steps=steps + 1, pct_start=0.1)
    for step in range(steps):
        some = [texts[k] for k in torch.randint(len(texts), (128,), generator=random)]
        given = tokenizer(some, return_tensors="pt", padding=True, add_special_tokens=False)
        labels = given["input_ids"].masked_fill(given["attention_mask"] == 0, -100)
        loss = model(**given, labels=labels).loss
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        rates.step()
        if step % 25 == 24:
            print(f"reading, step {step + 1} of {steps}: loss {loss.item():.3f}", file=sys.stderr)
    partial = out.with_name(f"{out.name}-partial")
    model.save_pretrained(partial)
    tokenizer.save_pretrained(partial)
    partial.rename(out)
    return out


def instruct(out: Path, dataset: Path, tower: Path, language: Path, seed: int, steps: int) -> dict[str, Any]:
    """The decoder learns to answer: what it then scores on held-out families."""
    from train.lmm.config import LmmConfig
    from train.lmm.supervised import supervised

    told = {**INSTRUCT, "tower": str(tower), "language": str(language), "steps": steps, "seed": seed}
    config = LmmConfig.of({**told, "data": str(dataset), "perception": str(dataset)})
    return _told(out, config.to_json(), lambda: supervised(config, out, device="cpu"))


def reward(out: Path, dataset: Path, model: Path, seed: int, iterations: int) -> dict[str, Any]:
    """Then it answers for reward: how that rose, and what it scores on held-out families."""
    from train.lmm.config import LmmConfig
    from train.lmm.rl.run import learn

    told = {
        **SEEN,
        "stage": "rl",
        "model": str(model),
        "seed": seed,
    }
    rl = {**RL, "iterations": iterations}
    config = LmmConfig.of({**told, "data": str(dataset), "perception": str(dataset), "rl": rl})
    return _told(out, config.to_json(), lambda: learn(config, out, device="cpu"))


_PLACES = ("data", "perception", "model", "tower", "language")


def _told(out: Path, config: Mapping[str, Any], work: Callable[[], Any]) -> dict[str, Any]:
    """A run's own account of itself; one that is done is only read."""
    if not any("perception" in line for line in _lines(out)):
        work()
    lines, was = _lines(out), json.loads((out / "config.json").read_text("utf-8"))
    asked, was = ({k: Path(v).name if k in _PLACES and v else v for k, v in x.items()} for x in (config, was))
    if differ := sorted(k for k, v in asked.items() if was.get(k) != v):
        sys.exit(f"{out} holds a run of other settings ({', '.join(differ)}); take another --out")
    return {
        "config": asked,
        "loss": next((line["loss"] for line in reversed(lines) if "loss" in line), None),
        "reward": [line["reward"] for line in lines if "reward" in line],
        "perception": next(line["perception"] for line in reversed(lines) if "perception" in line),
    }


def _lines(out: Path) -> list[dict[str, Any]]:
    path = out / "metrics.jsonl"
    if not path.exists():
        return []
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def table(found: Mapping[str, Mapping[str, Any]]) -> str:
    """Scores by kind in Markdown, every run by itself."""
    rows = [
        "| run | questions | own pictures | blank | others' | chance | commonest answer |",
        "|---" * 7 + "|",
    ]
    for name, told in found.items():
        sight = told["perception"]
        parts = {"all": sight["scores"], **sight["by"]["kind"], **sight["by"].get("form", {})}
        for part, scores in parts.items():
            own = scores["own"]
            between = "" if own["low"] is None else f" ({own['low']:.3f} to {own['high']:.3f})"
            others = " | ".join(
                f"{scores[p]['value']:.3f}" if p in scores else "" for p in ("blank", "other")
            )
            rows.append(
                f"| {name} | {part}, {own['count']} | {own['value']:.3f}{between} | {others} | "
                f"{own['chance']:.3f} | {own['constant']:.3f} |"
            )
    return "\n".join(rows)


def rewards(found: Mapping[str, Mapping[str, Any]], *, some: int = 10) -> str:
    """How reward rose in Markdown: the mean of the first iterations and of the last, every seed by itself."""
    rows = [f"| run | reward, first {some} iterations | last {some} | iterations |", "|---|---|---|---|"]
    for name, told in found.items():
        if reward := told["reward"]:
            first, last = (sum(part) / len(part) for part in (reward[:some], reward[-some:]))
            rows.append(f"| {name} | {first:.3f} | {last:.3f} | {len(reward)} |")
    return "\n".join(rows)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--out", type=Path, default=HERE.parents[1] / "build" / "lmm")
    parser.add_argument("--groups", type=int, help="Of both datasets; by default what their recipes say.")
    parser.add_argument("--tower-steps", type=int, help="By default what tower.toml says.")
    parser.add_argument("--reading-steps", type=int, default=300)
    parser.add_argument("--steps", type=int, default=500)
    parser.add_argument("--early", type=int, default=200, help="Steps of the model that learns from reward.")
    parser.add_argument("--iterations", type=int, default=RL["iterations"])
    parser.add_argument(
        "--seeds", type=int, default=3, help="Of reward; what it begins with is learned once."
    )
    parser.add_argument("--threads", type=int, default=1)
    asked = parser.parse_args()

    import torch

    torch.set_num_threads(asked.threads)
    out: Path = asked.out
    other = {} if asked.groups is None else {"groups": asked.groups}
    pictures = data(out / "pictures", **other)
    questions = data(out / "questions", recipe="lmm.toml", **other)
    print("-- the tower", file=sys.stderr)
    seen = tower(out / "tower", pictures, 0, asked.tower_steps)
    print("-- answers", file=sys.stderr)
    spoken = language(out / "language", questions, 0, asked.reading_steps)
    found = {
        f"instruct, {steps} steps": instruct(out / f"instruct-{steps}", questions, seen, spoken, 0, steps)
        for steps in dict.fromkeys((asked.early, asked.steps))
    }
    for seed in range(asked.seeds):
        print(f"-- reward, seed {seed}", file=sys.stderr)
        model = out / f"instruct-{asked.early}"
        found[f"reward, seed {seed}"] = reward(out / f"rl-{seed}", questions, model, seed, asked.iterations)
    path = out / "result.json"
    path.write_text(json.dumps(found, indent=1) + "\n", "utf-8")
    print(f"{table(found)}\n\n{rewards(found)}")
    print(f"\n{path}: all of it")


if __name__ == "__main__":
    main()
