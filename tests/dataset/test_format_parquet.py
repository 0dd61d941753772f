"""Parquet: read by `datasets.load_dataset` as it lies there, and read back whole without trust."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from geodsl.dataset import Dataset, card
from geodsl.dataset.formats import FORMATS, FormatError, archive_of
from geodsl.dataset.formats import parquet as module
from geodsl.dataset.formats.parquet import Parquet, ParquetError
from geodsl.errors import GeodslError
from tests.dataset.again import again

pytest.importorskip("pyarrow")

import pyarrow as pa
import pyarrow.parquet as pq


@pytest.fixture(scope="module")
def written(small: Dataset, tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    dataset = again(small, tmp_path_factory.mktemp("parquet") / "dataset", "parquet")
    card.write(dataset)
    return dataset


@pytest.mark.parametrize("folder", ["parquet", "."])
def test_datasets_loads_the_folder_and_the_whole_dataset(
    written: Dataset, tmp_path: Path, folder: str
) -> None:
    datasets = pytest.importorskip("datasets")
    loaded = datasets.load_dataset(str(written.root / folder), cache_dir=str(tmp_path))
    assert set(loaded) == set(written.splits) and len(written.splits) == 2
    for split in written.splits:
        rows, records = loaded[split], list(written.records(split))
        assert isinstance(rows.features["image"], datasets.Image)
        assert rows.features["negative_images"].feature == datasets.Image()
        assert rows["key"] == [r.key for r in records]
        for row, record in zip(rows, records, strict=True):
            assert row["caption"] == record.anchor.caption
            assert row["negative_captions"] == [m.caption for m in record.negatives]
            assert row["false_captions"] == [t["text"] for t in record.texts]
            assert [q["answer"] for q in row["questions"]] == [q["answer"] for q in record.questions]
            shown = [row["image"], *row["negative_images"], *row["positive_images"]]
            members = [record.anchor, *record.negatives, *record.positives]
            assert [_pixels(p) for p in shown] == [m.data["pixels_sha256"] for m in members]


def _pixels(picture: Any) -> str:
    return hashlib.sha256(np.asarray(picture).tobytes()).hexdigest()


def test_records_are_read_back_whole(small: Dataset, written: Dataset) -> None:
    archive = archive_of(("imagefolder", "parquet"))
    assert isinstance(archive, Parquet)
    for shard in written.shards:
        found = list(archive.read(written.root / archive.path(shard)))
        expected = list(small.read(shard))
        assert found == expected
        assert [list(r.images) for r in found] == [list(r.images) for r in expected]


def test_same_records_same_bytes(small: Dataset, written: Dataset, tmp_path: Path) -> None:
    other = again(small, tmp_path / "dataset", "parquet")
    for shard in written.shards:
        assert written.receipt(shard) == other.receipt(shard)


def test_no_page_is_uncompressed_and_groups_of_rows_are_small(written: Dataset) -> None:
    for path in (written.root / "parquet" / "data").iterdir():
        told = pq.ParquetFile(path).metadata
        for k in range(told.num_row_groups):
            assert told.row_group(k).num_rows <= 32
            assert {told.row_group(k).column(j).compression for j in range(told.num_columns)} == {"ZSTD"}


def test_large_groups_make_small_groups_of_rows(
    small: Dataset, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_HELD", 1)
    dataset = again(small, tmp_path / "dataset", "parquet")
    for shard in dataset.shards:
        path = dataset.root / Parquet().path(shard)
        assert pq.ParquetFile(path).metadata.num_row_groups == shard.count
        assert list(Parquet().read(path)) == list(small.read(shard))


# -- without trust ------------------------------------------------------------------------------------------


def _file(written: Dataset) -> Path:
    return written.root / Parquet().path(next(iter(written.shards)))


def _swapped(column: str, change: Callable[[Any], Any]) -> Callable[[pa.Table], pa.Table]:
    def swap(table: pa.Table) -> pa.Table:
        rows = table.to_pylist()
        rows[0][column] = change(rows[0][column])
        return pa.Table.from_pylist(rows, schema=table.schema)

    return swap


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (_swapped("caption", lambda x: x + "!"), "isn't what its record says: caption"),
        (_swapped("negative_captions", lambda x: x[::-1]), "negative_captions"),
        (_swapped("negative_images", lambda x: x[1:]), "incomplete"),
        (_swapped("image", lambda x: {**x, "path": "../../etc/passwd"}), "says: image"),
        (_swapped("image", lambda x: None), "incomplete"),
        (_swapped("image", lambda x: {**x, "bytes": None}), "a picture is missing"),
        (_swapped("record", lambda x: x[:-1]), "incomplete"),
        (_swapped("record", lambda x: "[" * 200_000), "incomplete"),
        (_swapped("record", lambda x: None), "incomplete"),
        (_swapped("record", lambda x: "{}"), "incomplete"),
        (lambda table: table.drop_columns(["star"]), "its columns"),
        (lambda table: table.replace_schema_metadata({}), "its columns"),
    ],
)
def test_a_row_that_isnt_what_its_record_says_is_refused(
    written: Dataset, tmp_path: Path, change: Callable[[pa.Table], pa.Table], told: str
) -> None:
    path = tmp_path / "changed.parquet"
    pq.write_table(change(pq.read_table(_file(written))), path)
    with pytest.raises(ParquetError, match=told):
        list(Parquet().read(path))


def test_a_file_that_is_cut_off_or_flipped_or_something_else_is_refused(
    written: Dataset, tmp_path: Path
) -> None:
    data = _file(written).read_bytes()
    path = tmp_path / "x.parquet"
    for wrong in (b"", b"PAR1", data[: len(data) // 2], data[:-1], b"\x00" * 4096):
        path.write_bytes(wrong)
        with pytest.raises(GeodslError):
            list(Parquet().read(path))
    whole, step, refused = list(Parquet().read(_file(written))), len(data) // 40, 0
    for at in range(4, len(data), step):
        flipped = bytearray(data)
        flipped[at] ^= 0xFF
        path.write_bytes(flipped)
        try:
            found = list(Parquet().read(path))
        except GeodslError:
            refused += 1
        else:  # in a header, where it may mean nothing
            assert found == whole
    assert refused >= 38


def test_too_much_is_refused_before_it_is_unpacked(written: Dataset, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_LARGEST", 10_000)
    with pytest.raises(ParquetError, match="a row group has"):
        list(Parquet().read(_file(written)))
    monkeypatch.setattr(module, "_MOST", 1)
    with pytest.raises(ParquetError, match="rows"):
        list(Parquet().read(_file(written)))


def test_without_the_package_one_sentence_says_what_to_install(
    small: Dataset, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("geodsl.dataset.formats.base.find_spec", lambda name: None)
    with pytest.raises(FormatError, match=r"`parquet` needs the package pyarrow: install geodsl\[scale\]"):
        again(small, tmp_path / "dataset", "parquet")
    FORMATS["webdataset"].ready()
