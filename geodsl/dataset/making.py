"""One shard made: its records written in every format, put in place, and vouched for by a receipt."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, Protocol

from geodsl.dataset.beside import MAKING, Beside, json_bytes
from geodsl.dataset.formats import chosen
from geodsl.dataset.lock import locked
from geodsl.dataset.record import Record
from geodsl.dataset.shard import Shard
from geodsl.dataset.tally import Tally

__all__ = ["RECEIPTS", "Batch", "Source", "make", "receipt_path"]

RECEIPTS = "receipts"


class Batch(Protocol):
    """The records of a shard, and what became of those that aren't among them.

    Attributes:
        rejected: why others were refused, with how often; complete once all records are taken.
        tried: how many changes were proposed.
        kept: how many of these became negatives.
    """

    rejected: Counter[str]
    tried: int
    kept: int

    def __iter__(self) -> Iterator[Record]: ...


class Source(Protocol):
    """Whoever makes records: the same ones for the same shard, wherever and whenever it is asked."""

    def __call__(self, shard: Shard) -> Batch: ...


def receipt_path(root: Path, shard: Shard) -> Path:
    return root / RECEIPTS / f"{shard.name}.json"


def make(
    root: Path,
    shard: Shard,
    source: Source,
    formats: Sequence[str],
    *,
    stamp: str,
    told: Callable[[int], None] | None = None,
) -> dict[str, Any]:
    """Make one shard; the receipt. Whoever else makes the same one at the same time is waited for.

    Args:
        stamp: what the receipt says it was made by: the hash of the recipe and the versions.
        told: is told how many records have been written since it was told last.
    """
    with locked(root / MAKING / f"{shard.name}.lock") as lock:
        if lock.waited and (receipt := _receipt(root, shard, stamp)) is not None:
            if told is not None:
                told(shard.count)
            return receipt
        return _made(root, shard, source, formats, stamp, told, alone=lock.sure)


def _receipt(root: Path, shard: Shard, stamp: str) -> dict[str, Any] | None:
    """The receipt of a shard that another process has made."""
    from geodsl.dataset.dataset import Dataset

    dataset = Dataset(root)
    return dataset.receipt(shard) if dataset.stamp == stamp and dataset.done(shard) else None


def _made(
    root: Path,
    shard: Shard,
    source: Source,
    formats: Sequence[str],
    stamp: str,
    told: Callable[[int], None] | None,
    *,
    alone: bool,
) -> dict[str, Any]:
    pixels, tally = hashlib.sha256(), Tally()
    with Beside(root, shard.name, alone=alone) as files:
        writers = [f.writer(shard, files) for f in chosen(formats)]
        batch = source(shard)
        count = 0
        for record in batch:
            for writer in writers:
                writer.add(record)
            for member in record.data["members"]:
                pixels.update(bytes.fromhex(member["pixels_sha256"]))
            tally.add(record)
            count += 1
            if told is not None:
                told(1)
        for writer in writers:
            writer.close()
        written = files.files()
        receipt = {
            "shard": shard.name,
            "split": shard.split,
            "groups": count,
            "stamp": stamp,
            "files": written,
            "pixels_sha256": pixels.hexdigest(),
            "tally": tally.to_json(),
            "tried": batch.tried,
            "kept": batch.kept,
            "rejected": dict(sorted(batch.rejected.items())),
        }
        files.settle(written)
        # Last of all, and only once the others are on the disk.
        place = receipt_path(root, shard).relative_to(root).as_posix()
        files.path(place).write_bytes(json_bytes(receipt))
        files.settle({place: None})
    return receipt
