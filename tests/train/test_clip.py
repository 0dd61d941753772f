"""Contrastive training from beginning to end, on the small model, on this machine's processor."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest
import torch

from train.clip.config import ClipConfig, ConfigError
from train.clip.loop import FINAL, TrainError, train
from train.clip.rates import factor
from train.memory import explained
from train.towers import load

USUAL = {"model": "tiny", "batch": 2, "steps": 4, "lr": 1e-3, "workers": 0, "log_every": 1, "save_every": 2}


@pytest.fixture(autouse=True)
def _one_thread():
    torch.set_num_threads(1)


def config(data: Path, **more) -> ClipConfig:
    return ClipConfig.of({"data": str(data), **USUAL, **more})


def weights(folder: Path) -> dict[str, torch.Tensor]:
    return load(folder).model.state_dict()


def metrics(run: Path) -> list[dict]:
    return [json.loads(line) for line in (run / "metrics.jsonl").read_text("utf-8").splitlines()]


def test_a_run_leaves_a_model_that_open_clip_loads(dataset, tmp_path: Path):
    import open_clip

    result = train(config(dataset), tmp_path / "run", device="cpu", quiet=True)
    assert result == tmp_path / "run" / FINAL
    model, _, _ = open_clip.create_model_and_transforms(f"local-dir:{result}")
    mine = weights(result)
    assert all(torch.equal(mine[name], x) for name, x in model.state_dict().items())
    told = metrics(tmp_path / "run")
    assert [line["step"] for line in told] == [1, 2, 3, 4]
    assert all(line["parts"].keys() == {"siblings"} for line in told)
    assert told[-1]["lr"] == pytest.approx(1e-3 * factor(3, 4, 0.03))


def test_going_on_is_as_if_never_stopped(dataset, tmp_path: Path):
    more = {
        "losses": {"siblings": 1.0, "dynamic_margin": 0.2, "positive_margin": 0.1},
        "ema": 0.9,
        "negatives": 2,
    }
    whole = train(config(dataset, **more), tmp_path / "whole", device="cpu", quiet=True)

    class Stop(Exception):
        pass

    def stop(towers):
        raise Stop

    stopping = config(dataset, **more, probe_every=3)
    with pytest.raises(Stop):  # after the checkpoint of step 2
        train(stopping, tmp_path / "parts", device="cpu", quiet=True, probe=stop)
    assert len(metrics(tmp_path / "parts")) == 3
    again = train(stopping, tmp_path / "parts", device="cpu", quiet=True)
    one, other = weights(whole), weights(again)
    assert all(torch.equal(x, other[name]) for name, x in one.items())
    keys = ("step", "loss", "parts", "gradient", "lr", "scale")
    assert [{k: line[k] for k in keys} for line in metrics(tmp_path / "whole")] == [
        {k: line[k] for k in keys} for line in metrics(tmp_path / "parts")
    ]


def test_another_run_in_the_same_folder_is_refused(dataset, tmp_path: Path):
    train(config(dataset), tmp_path / "run", device="cpu", quiet=True)
    with pytest.raises(TrainError, match=r"other settings \(lr\)"):
        train(config(dataset, lr=2e-3), tmp_path / "run", device="cpu", quiet=True)


def test_cached_gradients_take_the_same_steps(dataset, tmp_path: Path):
    plain = train(config(dataset, steps=2), tmp_path / "plain", device="cpu", quiet=True)
    cached = train(config(dataset, steps=2, cache=3), tmp_path / "cached", device="cpu", quiet=True)
    one, other = weights(plain), weights(cached)
    first = [line["loss"] for line in metrics(tmp_path / "plain")]
    assert [line["loss"] for line in metrics(tmp_path / "cached")] == pytest.approx(first, rel=1e-4)
    assert all(torch.allclose(x, other[name], atol=2e-4) for name, x in one.items())


def test_stages_one_after_the_other(dataset, tmp_path: Path):
    stages = [
        {"losses": {"softmax": 1.0}, "steps": 2},
        {"losses": {"list_texts": 1.0}, "steps": 1, "texts": 2},
        {"losses": {"list_images": {"weight": 0.5, "form": "softmax"}}, "steps": 1, "negatives": 1},
    ]
    train(config(dataset, steps=0, stages=stages), tmp_path / "run", device="cpu", quiet=True)
    assert [list(line["parts"]) for line in metrics(tmp_path / "run")] == [
        ["softmax"], ["softmax"], ["list_texts"], ["list_images"],
    ]  # fmt: skip


def test_a_locked_tower_stays_to_the_bit_and_half_the_way_is_half(dataset, tmp_path: Path):
    start = load("tiny", seed=0).model.state_dict()
    whole = weights(train(config(dataset, lock_image=True), tmp_path / "a", device="cpu", quiet=True))
    half = weights(
        train(config(dataset, lock_image=True, interpolate=0.5), tmp_path / "b", device="cpu", quiet=True)
    )
    moved = {name for name, x in whole.items() if not torch.equal(x, start[name])}
    assert moved and not any(name.startswith("visual.") for name in moved)
    for name in moved:
        assert torch.allclose(half[name], (start[name] + whole[name]) / 2, atol=1e-6)


def test_a_loss_that_is_no_number_stops_the_run(dataset, tmp_path: Path):
    with pytest.raises(TrainError, match=r"isn't a number at step \d+ .*last good checkpoint"):
        train(config(dataset, lr=10.0, clip=0.0, steps=200, warmup=0.0, save_every=1, precision="fp32",
                     weight_decay=10.0), tmp_path / "run", device="cpu", quiet=True)  # fmt: skip


def test_where_memory_runs_out_it_says_what_makes_room(
    dataset, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    def full(*_args, **_more):
        raise torch.OutOfMemoryError("CUDA out of memory")

    monkeypatch.setattr("train.towers.towers.Towers.encode_images", full)
    with pytest.raises(
        TrainError, match=r"out of memory at step 1, with \d+ pictures on a device.* cache = 64"
    ):
        train(config(dataset, steps=2), tmp_path / "run", device="cpu", quiet=True)


def test_a_cpu_without_memory_is_told_from_other_errors():
    with (
        pytest.raises(TrainError, match=r"out of memory here.*: a smaller batch"),
        explained(TrainError, "here", "a smaller batch"),
    ):
        torch.empty(1 << 60, dtype=torch.uint8)
    with (
        pytest.raises(RuntimeError, match=r"shape .* invalid"),
        explained(TrainError, "here", "a smaller batch"),
    ):
        torch.ones(2).view(3)


def test_what_cannot_be_is_said_all_at_once(dataset):
    with pytest.raises(ConfigError) as found:
        ClipConfig.of({"modle": "x", "losses": 3, "lr": -1, "precision": "bf61"})
    assert [p.split(":")[0] for p in found.value.problems] == ["modle", "precision", "losses", "lr"]
    assert "did you mean `bf16`?" in str(found.value)
    with pytest.raises(ConfigError, match=r"did you mean `softmax`"):
        train(config(dataset, losses={"sofmax": 1.0}), "unused", device="cpu")
    with pytest.raises(ConfigError, match=r"model with a bias of its own"):
        train(config(dataset, losses={"sigmoid": 1.0}), "unused", device="cpu")


def test_rates_rise_and_fall():
    found = [factor(k, 100, 0.1) for k in range(100)]
    assert found[0] == pytest.approx(0.1) and found[9] == 1.0 and max(found) == 1.0
    assert all(a > b for a, b in pairwise(found[10:]))
    assert found[-1] < 0.001


@pytest.mark.slow
def test_two_processes_learn_what_one_does_whatever_lies_in_the_folder(dataset, tmp_path: Path):
    """With the same four groups a step, by one process or by two, started as a user starts them."""
    (tmp_path / "train.py").write_text("raise SystemExit('this is not the trainer')\n")
    (tmp_path / "train").mkdir()
    scripts = Path(sys.executable).parent
    usual = [
        "--data",
        str(dataset),
        "--model",
        "tiny",
        "--steps",
        "2",
        "--lr",
        "1e-3",
        "--workers",
        "0",
        "--log-every",
        "1",
    ]
    env = {**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "CUDA_VISIBLE_DEVICES": ""}
    two = [
        str(scripts / "torchrun"),
        "--no-python",
        "--nproc-per-node",
        "2",
        str(scripts / "geodsl"),
        "train",
        "clip",
    ]
    one = [str(scripts / "geodsl"), "train", "clip"]
    for command, batch, out in ((two, "2", "two"), (one, "4", "one")):
        done = subprocess.run(
            [*command, *usual, "--batch", batch, "--out", out], cwd=tmp_path, env=env, capture_output=True
        )
        assert done.returncode == 0, done.stderr.decode()[-2000:]
    first, second = metrics(tmp_path / "one"), metrics(tmp_path / "two")
    assert len(first) == len(second) == 2
    # Each rank reads its own groups: the first batch of four is the two of rank 0 and the two of rank 1.
    assert second[0]["loss"] == pytest.approx(first[0]["loss"], rel=1e-4)
    assert second[0]["gradient"] == pytest.approx(first[0]["gradient"], rel=1e-3)
