"""A run that stops and goes on is, to the bit, the run that didn't; what isn't whole is never taken up."""

from __future__ import annotations

import json
import os

import open_clip
import pytest
import torch

from geodsl.errors import GeodslError
from train import publish
from train.checkpoints import CheckpointError, Checkpoints
from train.towers import Average, TowerError, adapt, load, lock, parameter_groups

torch.set_num_threads(1)

CONFIG = {
    "embed_dim": 16,
    "vision_cfg": {
        "image_size": 32,
        "layers": 2,
        "width": 32,
        "head_width": 16,
        "patch_size": 8,
        "patch_dropout": 0.5,
    },
    "text_cfg": {"context_length": 16, "vocab_size": 49408, "width": 16, "heads": 2, "layers": 1},
    "init_logit_bias": -5.0,
}
RATES = [1e-2 * (1 - i / 20) for i in range(10)]


class Run:
    """A small run: its batches and its dropout are functions of the step."""

    def __init__(self, *, adapted=False, kind=torch.optim.AdamW, seed=0, **options):
        self.towers = load(CONFIG, seed=seed)
        if adapted:
            adapt(self.towers.model, rank=2, seed=seed)
        groups = parameter_groups(self.towers.model, lr=1.0, weight_decay=0.1, layer_decay=0.8)
        self.scales = [group["lr"] for group in groups]
        self.optimizer = kind(groups, **options)
        self.average = Average(self.towers.model, decay=0.9)
        self.losses = []

    def go(self, steps):
        for step in steps:
            random = torch.Generator().manual_seed(step)
            torch.manual_seed(1000 + step)
            self.towers.model.train()
            images = torch.randn((6, 3, 32, 32), generator=random)
            ids = self.towers.ids([f"point {letter} of step {step}" for letter in "ABCDEF"])
            logits = self.towers.scale * self.towers.encode_images(images) @ self.towers.encode_texts(ids).T
            loss = torch.nn.functional.cross_entropy(logits + self.towers.bias, torch.arange(6))
            for group, scale in zip(self.optimizer.param_groups, self.scales, strict=True):
                group["lr"] = RATES[step] * scale
            self.optimizer.zero_grad()
            loss.backward()
            self.optimizer.step()
            self.average.update(self.towers.model, step=step)
            self.losses.append(loss.item())

    def save(self, folder, step, **more):
        return Checkpoints(folder).save(
            step,
            towers=self.towers,
            optimizer=self.optimizer,
            run={"seed": 7},
            tensors=self.average.values,
            **more,
        )

    def tensors(self):
        state = {f"model {n}": v for n, v in self.towers.model.state_dict().items()}
        state |= {f"average {n}": v for n, v in self.average.values.items()}
        for name, parameter in self.towers.model.named_parameters():
            for key, value in self.optimizer.state.get(parameter, {}).items():
                state[f"{name} {key}"] = torch.as_tensor(value)
        return state


def equal(a, b):
    return a.keys() == b.keys() and all(torch.equal(a[name], b[name]) for name in a)


@pytest.mark.parametrize(
    "options",
    [
        {},
        {"adapted": True},
        {"betas": (0.9, 0.95), "amsgrad": True},
        {"kind": torch.optim.SGD, "momentum": 0.9},
        {"kind": torch.optim.RMSprop},
        {"foreach": True},
    ],
    ids=str,
)
def test_going_on_is_never_having_stopped(options, tmp_path):
    whole = Run(**options)
    whole.go(range(10))
    first = Run(**options)
    first.go(range(5))
    first.save(tmp_path, 5)
    second = Run(**{**options, "seed": 3})
    found = Checkpoints(tmp_path).load(towers=second.towers, optimizer=second.optimizer)
    second.average.load(found.tensors)
    assert (found.step, found.run) == (5, {"seed": 7})
    assert equal(first.tensors(), second.tensors())
    second.go(range(found.step, 10))
    assert first.losses + second.losses == whole.losses
    assert equal(whole.tensors(), second.tensors())
    assert len(whole.tensors()) > 60
    for mine, wanted in zip(second.optimizer.param_groups, whole.optimizer.param_groups, strict=True):
        assert {k: v for k, v in mine.items() if k != "params"} == {
            k: v for k, v in wanted.items() if k != "params"
        }


