"""Winoground (arXiv 2204.03162): two pictures and two captions of the same words.

DIR, or DIR/data, holds `examples.jsonl`: lines with `id`, `image_0`, `image_1` (names of pictures without `.png`),
`caption_0`, `caption_1`, and `tag`, `secondary_tag`, `collapsed_tag`. The pictures are beside it in `images/`.
Which of the two pictures is the anchor makes no odds to text, image and group scores.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from train.evaluate.cases import Case
from train.evaluate.pictures import Picture
from train.readers.files import ReaderError, items, picture, read_lines, text

__all__ = ["winoground"]

_FILE = "examples.jsonl"
_TAGS = {"collapsed_tag": "category", "tag": "tag", "secondary_tag": "secondary tag"}


def winoground(folder: Path) -> list[Case]:
    """The cases, by `category` (the collapsed tag), `tag` and `secondary tag`.

    Raises:
        ReaderError: if the folder isn't laid out like that.
    """
    at = next((p for p in (folder, folder / "data") if (p / _FILE).is_file()), None)
    if at is None:
        raise ReaderError(
            f"{folder} holds no Winoground: expected {_FILE} there, and the pictures in images/"
        )
    out = []
    for name, entry in items(read_lines(at / _FILE), at / _FILE):
        where = f"{_FILE}, entry {name}"
        images = [_image(at, text(entry, f"image_{k}", where), where) for k in (0, 1)]
        captions = [text(entry, f"caption_{k}", where) for k in (0, 1)]
        out.append(
            Case(
                key=f"winoground/{entry.get('id', name)}",
                family=str(entry.get("id", name)),
                pictures=[Picture(image) for image in images],
                captions=captions,
                case_labels=_labels(entry),
            )
        )
    return out


def _image(folder: Path, name: str, where: str) -> Path:
    named = name if "." in name else f"{name}.png"
    return picture([folder / "images", folder], named, where)


def _labels(entry: Mapping[str, Any]) -> dict[str, frozenset[str]]:
    told = {topic: entry.get(name) for name, topic in _TAGS.items()}
    return {topic: frozenset((tag,)) for topic, tag in told.items() if isinstance(tag, str) and tag.strip()}
