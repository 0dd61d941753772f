"""Preferences by trl: each pair both ways round, nothing cut, and a run that goes on as if it hadn't been stopped."""

from __future__ import annotations

import json
import math
from collections import Counter
from copy import deepcopy
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import torch
from safetensors.torch import load_file

from geodsl.dataset import Dataset
from tests.train.conftest import exported, recipe
from train.data.dataset_source import DatasetSource
from train.lmm.assembly import Lmm, load
from train.lmm.config import LmmConfig
from train.lmm.conversations import Preference
from train.lmm.errors import LengthError, LmmError
from train.lmm.parts import TOWER, part_of
from train.lmm.prefer import Pairs, prefer, preferred
from train.lmm.tiny import tiny

SMALL = {"hidden_size": 32, "intermediate_size": 64, "num_attention_heads": 2}


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made_by = recipe(groups=4, shard_size=4, per_program=2, negatives=2, texts=0)
    return exported(tmp_path_factory.mktemp("pairs") / "data", made_by)


@pytest.fixture(scope="module")
def model(data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    captions = [m.caption for r in Dataset(data).records("train") for m in r.members]
    language = {**SMALL, "num_key_value_heads": 2}
    return tiny(
        tmp_path_factory.mktemp("tiny") / "model",
        captions=captions,
        words=400,
        tower=SMALL,
        language=language,
    )


@pytest.fixture(scope="module")
def lmm(model: Path) -> Lmm:
    return load(model)


@pytest.fixture(scope="module")
def pairs(data: Path, lmm: Lmm) -> Pairs:
    return Pairs(DatasetSource(data, split="train", batch=1), lmm.processor, longest=512)


def config(data: Path, model: Path, **other: Any) -> LmmConfig:
    usual: dict[str, Any] = {
        "stage": "prefer",
        "data": str(data),
        "model": str(model),
        "batch": 2,
        "steps": 4,
        "lr": 1e-3,
        "warmup": 0.0,
        "log_every": 1,
        "save_every": 2,
    }
    return LmmConfig(**{**usual, **other})


def lines(out: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (out / "metrics.jsonl").read_text("utf-8").splitlines()]


def test_what_is_chosen_of_one_picture_is_rejected_of_the_other(data: Path, pairs: Pairs) -> None:
    told = Counter((pairs[k].chosen, pairs[k].rejected) for k in range(len(pairs)))
    assert all(told[b, a] == n for (a, b), n in told.items())
    records = list(Dataset(data).records("train"))
    assert len(pairs) == sum(2 * len(r.negatives) for r in records) == pairs.told["pairs"]
    captions = {m.image: m.caption for r in records for m in r.members}
    assert all(captions[pairs[k].question.images[0]] == pairs[k].chosen for k in range(len(pairs)))


def test_a_blind_model_is_right_of_exactly_half(lmm: Lmm, pairs: Pairs) -> None:
    def blind(pair: Preference, image: bytes) -> Preference:
        return replace(pair, question=replace(pair.question, images=(image,)))

    some = [pairs[k] for k in range(4)]  # two pairs, both ways round
    assert preferred(lmm, [blind(pair, some[0].question.images[0]) for pair in some]) == 0.5
    assert math.isnan(preferred(lmm, []))


def test_too_long_ones_are_counted_first(data: Path, lmm: Lmm, tmp_path: Path, model: Path) -> None:
    source = DatasetSource(data, split="train", batch=1)
    with pytest.raises(LengthError, match=r"16 of 16 conversations are longer than 20 tokens"):
        Pairs(source, lmm.processor, longest=20)
    with pytest.raises(LengthError, match="longer than 20 tokens"):
        prefer(config(data, model, longest=20), tmp_path / "run", device="cpu")
    assert not (tmp_path / "run").exists()
    with pytest.raises(LmmError, match=r"longest = 5,000, and .* has room for 512 tokens"):
        prefer(config(data, model, longest=5000), tmp_path / "run", device="cpu")


def test_what_is_left_out_goes_with_its_exchanged_one(data: Path, lmm: Lmm, pairs: Pairs) -> None:
    from train.lmm.measure import Measure

    measure = Measure(lmm.processor)
    of = [max(map(measure.tokens, pairs[k].both)) for k in range(len(pairs))]
    room = sorted(of)[len(of) // 2] - 1
    source = DatasetSource(data, split="train", batch=1)
    some = Pairs(source, lmm.processor, longest=room, leave_out=True)
    told = Counter((some[k].chosen, some[k].rejected) for k in range(len(some)))
    assert 0 < len(some) < len(pairs) and all(told[b, a] == n for (a, b), n in told.items())
    assert max(max(map(measure.tokens, some[k].both)) for k in range(len(some))) <= room
    assert some.told["left_out"] == len(pairs) - len(some)


def test_trl_gets_what_there_is_to_the_token(pairs: Pairs, lmm: Lmm) -> None:
    """Its collator's rows against the tokens of the conversations, counted beforehand."""
    from trl.trainer.dpo_trainer import DataCollatorForVisionPreference

    from train.lmm.measure import Measure

    rows = pairs.rows()
    made = DataCollatorForVisionPreference(processor=lmm.processor, max_length=None)(
        [rows[k] for k in range(4)]
    )
    measure = Measure(lmm.processor)
    for side in (0, 1):
        for k in range(4):
            there = int(made["attention_mask"][4 * side + k].sum())
            wanted = measure.tokens(pairs[k].both[side])
            assert wanted <= there <= wanted + 1  # the line's end after an answer
            said = made["input_ids"][4 * side + k][made["completion_mask"][4 * side + k].bool()]
            answer = (pairs[k].chosen, pairs[k].rejected)[side]
            assert lmm.processor.tokenizer.decode(said, skip_special_tokens=True).strip() == answer


@pytest.mark.parametrize("lora", [0, 4])
def test_a_run_that_was_stopped_ends_as_one_that_wasnt(
    lora: int, data: Path, model: Path, tmp_path: Path
) -> None:
    told = config(data, model, lora=lora, seed=1)
    whole = prefer(told, tmp_path / "whole", device="cpu", quiet_run=True)
    found = lines(tmp_path / "whole")
    assert found[0]["loss"] == pytest.approx(
        math.log(2), abs=1e-5
    )  # policy and start are one before the first step
    assert [line["step"] for line in found] == [1, 2, 3, 4, 4] and found[0]["margin"] == 0
    assert found[-1] == {"step": 4, "finished": True}
    again = deepcopy(told)
    parts = tmp_path / "parts"
    parts.mkdir()
    (parts / "config.json").write_bytes((tmp_path / "whole/config.json").read_bytes())
    # It was stopped between the third step and the fourth.
    (parts / "metrics.jsonl").write_text("".join(json.dumps(line) + "\n" for line in found[:3]), "utf-8")
    _copied(tmp_path / "whole/checkpoints/checkpoint-2", parts / "checkpoints/checkpoint-2")
    ended = prefer(again, parts, device="cpu", quiet_run=True)
    assert (whole / "model.safetensors").read_bytes() == (ended / "model.safetensors").read_bytes()
    assert lines(parts) == found
    assert (
        prefer(again, parts, device="cpu", quiet_run=True) == ended and lines(parts) == found
    )  # nothing is left to do
    before, after = load_file(model / "model.safetensors"), load_file(whole / "model.safetensors")
    moved = {n for n in before if not torch.equal(before[n], after[n])}
    assert moved and not any(part_of(n) == TOWER for n in moved)
    assert not list(tmp_path.rglob("training_args.bin"))


def _copied(source: Path, target: Path) -> None:
    import shutil

    shutil.copytree(source, target)


def test_what_cant_be_preferred_is_refused(data: Path, model: Path, tmp_path: Path) -> None:
    with pytest.raises(LmmError, match="`prefer` reads a dataset's folder"):
        prefer(config(Path("stream:recipe.toml"), model), tmp_path / "run", device="cpu")
    with pytest.raises(LmmError, match=r"16 pairs, 0\.1 times, are less than one step of 2"):
        prefer(config(data, model, steps=0, epochs=0.1), tmp_path / "run", device="cpu")