def test_a_parameter_that_has_no_state_yet_gets_none(tmp_path):
    run = Run()
    run.save(tmp_path, 0)
    again = Run(seed=1)
    Checkpoints(tmp_path).load(towers=again.towers, optimizer=again.optimizer)
    assert not again.optimizer.state
    assert torch.equal(again.towers.model.visual.proj, run.towers.model.visual.proj)


def test_a_checkpoint_is_a_model_of_open_clips(tmp_path):
    run = Run(adapted=True)
    run.go(range(2))
    path = run.save(tmp_path, 2)
    plain = open_clip.create_model(f"local-dir:{path}").eval()
    run.towers.model.eval()
    images = torch.randn((2, 3, 32, 32), generator=torch.Generator().manual_seed(0))
    with torch.no_grad():
        features = plain.encode_image(images, normalize=True)
        assert torch.allclose(features, run.towers.encode_images(images), atol=1e-6)


def test_the_same_run_writes_the_same_bytes(tmp_path):
    for name in "ab":
        run = Run()
        run.go(range(2))
        run.save(tmp_path / name, 2, score=0.5)
    first, second = (
        {p.name: p.read_bytes() for p in (tmp_path / n / "step-00000002").iterdir()} for n in "ab"
    )
    assert first == second
    assert not any(name.endswith((".pt", ".pth", ".bin", ".pkl")) for name in first)


def test_the_last_ones_stay_and_the_best(tmp_path):
    run, kept = Run(), Checkpoints(tmp_path, keep=2)
    assert kept.latest() is None and kept.best() is None
    for step, score in ((1, 0.2), (2, 0.9), (3, 0.5), (4, None), (5, 0.1)):
        kept.save(step, towers=run.towers, optimizer=run.optimizer, run={}, score=score)
    assert [p.name for p in kept.all()] == ["step-00000002", "step-00000004", "step-00000005"]
    assert kept.latest().name == "step-00000005" and kept.best().name == "step-00000002"
    kept.save(6, towers=run.towers, optimizer=run.optimizer, run={}, score=0.9)
    assert [p.name for p in kept.all()] == ["step-00000005", "step-00000006"]
    with pytest.raises(CheckpointError, match="keep=0"):
        Checkpoints(tmp_path, keep=0)


def test_there_must_be_one(tmp_path):
    run = Run()
    with pytest.raises(CheckpointError, match="no checkpoint to go on from") as caught:
        Checkpoints(tmp_path / "none").load(towers=run.towers)
    assert isinstance(caught.value, ValueError) and isinstance(caught.value, GeodslError)
    (tmp_path / "step-00000001").mkdir()
    with pytest.raises(CheckpointError, match=r"isn't a checkpoint: state\.json can't be read"):
        Checkpoints(tmp_path).load(tmp_path / "step-00000001", towers=run.towers)


