"""Which picture a question is put with: its own, a blank one of the same size, or another question's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from io import BytesIO
from zlib import crc32

import numpy as np
from PIL import Image

from train.exams.errors import ExamError
from train.exams.items import Item

__all__ = ["BLANK", "OTHER", "OWN", "PICTURES", "shown"]

OWN, BLANK, OTHER = "own", "blank", "other"
PICTURES = (OWN, BLANK, OTHER)

_MOST = 64 * 2**20  # pixels: files come from anywhere
_TRIES = 64  # draws before all others are looked through


def shown(items: Sequence[Item], pictures: str, *, seed: int) -> list[Item]:
    """The items with these pictures.

    Another item's picture comes from another family, where there is one with as many pictures, and never is the same
    file. What has no other is left out.

    Args:
        pictures: one of `PICTURES`.
        seed: draws the others.

    Raises:
        ExamError: if there are no such pictures, or a file is no picture.
    """
    if pictures == OWN:
        return list(items)
    if pictures == BLANK:
        return [replace(item, images=tuple(_white(_size(item, i)) for i in item.images)) for item in items]
    if pictures == OTHER:
        found = ((item, _other(k, items, seed)) for k, item in enumerate(items))
        return [replace(item, images=other.images) for item, other in found if other is not None]
    raise ExamError(f"pictures are {', '.join(PICTURES)}, not {pictures!r}")


def _size(item: Item, image: bytes) -> tuple[int, int]:
    try:
        with Image.open(BytesIO(image)) as found:
            size = found.size
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise ExamError(f"{item.key}: its picture can't be read as one: {error}") from None
    if size[0] * size[1] > _MOST:
        raise ExamError(f"{item.key}: its picture has more than {_MOST:,} pixels")
    return size


@lru_cache(maxsize=4096)
def _white(size: tuple[int, int]) -> bytes:
    out = BytesIO()
    Image.new("RGB", size, "white").save(out, "PNG")
    return out.getvalue()


def _other(k: int, items: Sequence[Item], seed: int) -> Item | None:
    item = items[k]
    keys = (crc32(b"another item's picture"), crc32(item.key.encode()))
    random = np.random.Generator(np.random.Philox(np.random.SeedSequence(seed, spawn_key=keys)))
    for j in random.integers(len(items), size=_TRIES):
        if items[j].family != item.family and _differs(items[j], item):
            return items[j]
    start = int(random.integers(len(items)))
    rest = [items[(start + j) % len(items)] for j in range(len(items))]
    strangers = (other for other in rest if other.family != item.family and _differs(other, item))
    return next(strangers, next((other for other in rest if _differs(other, item)), None))


def _differs(other: Item, item: Item) -> bool:
    """Whether it can stand in: as many pictures, and none of them the same file in the same place."""
    return len(other.images) == len(item.images) > 0 and all(
        a != b for a, b in zip(other.images, item.images, strict=True)
    )
