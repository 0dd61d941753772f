"""Parquet as Hugging Face has it: a group a row, pictures as `Image` features, a file a shard.

`datasets.load_dataset("DIR/parquet")` reads it: the card there says which files are which split. Columns that people
want stand apart; the column `record` has everything but the pictures, so that records can be read back whole.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geodsl.dataset.beside import Beside, settle
from geodsl.dataset.formats.base import Archive, Writer
from geodsl.dataset.formats.columns import IMAGE, picture, schema
from geodsl.dataset.record import Record
from geodsl.dataset.shard import Shard
from geodsl.errors import GeodslError

if TYPE_CHECKING:
    import pyarrow

__all__ = ["COLUMNS", "Parquet", "ParquetError"]

_ROWS, _HELD = 32, 32 * 2**20  # groups of a row group and their bytes: what a reader has in memory at once
_LARGEST = 256 * 2**20  # bytes of a row group that are read, as the file tells them
_MOST = 100_000  # rows of a file that is read

_QUESTION = {
    "member": "int32", "kind": "string", "form": "string", "lang": "string", "text": "string",
    "choices": ["string"], "answer": "string", "accepted": ["string"], "unit": "string",
}  # fmt: skip

COLUMNS: dict[str, Any] = {
    "key": "string",
    "split": "string",
    "family": "string",
    "chapter": "string",
    "source": "string",
    "star": "bool",
    "lang": "string",
    "image": IMAGE,
    "caption": "string",
    "negative_images": [IMAGE],
    "negative_captions": ["string"],
    "negative_operators": ["string"],
    "negative_targets": ["string"],
    "negative_severities": ["float64"],
    "positive_images": [IMAGE],
    "positive_captions": ["string"],
    "false_captions": ["string"],
    "false_classes": ["string"],
    "questions": [_QUESTION],
    "record": "string",
}
"""The columns and what each holds: a type, `[type]` for several, a dict for what has parts."""


class ParquetError(GeodslError, ValueError):
    """Raised when a parquet file isn't as our own are."""


class Parquet(Archive):
    name = "parquet"
    title = "Parquet with Hugging Face's features: a group a row"
    package = "pyarrow"

    def path(self, shard: Shard) -> str:
        return f"{self.name}/data/{shard.split}-{shard.number:05d}-of-{shard.of:05d}.parquet"

    def writer(self, shard: Shard, files: Beside) -> Writer:
        self.ready()
        return _Rows(files.path(self.path(shard)))

    def finish(self, dataset: Any) -> None:
        from geodsl.dataset.card import card

        settle(dataset.root / self.name / "README.md", card(dataset, of=self.name).encode())

    def read(self, path: Path) -> Iterator[Record]:
        self.ready()
        import pyarrow
        import pyarrow.parquet

        try:
            with pyarrow.parquet.ParquetFile(
                path,
                thrift_string_size_limit=1 << 24,
                thrift_container_size_limit=1 << 20,
                page_checksum_verification=True,
            ) as file:
                _look(file)
                for group in range(file.num_row_groups):
                    for row in file.read_row_group(group, use_threads=False).to_pylist():
                        yield _record(row)
        except FileNotFoundError:
            raise
        except (pyarrow.ArrowException, OSError, UnicodeDecodeError) as error:
            told = (str(error).splitlines() or [type(error).__name__])[0]
            raise ParquetError(f"{path.name} can't be read: {told}") from None


class _Rows(Writer):
    def __init__(self, path: Path) -> None:
        import pyarrow.parquet

        self.schema = schema(COLUMNS)
        # All that bytes depend on is said; the library's own choices may change.
        self.file = pyarrow.parquet.ParquetWriter(
            path,
            self.schema,
            version="2.6",
            data_page_version="1.0",
            compression="zstd",
            compression_level=3,
            use_dictionary=False,
            write_statistics=False,
            write_page_checksum=True,
        )
        self.held: list[dict[str, Any]] = []
        self.size = 0

    def add(self, record: Record) -> None:
        row = _row(record)
        self.held.append(row)
        self.size += len(row["record"]) + sum(map(len, record.images.values()))
        if len(self.held) >= _ROWS or self.size >= _HELD:
            self._write()

    def close(self) -> None:
        if self.held:
            self._write()
        self.file.close()

    def _write(self) -> None:
        import pyarrow

        table = pyarrow.Table.from_pylist(self.held, schema=self.schema)
        self.file.write_table(table, row_group_size=_ROWS)
        self.held, self.size = [], 0


# -- rows -------------------------------------------------------------------------------------------------


def _row(record: Record) -> dict[str, Any]:
    about, anchor = record.data["dataset"], record.anchor
    negatives, positives = record.negatives, record.positives
    return {
        "key": record.key,
        "split": record.split,
        "family": record.family,
        "chapter": about["chapter"] or "",
        "source": about["source"],
        "star": record.star,
        "lang": anchor.data["caption"]["words"]["lang"],
        "image": picture(record.key, anchor),
        "caption": anchor.caption,
        "negative_images": [picture(record.key, m) for m in negatives],
        "negative_captions": [m.caption for m in negatives],
        "negative_operators": ["; ".join(s["operator"] for s in m.steps) for m in negatives],
        "negative_targets": ["; ".join(s["target"] for s in m.steps) for m in negatives],
        "negative_severities": [m.hardness for m in negatives],
        "positive_images": [picture(record.key, m) for m in positives],
        "positive_captions": [m.caption for m in positives],
        "false_captions": [text["text"] for text in record.texts],
        "false_classes": [text["class"] for text in record.texts],
        "questions": [{name: q[name] for name in _QUESTION} for q in record.questions],
        "record": json.dumps(record.data, ensure_ascii=False, separators=(",", ":")),
    }


def _record(row: dict[str, Any]) -> Record:
    """The record of a row; every column has to say what its record says."""
    try:
        data = json.loads(row["record"])
        pictures = [row["image"], *row["negative_images"], *row["positive_images"]]
        by_role = sorted(data["members"], key=_order)
        images = {m["image"]: held["bytes"] for m, held in zip(by_role, pictures, strict=True)}
        if not all(isinstance(data, bytes) for data in images.values()):
            raise TypeError("a picture is missing")
        record = Record(data, {m["image"]: images[m["image"]] for m in data["members"]})
        told = _row(record)
    except (KeyError, ValueError, TypeError, IndexError, AttributeError, RecursionError) as error:
        raise ParquetError(
            f"the row {str(row.get('key'))[:80]!r} is incomplete: {type(error).__name__}: {error}"
        ) from None
    differing = [name for name in COLUMNS if told[name] != row[name]]
    if differing:
        raise ParquetError(f"the row {record.key} isn't what its record says: {', '.join(differing)}")
    return record


def _order(member: Any) -> int:
    return ("positive", "negative", "hard positive").index(member["role"])


def _look(file: pyarrow.parquet.ParquetFile) -> None:
    """Refuse a file whose columns or sizes aren't as ours are, before anything of it is unpacked."""
    told = file.metadata
    found, ours = file.schema_arrow, schema(COLUMNS)
    if not found.equals(ours) or found.metadata != ours.metadata:
        raise ParquetError("its columns aren't those of our own files")
    if told.num_rows > _MOST:
        raise ParquetError(f"it has {told.num_rows:,} rows; at most {_MOST:,} are read")
    for k in range(told.num_row_groups):
        size = told.row_group(k).total_byte_size
        if size > _LARGEST:
            raise ParquetError(f"a row group has {size:,} bytes; at most {_LARGEST:,} are read")
