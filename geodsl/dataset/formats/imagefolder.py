"""An image folder: every picture a file, and in each folder a `metadata.jsonl` with what is said of it.

There is one folder a shard, `imagefolder/SPLIT/NUMBER/`, so that none has more files than a shard has pictures.
`datasets.load_dataset("imagefolder", data_dir="DIR/imagefolder")` reads it; other formats refer to its pictures.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from geodsl.dataset.beside import Beside
from geodsl.dataset.formats.base import Format, Writer
from geodsl.dataset.record import Member, Record
from geodsl.dataset.shard import Shard

__all__ = ["METADATA", "ImageFolder", "image_path"]

METADATA = "metadata.jsonl"


def image_path(record_key: str, shard: Shard, name: str) -> str:
    """Where a picture lies in the dataset.

    Args:
        name: what it is called in its group, such as `positive.png`.
    """
    return f"{_folder(shard)}/{record_key}.{name}"


def _folder(shard: Shard) -> str:
    return f"{ImageFolder.name}/{shard.split}/{shard.number:05d}"


class ImageFolder(Format):
    name = "imagefolder"
    title = "Image folder: pictures as files, with metadata.jsonl"

    def writer(self, shard: Shard, files: Beside) -> Writer:
        return _Pictures(shard, files.folder_of(_folder(shard)))


class _Pictures(Writer):
    def __init__(self, shard: Shard, folder: Path) -> None:
        self.shard, self.folder = shard, folder
        self.lines: list[str] = []

    def add(self, record: Record) -> None:
        for member in record.members:
            file = Path(image_path(record.key, self.shard, member.name)).name
            (self.folder / file).write_bytes(member.image)
            row = {"file_name": file, **_told(record, member)}
            self.lines.append(json.dumps(row, ensure_ascii=False) + "\n")

    def close(self) -> None:
        (self.folder / METADATA).write_text("".join(self.lines), "utf-8")


def _told(record: Record, member: Member) -> dict[str, Any]:
    """What is said of a picture. No value is ever null: readers tell a column's type by its first rows."""
    about, steps = record.data["dataset"], member.steps
    facts = [step["fact"] for step in steps if step["fact"] is not None]
    return {
        "caption": member.caption,
        "role": member.role,
        "key": record.key,
        "number": member.number,
        "operator": "; ".join(step["operator"] for step in steps),
        "target": "; ".join(step["target"] for step in steps),
        "severity": member.hardness,
        "fact": "; ".join(fact["text"] for fact in record.facts(facts)),
        "fact_kind": "; ".join(fact["kind"] for fact in record.facts(facts)),
        "family": record.family,
        "chapter": about["chapter"] or "",
        "source": about["source"],
        "lang": member.data["caption"]["words"]["lang"],
        "star": record.star,
    }
