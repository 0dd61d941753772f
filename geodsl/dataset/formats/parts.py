"""Parts: what shards write line by line, so that a split's file can be joined of it without ever being in memory."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from geodsl.dataset.beside import Beside
from geodsl.dataset.formats.base import Format, Writer
from geodsl.dataset.record import Record
from geodsl.dataset.shard import Shard

__all__ = ["Array", "Parted", "line"]


class Parted(Format):
    """A format with a file a split, joined of a part a shard: lines of JSON.

    The parts lie in the folder `parts` of the format, and stay there: receipts vouch for them.
    """

    def lines(self, record: Record, shard: Shard) -> Iterator[Any]:
        """What a record is in the part of its shard."""
        raise NotImplementedError

    def part(self, shard: Shard) -> str:
        """Where a part lies in the dataset."""
        return f"{self.name}/parts/{shard.name}.jsonl"

    def writer(self, shard: Shard, files: Beside) -> Writer:
        return _Lines(self, shard, open(files.path(self.part(shard)), "wb"))

    def read(self, dataset: Any, split: str) -> Iterator[Any]:
        """The lines of a split's parts."""
        for shard in dataset.shards:
            if shard.split == split:
                with open(dataset.root / self.part(shard), "rb") as lines:
                    for told in lines:
                        yield json.loads(told)


class _Lines(Writer):
    def __init__(self, format: Parted, shard: Shard, file: BinaryIO) -> None:
        self.format, self.shard, self.file = format, shard, file

    def add(self, record: Record) -> None:
        self.file.writelines(line(told) + b"\n" for told in self.format.lines(record, self.shard))

    def close(self) -> None:
        self.file.close()


class Array:
    """A JSON array, written value by value; `close` makes it whole."""

    def __init__(self, file: BinaryIO) -> None:
        self.file, self.before = file, b"[\n"

    def add(self, value: Any) -> None:
        self.file.write(self.before + line(value))
        self.before = b",\n"

    def extend(self, values: Iterable[Any]) -> None:
        for value in values:
            self.add(value)

    def close(self) -> None:
        self.file.write(b"[]\n" if self.before == b"[\n" else b"\n]\n")


def line(value: Any) -> bytes:
    """A value as a line of JSON."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
