"""A dataset written again: the records of one that is there, in other formats or in other shards."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from geodsl.dataset import Dataset, Record, Shard
from geodsl.dataset.formats import chosen
from geodsl.dataset.making import make

__all__ = ["Records", "again", "changed", "single", "without", "written"]


@dataclass
class Records:
    """Records that are there already, as a source has them."""

    records: Iterable[Record]
    rejected: Counter[str] = field(default_factory=Counter)
    tried: int = 0
    kept: int = 0

    def __iter__(self) -> Iterator[Record]:
        return iter(self.records)


def again(small: Dataset, root: Path, *formats: str) -> Dataset:
    """The same records, in these formats beside webdataset."""
    return written(root, small.about, {s: list(small.read(s)) for s in small.shards}, formats)


def written(
    root: Path, about: dict[str, Any], records: dict[Shard, list[Record]], formats: Sequence[str]
) -> Dataset:
    """Records of certain shards as a dataset of its own."""
    names = [f.name for f in chosen(("webdataset", *formats))]
    told = {**about, "stamp": f"{about['stamp']} again", "formats": names}
    dataset = Dataset.begin(root, told)
    for shard in dataset.shards:
        make(root, shard, lambda s: Records(records.get(s, [])), names, stamp=dataset.stamp)
    for format in chosen(names):
        format.finish(dataset)
    return dataset


def changed(record: Record, **data: Any) -> Record:
    """A record of which some is told otherwise."""
    return Record({**record.data, **data}, record.images)


def without(record: Record, numbers: Sequence[int]) -> Record:
    """A record without some of its members."""
    members = [m for k, m in enumerate(record.data["members"]) if k not in numbers]
    images = {m["image"]: record.images[m["image"]] for m in members}
    return Record({**record.data, "members": members, "questions": []}, images)


def single(small: Dataset, root: Path, records: Sequence[Record], *formats: str, **recipe: Any) -> Dataset:
    """A dataset of these records alone, in one shard of the split `train`.

    Args:
        recipe: what its recipe says otherwise.
    """
    shard = Shard("train", 0, 1, 0, len(records))
    named = [
        changed(r, dataset={**r.data["dataset"], "key": shard.key(k), "split": "train"})
        for k, r in enumerate(records)
    ]
    plan = {"groups": {"train": len(records)}, "size": len(records)}
    about = {**small.about, "plan": plan, "recipe": {**small.about["recipe"], **recipe}}
    return written(root, about, {shard: named}, formats)
