"""Small datasets written anew with a fault in them: hashes, counts and receipts are right, only the meaning isn't."""

from __future__ import annotations

import copy
import hashlib
import json
import shutil
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from geodsl.dataset import Dataset, Record, Shard, card
from geodsl.dataset.beside import json_bytes, told_of
from geodsl.dataset.formats import chosen
from geodsl.dataset.making import make

__all__ = ["Edit", "Planted", "receipt_redone", "rewritten", "stamped"]

Edit = Callable[[dict[str, Any], dict[str, bytes]], None]
"""Changes a record's data and its pictures."""


class Planted:
    """Records of another dataset, each edited; a source of shards."""

    tried = kept = 0

    def __init__(self, source: Dataset, edit: Edit | None, where: str) -> None:
        self.rejected: Counter[str] = Counter()
        self.source, self.edit, self.where = source, edit, where

    def __call__(self, shard: Shard) -> Planted:
        self.shard = shard
        return self

    def __iter__(self) -> Iterator[Record]:
        for k, record in enumerate(self.source.records(self.shard.split)):
            if k == self.shard.count:
                return
            data, images = copy.deepcopy(dict(record.data)), dict(record.images)
            data["dataset"]["key"] = self.shard.key(k)
            if self.edit is not None and self.shard.key(k) == self.where:
                self.edit(data, images)
            for member in data["members"]:
                member["sha256"] = hashlib.sha256(images[member["image"]]).hexdigest()
            yield Record(data, images)


def stamped(about: dict[str, Any]) -> dict[str, Any]:
    """A manifest with the stamp of what it says."""
    told = {k: v for k, v in about.items() if k not in ("format", "version", "name", "stamp")}
    return about | {"stamp": hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()}


def rewritten(
    source: Dataset,
    root: Path,
    *,
    edit: Edit | None = None,
    where: str = "train-00000-00000",
    groups: dict[str, int] | None = None,
    formats: Sequence[str] = ("webdataset",),
) -> Dataset:
    """The first groups of each split of a dataset, in a folder of their own."""
    groups = groups or {"train": 1, "test": 1}
    about = copy.deepcopy(source.about)
    about["plan"] = {"groups": groups, "size": 5}
    about["recipe"] |= {"groups": sum(groups.values()), "formats": list(formats), "shard_size": 5}
    about["formats"] = [f.name for f in chosen(formats)]
    dataset = Dataset.begin(root, stamped(about))
    for shard in dataset.shards:
        make(root, shard, Planted(source, edit, where), formats, stamp=dataset.stamp)
    for format in chosen(formats):
        format.finish(dataset)
    card.write(dataset)
    shutil.rmtree(root / ".making", ignore_errors=True)
    return dataset


def receipt_redone(dataset: Dataset, name: str = "train-00000") -> None:
    """The receipt of a shard with the sizes and hashes of its files as they are now."""
    path = dataset.root / "receipts" / f"{name}.json"
    receipt = json.loads(path.read_text("utf-8"))
    receipt["files"] = {f: told_of(dataset.root, f) for f in receipt["files"]}
    path.write_bytes(json_bytes(receipt))
