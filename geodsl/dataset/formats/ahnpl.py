"""AHNPL's records: a caption with one false caption of each of five kinds, in one `.npy` file a split.

`ahnpl/SPLIT.npy` is a structured array of texts of fixed width, which `numpy.load` reads with `allow_pickle=False`.
Its fields: `image_id` (counting from 0), `image` (from the dataset's folder), `caption`, `KIND_caption` for each of
`KINDS`, and `valid_caption`, five flags in the order of `KINDS`. A kind that a group hasn't is empty and not valid; of
several texts of a kind the first is taken, so that no picture comes twice in an epoch.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from geodsl.dataset.beside import settling
from geodsl.dataset.formats.imagefolder import image_path
from geodsl.dataset.formats.parts import Parted
from geodsl.dataset.record import Record
from geodsl.dataset.shard import Shard

__all__ = ["KINDS", "Ahnpl"]

KINDS = ("letters", "shape", "relation", "number", "nearest")
"""The classes of false captions, in the order of the flags."""

_TEXTS = ("image", "caption", *(f"{kind}_caption" for kind in KINDS))


class Ahnpl(Parted):
    name = "ahnpl"
    title = "AHNPL: captions with five false ones by kind, as .npy"
    needs = ("imagefolder",)

    def lines(self, record: Record, shard: Shard) -> Iterator[Any]:
        first: dict[str, str] = {}
        for text in record.texts:
            first.setdefault(text["class"], text["text"])
        yield [
            image_path(record.key, shard, record.anchor.name),
            record.anchor.caption,
            *(first.get(kind, "") for kind in KINDS),
        ]

    def finish(self, dataset: Any) -> None:
        for split in dataset.splits:
            count, widths = 0, [1] * len(_TEXTS)
            for texts in self.read(dataset, split):
                count += 1
                widths = [max(w, len(text)) for w, text in zip(widths, texts, strict=True)]
            kind = _kind(widths)
            with settling(dataset.root / self.name / f"{split}.npy") as file:
                head = {"descr": kind.descr, "fortran_order": False, "shape": (count,)}
                np.lib.format.write_array_header_1_0(file, head)
                for number, texts in enumerate(self.read(dataset, split)):
                    row = np.zeros((), kind)
                    row["image_id"] = number
                    for name, text in zip(_TEXTS, texts, strict=True):
                        row[name] = text
                    row["valid_caption"] = [bool(text) for text in texts[-len(KINDS) :]]
                    file.write(row.tobytes())


def _kind(widths: list[int]) -> np.dtype[Any]:
    """The type of a row; the order of bytes is said, so that it is the same on every machine."""
    texts = [(name, f"<U{width}") for name, width in zip(_TEXTS, widths, strict=True)]
    return np.dtype([("image_id", "<i8"), *texts, ("valid_caption", "|b1", (len(KINDS),))])
