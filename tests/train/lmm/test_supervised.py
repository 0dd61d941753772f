"""The stages that learn from answers, from beginning to end, on the small model."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file

from geodsl.dataset.record import Record
from train.lmm.assembly import load, save
from train.lmm.batches import Batcher
from train.lmm.config import LmmConfig, LmmConfigError
from train.lmm.conversations import Conversation, Turn, of_stage
from train.lmm.errors import LengthError, LmmError
from train.lmm.parts import LANGUAGE, PROJECTOR, TOWER, part_of
from train.lmm.sources import Listed
from train.lmm.supervised import supervised

USUAL = {"batch": 2, "steps": 4, "lr": 3e-3, "workers": 0, "log_every": 1, "save_every": 2}
WORDS = [
    Conversation(
        key=str(k), turns=(Turn("user", f"What is {k} + 1?"), Turn("assistant", rf"\boxed{{{k + 1}}}"))
    )
    for k in range(6)
]


def config(folder: Path, data: Path, **more) -> LmmConfig:
    return LmmConfig.of({"model": str(folder), "data": str(data), **USUAL, **more})


def run(asked: LmmConfig, out: Path, **more) -> Path:
    return supervised(asked, out, device="cpu", quiet_run=True, **more)


def weights(folder: Path) -> dict[str, torch.Tensor]:
    return load(folder).model.state_dict()


def moved(before: Path, after: Path) -> set[str]:
    one, other = weights(before), weights(after)
    assert one.keys() == other.keys()
    return {part_of(name) for name in one if not torch.equal(one[name], other[name])}


def metrics(out: Path) -> list[dict]:
    return [json.loads(line) for line in (out / "metrics.jsonl").read_text("utf-8").splitlines()]


@pytest.mark.parametrize(
    ("more", "parts"),
    [
        ({"stage": "align"}, {PROJECTOR}),
        ({"stage": "instruct"}, {PROJECTOR, LANGUAGE}),
        ({"stage": "instruct", "train_tower": True}, {PROJECTOR, LANGUAGE, TOWER}),
        ({"stage": "instruct", "lora": 2}, {PROJECTOR, LANGUAGE}),
        ({"stage": "instruct", "captions": True, "grouped": True, "accumulate": 2}, {PROJECTOR, LANGUAGE}),
    ],
)
def test_what_is_frozen_is_the_same_to_the_bit(folder: Path, asked: Path, tmp_path: Path, more, parts):
    result = run(config(folder, asked, **more), tmp_path)
    assert moved(folder, result) == parts


def test_a_cold_start_leaves_all_that_sees_as_it_was(folder: Path, tmp_path: Path):
    result = run(config(folder, tmp_path / "no", stage="coldstart"), tmp_path / "run", source=Listed(WORDS))
    assert moved(folder, result) == {LANGUAGE}


def test_adapters_move_linear_layers_alone(folder: Path, asked: Path, tmp_path: Path):
    result = run(config(folder, asked, lora=2), tmp_path)
    one, other = weights(folder), weights(result)
    language = {n for n in one if part_of(n) == LANGUAGE and not torch.equal(one[n], other[n])}
    assert language and all(n.endswith("_proj.weight") for n in language)
    assert not (result / "adapter_config.json").exists()
    name = next(n for n in sorted(language) if "q_proj" in n)
    assert torch.linalg.matrix_rank((other[name] - one[name]).double(), rtol=1e-4) == 2


@pytest.mark.parametrize("more", [{}, {"lora": 2}, {"accumulate": 2, "grouped": True}])
def test_going_on_is_as_if_never_stopped(folder: Path, asked: Path, tmp_path: Path, more):
    whole = run(config(folder, asked, **more), tmp_path / "whole")
    stopped = tmp_path / "stopped"
    shutil.copytree(tmp_path / "whole", stopped)
    shutil.rmtree(stopped / "final")
    shutil.rmtree(stopped / "checkpoints" / "checkpoint-4")
    lines = (stopped / "metrics.jsonl").read_text("utf-8").splitlines()
    # Killed at step 3, with half of another checkpoint on the disk.
    (stopped / "metrics.jsonl").write_text("\n".join(lines[:3]) + "\n", "utf-8")
    (stopped / "checkpoints" / "checkpoint-3").mkdir()
    (stopped / "checkpoints" / "checkpoint-3" / "optimizer.pt").write_bytes(b"half")
    again = run(config(folder, asked, **more), stopped)
    one, other = weights(whole), weights(again)
    assert all(torch.equal(one[name], other[name]) for name in one)

    def told(out: Path) -> list[tuple]:
        return [(line["step"], line.get("loss"), line.get("gradient")) for line in metrics(out)]

    assert told(stopped) == told(tmp_path / "whole")


def test_a_run_that_is_done_is_only_read_and_one_of_other_settings_refused(
    folder: Path, asked: Path, tmp_path: Path
):
    result = run(config(folder, asked), tmp_path)
    before = (result / "model.safetensors").stat().st_mtime_ns
    assert run(config(folder, asked), tmp_path) == result
    assert (result / "model.safetensors").stat().st_mtime_ns == before
    with pytest.raises(LmmError, match=r"other settings \(lr\)"):
        run(config(folder, asked, lr=1e-5), tmp_path)


def test_checkpoints_hold_what_learns_and_nothing_is_pickled_but_by_torch(
    folder: Path, asked: Path, tmp_path: Path
):
    run(config(folder, asked, stage="align", keep=1), tmp_path)
    (kept,) = (tmp_path / "checkpoints").iterdir()
    assert {part_of(n) for n in load_file(kept / "learned.safetensors")} == {PROJECTOR}
    for path in kept.glob("*.pt*"):
        if path.name != "rng_state.pth":  # which holds numpy's, that transformers lets in by name
            torch.load(path, weights_only=True)
    assert not (kept / "training_args.bin").exists()


def test_it_learns_what_it_is_told(folder: Path, tmp_path: Path):
    asked = config(folder, tmp_path / "no", batch=3, steps=100, lr=5e-3, save_every=100, log_every=5)
    result = run(asked, tmp_path / "run", source=Listed(WORDS[:3]))
    told = [line["loss"] for line in metrics(tmp_path / "run") if "loss" in line]
    assert told[-1] < 0.2 < 2 < told[0]
    lmm = load(result)
    for conversation in WORDS[:3]:
        given = Batcher(lmm.processor, longest=512)([conversation.question])
        del given["labels"]
        written = lmm.model.generate(**given, max_new_tokens=16, do_sample=False)[
            0, given["input_ids"].shape[1] :
        ]
        assert lmm.processor.tokenizer.decode(written, skip_special_tokens=True) == conversation.answer


def test_the_first_loss_is_that_of_the_first_batch(folder: Path, asked: Path, tmp_path: Path):
    from train.lmm.order import Order
    from train.lmm.sources import source_of

    told = config(folder, asked, lr=0.0, steps=2, batch=3)
    run(told, tmp_path)
    lmm, order = load(folder), Order(source_of(told), length=6, seed=0)
    batcher = Batcher(lmm.processor, longest=512)
    with torch.no_grad():
        wanted = [
            float(lmm.model(**batcher([order[k] for k in some])).loss) for some in ((0, 1, 2), (3, 4, 5))
        ]
    assert [line["loss"] for line in metrics(tmp_path)[:2]] == pytest.approx(wanted, rel=1e-5)


def test_too_long_is_refused_before_a_step_is_made(folder: Path, asked: Path, tmp_path: Path):
    with pytest.raises(LengthError, match=r"conversations are longer than 60 tokens .*Nothing was cut"):
        run(config(folder, asked, longest=60), tmp_path)
    assert not tmp_path.joinpath("checkpoints").exists() and not tmp_path.joinpath("final").exists()
    with pytest.raises(LmmError, match=r"longest = 9,999, and .* has room for 512 tokens"):
        run(config(folder, asked, longest=9999), tmp_path)


def test_a_loss_that_is_not_a_number_stops_the_run_before_it_is_learned(
    folder: Path, asked: Path, tmp_path: Path
):
    lmm = load(folder)
    with torch.no_grad():
        lmm.model.model.multi_modal_projector.linear_1.bias[0] = float("nan")
    broken = save(lmm, tmp_path / "broken")
    with pytest.raises(LmmError, match="isn't a number at step 1; the last good checkpoint is none"):
        run(config(broken, asked), tmp_path / "run")
    assert not (tmp_path / "run" / "final").exists()


def test_sight_is_measured_after_a_stage(folder: Path, asked: Path, tmp_path: Path):
    run(
        config(folder, asked, perception=str(asked), perception_split="train", perception_questions=4),
        tmp_path,
    )
    (told,) = [line["perception"] for line in metrics(tmp_path) if "perception" in line]
    assert set(told["scores"]) == {"own", "blank", "other"}
    assert told["counts"]["own"]["asked"] == 4


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"stage": "instrct"}, "did you mean `instruct`"),
        ({"data": ""}, "data: expected"),
        ({"model": ""}, "model: expected a model, or a tower and a language model"),
        ({"tower": "t", "language": "l"}, "leave `tower` and `language` out"),
        ({"data": "stream:x.toml"}, "a stream has no end"),
        ({"stage": "align", "lora": 4}, "lora: `align` leaves the language model as it is"),
        ({"stage": "coldstart", "train_tower": True}, "`coldstart` leaves what sees as it is"),
        ({"stage": "align", "grouped": True}, "these are of the stage `instruct`"),
        ({"rl": {"prompts": 4}}, "settings of the stage `rl`"),
        ({"stage": "rl", "rl": {"prompt": 4}}, "prompt: there is no such field; did you mean `prompts`"),
        ({"stage": "rl", "lr": 1e-6, "steps": 5}, "lr, steps: these are of the other stages"),
        ({"too_long": "cut"}, "one of refuse, leave out"),
    ],
)
def test_what_can_not_be_is_said(told, said: str):
    with pytest.raises(LmmConfigError, match=said):
        LmmConfig.of({"model": "m", "data": "d", **told})


def test_rates_are_those_of_the_stage():
    rates = {
        s: LmmConfig(model="m", data="d", stage=s).rate for s in ("align", "instruct", "coldstart", "prefer")
    }
    assert rates == {"align": 1e-3, "instruct": 2e-5, "coldstart": 2e-5, "prefer": 5e-7}
    assert LmmConfig(model="m", data="d", stage="align", lr=0.5).rate == 0.5


def test_groups_of_all_stages_make_conversations(groups: list[Record]):
    assert all(of_stage("align", r) and of_stage("instruct", r) for r in groups)
