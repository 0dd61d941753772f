"""The sets for trl: its own trainers take them."""

from __future__ import annotations

import io
import json
from collections import Counter
from copy import deepcopy
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from geodsl.dataset import Dataset
from geodsl.dataset.formats.trl import SETS
from geodsl.words.questions import Question
from tests.dataset.again import again
from tests.dataset.tiny import tiny_llava

LONGEST = 1024  # tokens that the tiny model takes


@pytest.fixture(scope="module")
def written(small: Dataset, tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    return again(small, tmp_path_factory.mktemp("trl") / "dataset", "trl")


@pytest.fixture(scope="module")
def sets(written: Dataset, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The sets as `datasets` reads them, by their names and splits."""
    datasets = pytest.importorskip("datasets")
    cache = str(tmp_path_factory.mktemp("cache"))
    folder = str(written.root / "trl")
    return {name: datasets.load_dataset(folder, name, cache_dir=cache) for name in SETS}


@pytest.fixture(scope="module")
def tiny(sets: dict[str, Any]) -> tuple[Any, Any]:
    said = "".join(
        part["content"]
        for name in SETS
        for row in sets[name]["train"].remove_columns("images")
        for part in (p for key in ("prompt", "completion", "chosen") for p in row.get(key, []))
    )
    return tiny_llava(said + "assistant: user: ")


def test_every_split_is_there_with_its_pictures(small: Dataset, sets: dict[str, Any]) -> None:
    for split in small.splits:
        pictures = {(r.key, m.number): m for r in small.records(split) for m in r.members}
        for name, rows in sets.items():
            assert set(rows[split].column_names) == set(SETS[name])
            for row in rows[split]:
                (image,) = row["images"]
                stored = Image.open(io.BytesIO(pictures[row["key"], row["member"]].image))
                assert np.array_equal(np.asarray(image), np.asarray(stored)), (name, row["key"])


def test_sft_has_every_caption_and_every_question(small: Dataset, sets: dict[str, Any]) -> None:
    for split in small.splits:
        told = Counter((r["key"], r["member"], r["about"]) for r in sets["sft"][split])
        wanted = Counter((r.key, m.number, "caption") for r in small.records(split) for m in r.members)
        wanted += Counter((r.key, q["member"], q["kind"]) for r in small.records(split) for q in r.questions)
        assert told == wanted


def test_a_numbers_answer_is_boxed_and_choices_are_written_out(small: Dataset, sets: dict[str, Any]) -> None:
    numbers = choices = 0
    questions = {(r.key, q["text"]): q for r in small.records() for q in r.questions}
    for split in small.splits:
        for row in sets["sft"][split]:
            said, answer = row["prompt"][0]["content"], row["completion"][0]["content"]
            question = questions.get((row["key"], said.splitlines()[0]))
            if row["about"] == "caption" or question is None:
                continue
            if question["choices"]:
                choices += 1
                assert said.count("\n") == len(question["choices"])
                assert all(f"({c}) {s}" in said for c, s in zip("ABCD", question["choices"], strict=False))
            elif question["decimal"] is not None:
                numbers += 1
                assert answer == f"\\boxed{{{question['answer']}}}"
    assert numbers and choices


def test_each_pair_comes_twice_with_its_roles_exchanged(small: Dataset, sets: dict[str, Any]) -> None:
    for split in small.splits:
        rows = list(sets["dpo"][split])
        pairs = Counter((r["key"], r["chosen"][0]["content"], r["rejected"][0]["content"]) for r in rows)
        assert all(pairs[key, b, a] == count for (key, a, b), count in pairs.items())
        captions = {(r.key, m.number): m.caption for r in small.records(split) for m in r.members}
        assert all(captions[r["key"], r["member"]] == r["chosen"][0]["content"] for r in rows)
        assert len(rows) == sum(2 * len(r.negatives) for r in small.records(split))


def test_what_grpo_tells_decides_whether_an_answer_is_right(sets: dict[str, Any]) -> None:
    forms = set()
    for row in sets["grpo"]["train"]:
        question = Question(**json.loads(row["question"]))
        forms.add(question.form)
        assert "\\boxed" in row["prompt"][0]["content"]
        assert question.accepts(f"So it is \\boxed{{{row['answer']}}}.")
        assert not question.accepts("I can't tell.")
    assert len(forms) >= 4


def test_the_same_records_give_the_same_bytes(small: Dataset, written: Dataset, tmp_path: Path) -> None:
    other = again(small, tmp_path / "other", "trl")
    names = sorted(p.relative_to(written.root) for p in (written.root / "trl").rglob("*") if p.is_file())
    assert len(names) == 1 + len(SETS) * len(small.plan)
    for name in names:
        assert (other.root / name).read_bytes() == (written.root / name).read_bytes(), name


# -- the trainers themselves ----------------------------------------------------------------------------------


def options(folder: Path) -> dict[str, Any]:
    return {
        "output_dir": str(folder),
        "max_steps": 1,
        "per_device_train_batch_size": 2,
        "report_to": "none",
        "save_strategy": "no",
        "logging_steps": 1,
        "use_cpu": True,
        "bf16": False,
        "dataloader_num_workers": 0,
        "seed": 1,
    }


def too_long(rows: Any, processor: Any, longest: int) -> list[int]:
    """Rows that a trainer would cut, by their numbers: to be refused before it gets them."""
    out = []
    for number, row in enumerate(rows):
        said = [
            p["content"] for key in ("prompt", "completion", "chosen", "rejected") for p in row.get(key, [])
        ]
        image = processor(images=row["images"], text="<image>", return_tensors="pt")["input_ids"].shape[1]
        if image + len(processor.tokenizer("\n".join(said))["input_ids"]) + 64 > longest:
            out.append(number)
    return out


def losses(trainer: Any) -> list[float]:
    trainer.train()
    return [told["loss"] for told in trainer.state.log_history if "loss" in told]


def test_sft_takes_a_step(sets: dict[str, Any], tiny: tuple[Any, Any], tmp_path: Path) -> None:
    trl = pytest.importorskip("trl")
    model, processor = tiny
    rows = sets["sft"]["train"]
    assert not too_long(rows, processor, LONGEST) and too_long(rows, processor, 100)
    config = trl.SFTConfig(**options(tmp_path), max_length=LONGEST)
    trainer = trl.SFTTrainer(model, args=config, train_dataset=rows, processing_class=processor)
    (loss,) = losses(trainer)
    assert 0 < loss < 2 * np.log(len(processor.tokenizer))


def test_dpo_takes_a_step(sets: dict[str, Any], tiny: tuple[Any, Any], tmp_path: Path) -> None:
    trl = pytest.importorskip("trl")
    model, processor = tiny
    rows = sets["dpo"]["train"]
    assert not too_long(rows, processor, LONGEST)
    config = trl.DPOConfig(**options(tmp_path), max_length=LONGEST)
    trainer = trl.DPOTrainer(
        model, deepcopy(model), args=config, train_dataset=rows, processing_class=processor
    )
    (loss,) = losses(trainer)
    assert loss == pytest.approx(np.log(2), abs=1e-3)  # policy and reference are one before the first step


def test_grpo_takes_a_step_and_its_reward_gets_the_question(
    sets: dict[str, Any], tiny: tuple[Any, Any], tmp_path: Path
) -> None:
    trl = pytest.importorskip("trl")
    model, processor = tiny
    seen: list[tuple[str, str]] = []

    def reward(completions: list[Any], answer: list[str], question: list[str], **_: Any) -> list[float]:
        seen.extend(zip(answer, question, strict=True))
        told = [Question(**json.loads(q)) for q in question]
        return [float(q.accepts(c[0]["content"])) for q, c in zip(told, completions, strict=True)]

    config = trl.GRPOConfig(**options(tmp_path), num_generations=2, max_completion_length=8)
    trainer = trl.GRPOTrainer(
        model,
        reward_funcs=reward,
        args=config,
        train_dataset=sets["grpo"]["train"],
        processing_class=processor,
    )
    assert len(losses(trainer)) == 1
    known = {(r["answer"], r["question"]) for r in sets["grpo"]["train"].remove_columns("images")}
    assert len(seen) == 2 and set(seen) <= known
