"""What a run says it has encoded, by losses that look at different parts of a group; what is compiled."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import torch

from train.clip.config import ClipConfig
from train.clip.equipment import set_up
from train.clip.loop import train

USUAL = {"model": "tiny", "batch": 2, "steps": 3, "workers": 0, "log_every": 2}


# Groups of the dataset have three negatives and three false captions.
@pytest.mark.parametrize(
    ("losses", "more", "images", "texts"),
    [
        ({"softmax": 1.0}, {}, 1, 1),
        ({"list_images": 1.0}, {}, 1 + 3, 1),
        ({"list_images": 1.0}, {"negatives": 2}, 1 + 2, 1),
        ({"list_texts": 1.0}, {"texts": 2}, 1, 1 + 2),
        ({"siblings": 1.0}, {"cache": 3}, 1 + 3, 1 + 3),
        ({"siblings": 1.0, "list_texts": 1.0}, {}, 1 + 3, 1 + 3 + 3),
    ],
)
def test_what_is_encoded_is_counted(dataset, tmp_path: Path, losses, more, images: int, texts: int):
    torch.set_num_threads(1)
    config = ClipConfig.of({"data": str(dataset), "losses": losses, **USUAL, **more})
    train(config, tmp_path, device="cpu", quiet=True)
    lines = [json.loads(line) for line in (tmp_path / "metrics.jsonl").read_text("utf-8").splitlines()]
    assert [line["encoded"] for line in lines] == [
        {"images": steps * 2 * images, "texts": steps * 2 * texts} for steps in (2, 1)
    ]


@pytest.mark.parametrize("model", ["tiny", "tiny-vit"])
def test_what_is_compiled_is_what_encoding_calls(dataset, model: str, monkeypatch: pytest.MonkeyPatch):
    called = []
    monkeypatch.setattr(
        torch, "compile", lambda run, **_: lambda *x, **y: (called.append(run), run(*x, **y))[1]
    )
    config = ClipConfig.of({"data": str(dataset), "compile": True, **USUAL, "model": model})
    towers = set_up(config, torch.device("cpu")).towers
    towers.encode_images(torch.zeros(1, 3, 72, 72))
    assert len(called) == 1
    towers.encode_texts(towers.ids(["AB = AC"]))
    assert len(called) == 2
