"""Image folders: read by `datasets`, each picture with what is said of it."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from geodsl.dataset import Dataset, card
from geodsl.dataset.formats.imagefolder import image_path
from geodsl.dataset.making import make
from tests.dataset.again import Records, again


@pytest.fixture(scope="module")
def folder(small: Dataset, tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    return again(small, tmp_path_factory.mktemp("imagefolder") / "dataset", "imagefolder")


def test_datasets_reads_every_picture_with_what_is_said_of_it(folder: Dataset, tmp_path: Path) -> None:
    datasets = pytest.importorskip("datasets")
    loaded = datasets.load_dataset(
        "imagefolder", data_dir=str(folder.root / "imagefolder"), cache_dir=str(tmp_path)
    )
    assert set(loaded) == set(folder.splits) and len(folder.splits) == 2
    for split in folder.splits:
        rows = {(row["key"], row["number"]): row for row in loaded[split]}
        members = {(r.key, m.number): (r, m) for r in folder.records(split) for m in r.members}
        assert rows.keys() == members.keys() and len(rows) == loaded[split].num_rows
        for key, (record, member) in members.items():
            row = rows[key]
            assert (row["caption"], row["role"], row["family"]) == (
                member.caption,
                member.role,
                record.family,
            )
            assert (
                hashlib.sha256(np.asarray(row["image"]).tobytes()).hexdigest() == member.data["pixels_sha256"]
            )
            steps = member.data["certificate"]["steps"] if member.number else []
            assert row["operator"] == "; ".join(s["operator"] for s in steps)
            assert row["severity"] == min((s["severity"]["perceptible"] for s in steps), default=0)
            texts = [record.data["facts"][s["fact"]]["text"] for s in steps if s["fact"] is not None]
            assert row["fact"] == "; ".join(texts)


def test_datasets_loads_the_whole_dataset_by_its_card(folder: Dataset, tmp_path: Path) -> None:
    datasets = pytest.importorskip("datasets")
    card.write(folder)
    loaded = datasets.load_dataset(str(folder.root), cache_dir=str(tmp_path))
    counts = {split: sum(len(r.members) for r in folder.records(split)) for split in folder.splits}
    assert {split: rows.num_rows for split, rows in loaded.items()} == counts
    assert isinstance(loaded["train"].features["image"], datasets.Image)


def test_pictures_lie_where_other_formats_look_for_them(folder: Dataset) -> None:
    for shard in folder.shards:
        for record in folder.read(shard):
            for member in record.members:
                path = folder.root / image_path(record.key, shard, member.name)
                assert path.read_bytes() == member.image
                assert path.parent == folder.root / "imagefolder" / shard.split / f"{shard.number:05d}"
                with Image.open(path) as picture:
                    picture.verify()


def test_a_receipt_has_one_entry_for_all_pictures_of_a_shard(folder: Dataset) -> None:
    for shard in folder.shards:
        receipt = folder.receipt(shard)
        assert receipt is not None
        name = f"imagefolder/{shard.split}/{shard.number:05d}/"
        assert [f for f in receipt["files"] if f.startswith("imagefolder")] == [name]
        pictures = sum(len(r.members) for r in folder.read(shard))
        assert receipt["files"][name]["files"] == pictures + 1


def test_a_shard_that_lost_a_picture_is_made_again_with_the_same_bytes(
    small: Dataset, tmp_path: Path
) -> None:
    dataset = again(small, tmp_path / "dataset", "imagefolder")
    shard = next(iter(dataset.shards))
    record = next(dataset.read(shard))
    lost = dataset.root / image_path(record.key, shard, record.anchor.name)
    data, before = lost.read_bytes(), dataset.receipt(shard)
    lost.unlink()
    assert dataset.missing() == [shard]
    records = list(small.read(shard))
    make(dataset.root, shard, lambda s: Records(records), dataset.formats, stamp=dataset.stamp)
    assert dataset.missing() == []
    assert dataset.receipt(shard) == before
    assert lost.read_bytes() == data


def test_no_value_is_null_and_all_rows_have_the_same_columns(folder: Dataset) -> None:
    rows = [
        json.loads(line)
        for path in sorted((folder.root / "imagefolder").rglob("metadata.jsonl"))
        for line in path.read_text("utf-8").splitlines()
    ]
    kinds = {tuple((k, type(v)) for k, v in row.items()) for row in rows}
    assert len(kinds) == 1