@pytest.mark.parametrize(
    "name", ["open_clip_model.safetensors", "optimizer.safetensors", "extra.safetensors"]
)
@pytest.mark.parametrize("harm", ["cut", "bit", "gone"])
def test_a_harmed_file_is_named_and_changes_nothing(name, harm, tmp_path):
    run = Run()
    run.go(range(1))
    run.save(tmp_path, 1)
    path = run.save(tmp_path, 2)
    data = bytearray((path / name).read_bytes())
    if harm == "cut":
        (path / name).write_bytes(data[: len(data) // 2])
    elif harm == "bit":
        data[-3] ^= 1
        (path / name).write_bytes(data)
    else:
        (path / name).unlink()
    other = Run(seed=2)
    before = {n: v.clone() for n, v in other.tensors().items()}
    with pytest.raises(CheckpointError, match=rf"{name} isn't as it was written.*step-00000001"):
        Checkpoints(tmp_path).load(towers=other.towers, optimizer=other.optimizer)
    assert equal(before, other.tensors())


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"format": "other"}, "expected the format 'geodsl checkpoint 1' whole, found 'other'"),
        ({"step": "1"}, "expected the format"),
        ({"files": {"../../secret": {}}}, "names a file outside of its folder"),
    ],
)
def test_a_strange_state_is_refused(change, told, tmp_path):
    path = Run().save(tmp_path, 1)
    state = json.loads((path / "state.json").read_text())
    (path / "state.json").write_text(json.dumps({**state, **change}))
    with pytest.raises(CheckpointError, match=told):
        Checkpoints(tmp_path).load(towers=Run().towers)


def test_another_model_or_optimiser_is_refused(tmp_path):
    run = Run()
    run.go(range(1))
    run.save(tmp_path, 1)
    other = load({**CONFIG, "embed_dim": 24})
    with pytest.raises(CheckpointError, match=r"is of another model: .* has another shape"):
        Checkpoints(tmp_path).load(towers=other)
    fewer = Run(seed=1)
    lock(fewer.towers.model, text=True)
    learning = parameter_groups(fewer.towers.model, lr=1.0)
    with pytest.raises(CheckpointError, match="parameters in other groups"):
        Checkpoints(tmp_path).load(towers=fewer.towers, optimizer=torch.optim.AdamW(learning))
    sgd = Run(kind=torch.optim.SGD, seed=1)
    before = {n: v.clone() for n, v in sgd.tensors().items()}
    with pytest.raises(CheckpointError, match="of the optimiser AdamW, and this one is SGD"):
        Checkpoints(tmp_path).load(towers=sgd.towers, optimizer=sgd.optimizer)
    assert equal(before, sgd.tensors())


def test_an_optimiser_of_another_model_is_refused(tmp_path):
    with pytest.raises(CheckpointError, match="make it from this very model"):
        Checkpoints(tmp_path).save(1, towers=Run().towers, optimizer=Run().optimizer, run={})


def test_what_json_cannot_keep_is_refused_and_nothing_is_left(tmp_path):
    run = Run()
    for bad in ({"seen": {1, 2}}, {"loss": float("nan")}):
        with pytest.raises(CheckpointError, match="isn't plain, finite JSON"):
            Checkpoints(tmp_path).save(1, towers=run.towers, optimizer=run.optimizer, run=bad)
    assert list(tmp_path.iterdir()) == []


def test_a_broken_model_never_replaces_a_good_one(tmp_path):
    run = Run()
    path = run.save(tmp_path, 1)
    before = (path / "open_clip_model.safetensors").read_bytes()
    with torch.no_grad():
        run.towers.model.visual.proj[0, 0] = float("inf")
    for step in (1, 2):
        with pytest.raises(TowerError, match=r"visual\.proj has a number that isn't finite"):
            run.save(tmp_path, step)
    assert [p.name for p in tmp_path.iterdir()] == [path.name]
    assert (path / "open_clip_model.safetensors").read_bytes() == before


def test_a_checkpoint_that_was_never_finished_is_not_seen(tmp_path, monkeypatch):
    run = Run()
    run.save(tmp_path, 1)

    def dies(path):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(publish, "_flush", dies)
        patch.setattr(publish.shutil, "rmtree", lambda *args, **more: None)  # as a killed process leaves it
        with pytest.raises(KeyboardInterrupt):
            run.save(tmp_path, 2)
    assert sorted(os.listdir(tmp_path)) == ["step-00000001", "step-00000002.partial"]
    assert Checkpoints(tmp_path).latest().name == "step-00000001"
    run.save(tmp_path, 2)
    assert sorted(os.listdir(tmp_path)) == ["step-00000001", "step-00000002"]
