"""What is in a dataset, in figures: by its receipts alone, so that ten million groups are told as fast as ten."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from geodsl.dataset.dataset import Dataset
from geodsl.dataset.tally import SEVERITIES, Tally, bin_of

__all__ = ["TOPICS", "on_disk", "stats"]

TOPICS = {
    "operators": "operator",
    "facts": "fact",
    "severities": "severity",
    "chapters": "chapter",
    "sources": "source",
    "text_classes": "text class",
    "question_kinds": "question",
    "question_forms": "form",
    "yes_or_no": "yes or no",
}
"""What is counted: the name here, and the topic of a tally."""

_LARGEST = 10  # families that are named


def stats(dataset: Dataset) -> dict[str, Any]:
    """The figures, ready for JSON; nothing in them depends on when or by how many it was made."""
    tally, by_split = Tally(), {split: Tally() for split in dataset.splits}
    rejected: Counter[str] = Counter()
    sizes: Counter[str] = Counter()
    tried = kept = shards = 0
    for receipt in dataset.receipts():
        found = Tally(receipt["tally"])
        tally.update(found)
        by_split[receipt["split"]].update(found)
        rejected.update(receipt["rejected"])
        for relative, told in receipt["files"].items():
            sizes[relative.partition("/")[0]] += told["bytes"]
        tried, kept, shards = tried + receipt["tried"], kept + receipt["kept"], shards + 1
    families = tally.counts.get("family", Counter())
    return {
        "name": dataset.name,
        "stamp": dataset.stamp,
        "shards": {"done": shards, "of": len(dataset.plan)},
        "counts": _sorted(tally.counts.get("count", Counter())),
        "splits": {split: _split(part) for split, part in by_split.items()},
        "families": {"count": len(families), "largest": dict(list(_sorted(families).items())[:_LARGEST])},
        **{name: _sorted(tally.counts.get(topic, Counter()), topic) for name, topic in TOPICS.items()},
        "acceptance": {"tried": tried, "kept": kept, "share": round(kept / tried, 4) if tried else None},
        "rejected": _sorted(+rejected),
        "bytes": {name: sizes[name] for name in dataset.formats if sizes[name]},
    }


def on_disk(dataset: Dataset) -> dict[str, int]:
    """The bytes of each format as they lie there, with what is joined from the shards.

    Folders that are told as one are taken as their receipts tell them.
    """
    folders = {
        (dataset.root / relative).as_posix(): told["bytes"]
        for receipt in dataset.receipts()
        for relative, told in receipt["files"].items()
        if relative.endswith("/")
    }
    found = {}
    for name in dataset.formats:
        size = 0
        for at, below, files in os.walk(dataset.root / name):
            size += sum(os.stat(os.path.join(at, file)).st_size for file in files)
            paths = {folder: (Path(at) / folder).as_posix() for folder in below}
            size += sum(folders.get(path, 0) for path in paths.values())
            below[:] = [folder for folder in below if paths[folder] not in folders]
        found[name] = size
    return found


def _split(tally: Tally) -> dict[str, Any]:
    counts = tally.counts.get("count", Counter())
    told = {name: counts[name] for name in ("groups", "pictures", "texts", "questions", "star groups")}
    return {**told, "families": len(tally.counts.get("family", ()))}


def _sorted(counts: Mapping[str, int], topic: str = "") -> dict[str, int]:
    """The most frequent first; bins of severity by what they stand for."""
    if topic == "severity":
        bins = [bin_of(low) for low in (0.0, *SEVERITIES)]
        return {name: counts[name] for name in bins if name in counts}
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))
