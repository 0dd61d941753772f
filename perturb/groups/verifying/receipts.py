"""Receipts: what a shard is said to have, held against what is there, what was read, and what is written again."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from geodsl.dataset import Record, Shard
from geodsl.dataset.beside import told_of
from geodsl.dataset.making import receipt_path
from geodsl.dataset.tally import Tally
from geodsl.errors import GeodslError
from perturb.groups.verifying.finding import NotThere, reason
from perturb.groups.verifying.manifest import LARGEST
from perturb.groups.verifying.untrusted import checked_path, read_object
from perturb.verifying.complaint import UNREADABLE

__all__ = ["Counted", "Files", "counts", "on_disk", "read_receipt"]

Files = dict[str, dict[str, Any]]

_PARTS = {"shard", "split", "groups", "stamp", "files", "pixels_sha256", "tally", "tried", "kept", "rejected"}
_MOST_FILES = 10_000


def read_receipt(root: Path, shard: Shard) -> dict[str, Any]:
    """The receipt of a shard, whose parts are of the kinds that they should be.

    Raises:
        NotThere: where there is none, or it isn't one.
    """
    receipt = read_object(receipt_path(root, shard), LARGEST, "its receipt")
    if receipt.keys() != _PARTS:
        raise NotThere(f"its receipt has the parts {sorted(receipt.keys() ^ _PARTS)} too many or too few")
    files, tally, rejected = receipt["files"], receipt["tally"], receipt["rejected"]
    good = (
        isinstance(files, dict)
        and len(files) <= _MOST_FILES
        and all(isinstance(told, dict) for told in files.values())
        and isinstance(tally, dict)
        and isinstance(rejected, dict)
        and all(type(n) is int and n >= 0 for n in rejected.values())
        and all(type(receipt[name]) is int for name in ("groups", "tried", "kept"))
        and 0 <= receipt["kept"] <= receipt["tried"]
    )
    if not good:
        raise NotThere("its receipt has parts of another kind than receipts have")
    return receipt


def on_disk(root: Path, told: Files) -> Iterator[str]:
    """The files that a receipt tells of, in size and hash."""
    for relative, expected in told.items():
        try:
            checked_path(root, relative, folder=relative.endswith("/"))
            found = told_of(root, relative)
        except (GeodslError, OSError) as error:
            yield reason(error)
            continue
        differing = [
            part for part in sorted(found.keys() | expected.keys()) if found.get(part) != expected.get(part)
        ]
        if differing:
            yield f"{relative} is another file than its receipt tells: {', '.join(differing)} differ"


class Counted:
    """What receipts count, counted from the records."""

    def __init__(self) -> None:
        self.groups = 0
        self.pixels = hashlib.sha256()
        self.tally = Tally()
        self.whole = True

    def add(self, record: Record) -> None:
        """Count a record; what can't be counted is told where the record itself is looked at."""
        self.groups += 1
        try:
            for member in record.data["members"]:
                self.pixels.update(bytes.fromhex(member["pixels_sha256"]))
            self.tally.add(record)
        except UNREADABLE:
            self.whole = False


def counts(receipt: Mapping[str, Any], shard: Shard, stamp: str, counted: Counted | None) -> Iterator[str]:
    """What a receipt says wrongly.

    Args:
        counted: what the records give; None where not all could be read.
    """
    for name, right in (
        ("shard", shard.name),
        ("split", shard.split),
        ("groups", shard.count),
        ("stamp", stamp),
    ):
        if receipt[name] != right:
            whose = "that of the dataset" if name == "stamp" else repr(right)
            yield f"its receipt tells the {name} {str(receipt[name])[:80]!r}, which isn't {whose}"
    if counted is None:
        return
    if counted.groups != shard.count:
        yield f"there are {counted.groups:,} records, and the plan has {shard.count:,}"
    if not counted.whole:
        yield "its records can't be counted: some aren't records"
        return
    if receipt["pixels_sha256"] != counted.pixels.hexdigest():
        yield "its receipt tells other pixels than its records"
    found = counted.tally.to_json()
    topics = [
        t for t in sorted(found.keys() | receipt["tally"].keys()) if found.get(t) != receipt["tally"].get(t)
    ]
    if topics:
        yield f"its receipt counts otherwise than its records: {', '.join(topics)}"
