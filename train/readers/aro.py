"""ARO (arXiv 2210.01936), the two parts that are published as files: relations and attributes of Visual Genome.

DIR holds `visual_genome_relation.json` and `visual_genome_attribution.json`, or one of them: lists of entries with
`image_path`, `true_caption`, `false_caption`, the box that is meant as `bbox_x`, `bbox_y`, `bbox_w`, `bbox_h`, and
`relation_name`, or `attributes`, a list of two. The pictures are in DIR/images or DIR. The two parts about the order
of words are made by a script from COCO and Flickr30k, and aren't read.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from train.evaluate.cases import Case
from train.evaluate.pictures import Picture
from train.readers.files import ReaderError, items, number, picture, read_json, text

__all__ = ["aro"]

_PARTS = {"relation": "visual_genome_relation.json", "attribution": "visual_genome_attribution.json"}
_BOX = ("bbox_x", "bbox_y", "bbox_w", "bbox_h")


def aro(folder: Path) -> list[Case]:
    """The cases, by `category` (relation, attribution), and by `relation` and `attributes`.

    Raises:
        ReaderError: if the folder isn't laid out like that.
    """
    parts = {part: folder / name for part, name in _PARTS.items() if (folder / name).is_file()}
    if not parts:
        raise ReaderError(
            f"{folder} holds none of ARO's files: expected {' or '.join(_PARTS.values())} there"
        )
    out = []
    for part, path in parts.items():
        for name, entry in items(read_json(path), path):
            where = f"{path.name}, entry {name}"
            image = picture([folder / "images", folder], text(entry, "image_path", where), where)
            right, wrong = text(entry, "true_caption", where), text(entry, "false_caption", where)
            out.append(
                Case(
                    key=f"{part}/{name}",
                    family=image.name,
                    pictures=[Picture(image, _box(entry, where))],
                    captions=[right],
                    texts=[right, wrong],
                    case_labels={"category": frozenset((part,)), **_about(entry)},
                )
            )
    return out


def _box(entry: Mapping[str, Any], where: str) -> tuple[int, int, int, int] | None:
    if _BOX[0] not in entry:
        return None
    x, y, w, h = (number(entry, name, where) for name in _BOX)
    if w < 1 or h < 1:
        raise ReaderError(f"{where}: its box is {w} by {h} pixels")
    return x, y, x + w, y + h


def _about(entry: Mapping[str, Any]) -> dict[str, frozenset[str]]:
    relation, attributes = entry.get("relation_name"), entry.get("attributes")
    if isinstance(relation, str):
        return {"relation": frozenset((relation,))}
    if isinstance(attributes, list) and all(isinstance(a, str) for a in attributes):
        return {"attributes": frozenset((", ".join(attributes),))}
    return {}
