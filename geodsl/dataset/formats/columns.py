"""Parquet files of rows with pictures, whose columns carry Hugging Face's features."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geodsl.dataset.record import Member

if TYPE_CHECKING:
    import pyarrow

__all__ = ["IMAGE", "Rows", "picture", "schema"]

IMAGE: dict[str, str] = {"_type": "Image"}

_ROWS = 100  # of a row group: what a reader has in memory at once


def picture(key: str, member: Member) -> dict[str, Any]:
    """A picture as a value of a column."""
    return {"bytes": member.image, "path": f"{key}.{member.name}"}


class Rows:
    """A parquet file, written row by row: the same rows, the same bytes."""

    def __init__(self, path: Path, columns: Mapping[str, Any]) -> None:
        import pyarrow.parquet

        self.schema = schema(columns)
        # All that bytes depend on is said; the library's own choices may change. One picture stands in many rows, so
        # a group of rows has a dictionary of them.
        self.file = pyarrow.parquet.ParquetWriter(
            path,
            self.schema,
            version="2.6",
            data_page_version="1.0",
            compression="zstd",
            compression_level=3,
            use_dictionary=True,
            dictionary_pagesize_limit=64 << 20,
            write_statistics=False,
        )
        self.held: list[dict[str, Any]] = []

    def add(self, row: dict[str, Any]) -> None:
        self.held.append(row)
        if len(self.held) >= _ROWS:
            self._write()

    def close(self) -> None:
        self._write()
        self.file.close()

    def _write(self) -> None:
        import pyarrow

        if self.held:
            self.file.write_table(pyarrow.Table.from_pylist(self.held, schema=self.schema))
            self.held = []


def schema(columns: Mapping[str, Any]) -> pyarrow.Schema:
    """The schema of columns: a type's name, `[type]` for several, a dict for what has parts, `IMAGE` for pictures."""
    import pyarrow

    features = json.dumps({"info": {"features": {name: _feature(kind) for name, kind in columns.items()}}})
    fields = [pyarrow.field(name, _type(kind)) for name, kind in columns.items()]
    return pyarrow.schema(fields, metadata={"huggingface": features})


def _feature(kind: Any) -> Any:
    """A type as `datasets` writes it down, in the form that all its versions read."""
    if isinstance(kind, list):
        return [_feature(kind[0])]
    if isinstance(kind, dict):
        return kind if kind is IMAGE else {name: _feature(part) for name, part in kind.items()}
    return {"dtype": kind, "_type": "Value"}


def _type(kind: Any) -> pyarrow.DataType:
    import pyarrow

    if isinstance(kind, list):
        return pyarrow.list_(_type(kind[0]))
    if kind is IMAGE:
        return pyarrow.struct({"bytes": pyarrow.binary(), "path": pyarrow.string()})
    if isinstance(kind, dict):
        return pyarrow.struct({name: _type(part) for name, part in kind.items()})
    return pyarrow.type_for_alias(kind)
