"""LLaVA's conversations, read as its loader reads them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from geodsl.dataset import Dataset
from tests.dataset.again import again, changed, single


@pytest.fixture(scope="module")
def written(small: Dataset, tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    return again(small, tmp_path_factory.mktemp("llava") / "dataset", "llava")


def read(dataset: Dataset, split: str) -> list[dict[str, Any]]:
    found = json.loads((dataset.root / "llava" / f"{split}.json").read_text("utf-8"))
    assert isinstance(found, list)
    return found


def test_every_sample_has_its_picture_and_one_token_for_it(written: Dataset) -> None:
    ids = set()
    for split in written.splits:
        for sample in read(written, split):
            human, model = sample["conversations"]
            assert (human["from"], model["from"]) == ("human", "gpt")
            assert human["value"].count("<image>") == 1 and human["value"].startswith("<image>\n")
            assert "<image>" not in model["value"] and model["value"]
            assert (written.root / sample["image"]).is_file()
            ids.add(sample["id"])
    assert len(ids) == sum(len(read(written, s)) for s in written.splits)


def test_every_picture_is_asked_for_its_own_caption(small: Dataset, written: Dataset) -> None:
    for split in small.splits:
        told = {s["id"]: s for s in read(written, split)}
        for record in small.records(split):
            for member in record.members:
                sample = told[f"{record.key}-caption-{member.number}"]
                assert sample["conversations"][1]["value"] == member.caption
                assert (written.root / sample["image"]).read_bytes() == member.image


def test_questions_are_about_their_picture(small: Dataset, written: Dataset) -> None:
    count = 0
    for split in small.splits:
        told = {s["id"]: s for s in read(written, split)}
        for record in small.records(split):
            for number, question in enumerate(record.questions):
                sample = told[f"{record.key}-question-{number}"]
                asked, answer = (turn["value"] for turn in sample["conversations"])
                assert question["text"] in asked and all(choice in asked for choice in question["choices"])
                assert question["answer"] in answer
                member = record.members[question["member"]]
                assert (written.root / sample["image"]).read_bytes() == member.image
                count += 1
    assert count > 50


def test_a_solution_goes_before_the_box_and_pictures_are_not_chosen_from(
    small: Dataset, tmp_path: Path
) -> None:
    (record, *_) = small.records("train")
    question = {**record.questions[0], "choices": [], "pictures": [], "form": "open"}
    solved = {**question, "text": "?", "answer": "60°", "decimal": 60.0, "solution": "Since AB = AC = BC."}
    chosen = {**question, "pictures": [0, 1, 2, 3]}
    dataset = single(small, tmp_path / "one", [changed(record, questions=[solved, chosen])], "llava")
    asked = [s for s in read(dataset, "train") if "-question-" in s["id"]]
    assert [s["conversations"][1]["value"] for s in asked] == ["Since AB = AC = BC.\n\\boxed{60°}"]


def test_a_caption_is_asked_for_in_its_language(small: Dataset, tmp_path: Path) -> None:
    (record, *_) = small.records("train")
    members = [dict(m) for m in record.data["members"]]
    words = {**members[0]["caption"]["words"], "lang": "zh"}
    members[0]["caption"] = {**members[0]["caption"], "words": words}
    dataset = single(small, tmp_path / "zh", [changed(record, members=members)], "llava")
    first, second, *_ = (s["conversations"][0]["value"] for s in read(dataset, "train"))
    assert "图形" in first and first != second and second.isascii()


def test_the_same_records_give_the_same_bytes(small: Dataset, written: Dataset, tmp_path: Path) -> None:
    other = again(small, tmp_path / "other", "llava")
    for split in small.splits:
        name = f"llava/{split}.json"
        assert (other.root / name).read_bytes() == (written.root / name).read_bytes()
