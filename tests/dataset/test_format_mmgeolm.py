"""MMGeoLM's JSON forms, read as its loader reads them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from geodsl.dataset import Dataset
from tests.dataset.again import again, changed, single, without


@pytest.fixture(scope="module")
def written(small: Dataset, tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    return again(small, tmp_path_factory.mktemp("mmgeolm") / "dataset", "mmgeolm")


def read(dataset: Dataset, split: str, sort: str, count: int) -> list[dict[str, Any]]:
    found = json.loads((dataset.root / "mmgeolm" / split / f"{sort}-{count}.json").read_text("utf-8"))
    assert isinstance(found, list)
    return found


def test_pictures_are_those_of_the_groups(small: Dataset, written: Dataset) -> None:
    for split in small.splits:
        samples = read(written, split, "images", 3)
        for record, sample in zip(small.records(split), samples, strict=True):
            stored = [record.anchor, *record.negatives]
            told = [sample["positive_image_path"], *sample["negative_image_path"]]
            assert [(written.root / path).read_bytes() for path in told] == [m.image for m in stored]
            assert sample["conversations"][1]["value"] == record.anchor.caption


def test_captions_are_those_that_are_false_of_the_anchor(small: Dataset, written: Dataset) -> None:
    for split in small.splits:
        samples = read(written, split, "texts", 5)
        for record, sample in zip(small.records(split), samples, strict=True):
            assert sample["negative_captions"] == [t["text"] for t in record.texts]
            assert sample["conversations"][1]["value"] == record.anchor.caption


def test_a_batch_can_be_stacked(written: Dataset) -> None:
    samples = read(written, "train", "images", 3)
    pictures = [
        [
            np.asarray(Image.open(written.root / p))
            for p in (s["positive_image_path"], *s["negative_image_path"])
        ]
        for s in samples
    ]
    assert np.stack([np.stack(some) for some in pictures]).shape[:2] == (8, 4)


def test_groups_with_another_number_have_a_file_of_their_own(small: Dataset, tmp_path: Path) -> None:
    one, two, three, *_ = small.records("train")
    fewer = changed(without(two, [1]), texts=two.texts[:2])
    none = changed(without(three, [1, 2, 3]), texts=[])
    dataset = single(small, tmp_path / "fewer", [one, fewer, none], "mmgeolm")
    names = sorted(p.name for p in (dataset.root / "mmgeolm" / "train").iterdir())
    assert names == ["images-2.json", "images-3.json", "texts-2.json", "texts-5.json"]
    counts = {name: len(json.loads((dataset.root / "mmgeolm/train" / name).read_text())) for name in names}
    assert set(counts.values()) == {1}
    assert len(read(dataset, "train", "images", 2)[0]["negative_image_path"]) == 2


def test_a_split_without_samples_is_an_empty_array(small: Dataset, tmp_path: Path) -> None:
    (record, *_) = small.records("train")
    dataset = single(small, tmp_path / "empty", [changed(record, texts=[])], "mmgeolm")
    assert read(dataset, "train", "texts", 5) == []


def test_what_a_recipe_never_makes_has_no_file(small: Dataset, tmp_path: Path) -> None:
    (record, *_) = small.records("train")
    bare = changed(record, texts=[])
    dataset = single(small, tmp_path / "bare", [bare], "mmgeolm", texts=0, nearest=0)
    assert [p.name for p in (dataset.root / "mmgeolm/train").iterdir()] == ["images-3.json"]


def test_the_same_records_give_the_same_bytes(small: Dataset, written: Dataset, tmp_path: Path) -> None:
    other = again(small, tmp_path / "other", "mmgeolm")
    names = sorted(p.relative_to(written.root) for p in (written.root / "mmgeolm").rglob("*.json*"))
    assert len(names) == 4 + len(small.plan)
    assert all((other.root / n).read_bytes() == (written.root / n).read_bytes() for n in names)


def test_receipts_vouch_for_the_parts(small: Dataset, written: Dataset) -> None:
    for shard in written.shards:
        receipt = written.receipt(shard)
        assert receipt is not None and f"mmgeolm/parts/{shard.name}.jsonl" in receipt["files"]
