"""AHNPL's arrays, read by numpy without pickles."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from geodsl.dataset import Dataset
from geodsl.dataset.formats.ahnpl import KINDS
from tests.dataset.again import again, changed, single


@pytest.fixture(scope="module")
def written(small: Dataset, tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    return again(small, tmp_path_factory.mktemp("ahnpl") / "dataset", "ahnpl")


def read(dataset: Dataset, split: str) -> list[dict[str, Any]]:
    """As a loader that wants dicts has them."""
    rows = np.load(dataset.root / "ahnpl" / f"{split}.npy", allow_pickle=False)
    return [dict(zip(rows.dtype.names, row, strict=True)) for row in rows.tolist()]


def test_captions_and_pictures_are_those_of_the_groups(small: Dataset, written: Dataset) -> None:
    for split in small.splits:
        for number, (record, row) in enumerate(zip(small.records(split), read(written, split), strict=True)):
            assert row["image_id"] == number
            assert row["caption"] == record.anchor.caption
            assert (written.root / row["image"]).read_bytes() == record.anchor.image


def test_each_kind_is_a_text_of_that_class_or_not_valid(small: Dataset, written: Dataset) -> None:
    flags = []
    for split in small.splits:
        for record, row in zip(small.records(split), read(written, split), strict=True):
            classes = {t["class"] for t in record.texts}
            for kind, valid in zip(KINDS, row["valid_caption"], strict=True):
                texts = [t["text"] for t in record.texts if t["class"] == kind]
                assert bool(valid) == (kind in classes)
                assert row[f"{kind}_caption"] == (texts[0] if texts else "")
                flags.append(bool(valid))
    assert any(flags) and not all(flags)


def test_every_class_of_texts_is_a_kind() -> None:
    from perturb.schema import group_schema

    assert set(KINDS) == set(group_schema()["$defs"]["text"]["properties"]["class"]["enum"])


def test_no_text_is_cut_and_no_group_is_lost(small: Dataset, tmp_path: Path) -> None:
    one, two, *_ = small.records("train")
    long = "∠ABC " * 400 + "end."
    texts = [{**one.texts[0], "class": "shape", "text": long}]
    dataset = single(small, tmp_path / "long", [changed(one, texts=texts), changed(two, texts=[])], "ahnpl")
    first, second = read(dataset, "train")
    assert first["shape_caption"] == long and list(first["valid_caption"]) == [k == "shape" for k in KINDS]
    assert not any(second["valid_caption"])


def test_the_same_records_give_the_same_bytes(small: Dataset, written: Dataset, tmp_path: Path) -> None:
    other = again(small, tmp_path / "other", "ahnpl")
    for split in small.splits:
        name = f"ahnpl/{split}.npy"
        assert (other.root / name).read_bytes() == (written.root / name).read_bytes()
