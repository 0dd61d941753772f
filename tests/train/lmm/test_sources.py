"""Where conversations come from."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from geodsl.dataset import Dataset
from tests.train.conftest import _EXAMPLES
from train.data.errors import DataError
from train.lmm.conversations import instruct
from train.lmm.errors import ConversationError
from train.lmm.sources import LlavaFile, OfDataset, Streamed


def stream(folder: Path, **more) -> Streamed:
    path = folder / "recipe.toml"
    path.write_text(
        f"""
folders = ["{_EXAMPLES / "circles" / "central-angle.geo"}"]
negatives = 1
texts = 0
questions = 2
kinds = ["count"]
sizes = [48]
per_program = 2
""",
        "utf-8",
    )
    return Streamed(path, split="train", stage="instruct", batch=2, **{"seed": 0, **more})


def test_a_dataset_gives_every_conversation_of_its_groups(asked: Path):
    source = OfDataset(asked, split="train", stage="instruct")
    wanted = [c for record in Dataset(asked).records("train") for c in instruct(record)]
    assert [source.at(k) for k in range(len(source))] == wanted
    assert source.at(len(source) - 1) == wanted[-1] and source.at(0) == wanted[0]


def test_a_dataset_without_worked_solutions_has_nothing_for_a_cold_start(asked: Path):
    with pytest.raises(
        DataError, match="nothing for `coldstart` in train: no questions with worked solutions"
    ):
        OfDataset(asked, split="train", stage="coldstart")
    with pytest.raises(DataError, match="no groups in a split 'test'"):
        OfDataset(asked, split="test", stage="instruct")


@pytest.mark.slow
def test_a_stream_gives_a_conversation_a_group_by_its_seed(tmp_path: Path):
    source = stream(tmp_path)
    some = [source.at(k) for k in (0, 1, 2)]
    assert len({c.key for c in some}) == 3 and all(c.about["kind"] == "count" for c in some)
    assert stream(tmp_path).at(2) == some[2]
    with pytest.raises(DataError, match="no end"):
        len(source)


def test_our_own_llava_file_is_read_as_llava_has_it(asked: Path):
    source = LlavaFile(asked / "llava" / "train.json", asked)
    rows = json.loads((asked / "llava" / "train.json").read_text("utf-8"))
    assert len(source) == len(rows)
    for k, row in enumerate(rows):
        found = source.at(k)
        assert found.key == row["id"] and found.answer == row["conversations"][1]["value"]
        assert found.images == ((asked / row["image"]).read_bytes(),)


def row(**more) -> dict:
    turns = [{"from": "human", "value": "<image>\nWhat?"}, {"from": "gpt", "value": "a"}]
    return {"id": "r", "image": "a.png", "conversations": turns, **more}


@pytest.mark.parametrize(
    ("rows", "error", "said"),
    [
        ([row(image=None)], ConversationError, "r: its words have 1 times .* 0 pictures"),
        ([row(image=["a.png", "b.png"])], ConversationError, "r: its words have 1 times .* 2 pictures"),
        (
            [row(conversations=[{"from": "human", "value": "hi"}])],
            ConversationError,
            "0 times `<image>` and it has 1",
        ),
        (
            [row(image=[], conversations=[{"from": "human", "value": "hi"}])],
            ConversationError,
            "isn't an answer",
        ),
        ([row(image="../secret.png")], DataError, "isn't a file in"),
        ([row(image="/etc/hostname")], DataError, "isn't a file in"),
        (
            [row(conversations=[{"from": "robot", "value": "hi"}])],
            DataError,
            "expected `conversations` of `from`",
        ),
        ([3], DataError, "conversation 0: expected `conversations`"),
        ([], DataError, "expected a JSON array"),
        ({}, DataError, "expected a JSON array"),
    ],
)
def test_a_llava_file_that_is_wrong_is_refused_at_once(tmp_path: Path, rows, error, said: str):
    (tmp_path / "x.json").write_text(json.dumps(rows), "utf-8")
    with pytest.raises(error, match=said):
        LlavaFile(tmp_path / "x.json", tmp_path)


def test_a_picture_that_is_not_there_is_named(tmp_path: Path):
    (tmp_path / "x.json").write_text(json.dumps([row()]), "utf-8")
    with pytest.raises(DataError, match=r"a\.png, the picture of r, can't be read: No such file"):
        LlavaFile(tmp_path / "x.json", tmp_path).at(0)
