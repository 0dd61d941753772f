"""MMGeoLM's two JSON forms: a caption's picture among false ones, and a picture's caption among false ones.

`mmgeolm/SPLIT/images-N.json` and `texts-N.json` are arrays whose samples all have N negatives, since its loader stacks
them; groups with fewer make files of their own, groups with none are left out. Paths count from the dataset's folder.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from geodsl.dataset.beside import settling
from geodsl.dataset.formats.asked import described
from geodsl.dataset.formats.imagefolder import image_path
from geodsl.dataset.formats.parts import Array, Parted
from geodsl.dataset.record import Record
from geodsl.dataset.shard import Shard

__all__ = ["MMGeoLM"]

_NEGATIVES = {"images": "negative_image_path", "texts": "negative_captions"}


class MMGeoLM(Parted):
    name = "mmgeolm"
    title = "MMGeoLM: JSON arrays of pictures and of captions with their negatives"
    needs = ("imagefolder",)

    def lines(self, record: Record, shard: Shard) -> Iterator[Any]:
        anchor = record.anchor
        told = {
            "images": [image_path(record.key, shard, m.name) for m in record.negatives],
            "texts": [text["text"] for text in record.texts],
        }
        for sort, negatives in told.items():
            if negatives:
                yield {
                    "positive_image_path": image_path(record.key, shard, anchor.name),
                    _NEGATIVES[sort]: negatives,
                    "conversations": [
                        {"from": "human", "value": described(anchor)},
                        {"from": "gpt", "value": anchor.caption},
                    ],
                }

    def finish(self, dataset: Any) -> None:
        recipe = dataset.about["recipe"]
        usual = {"images": recipe["negatives"], "texts": recipe["texts"] + recipe["nearest"]}
        for split in dataset.splits:
            with ExitStack() as files:
                arrays = _Arrays(dataset.root / self.name / split, files)
                for sort, count in usual.items():
                    if count:
                        arrays[sort, count]  # there even if nothing is in it: scripts name it
                for told in self.read(dataset, split):
                    sort = next(s for s, key in _NEGATIVES.items() if key in told)
                    arrays[sort, len(told[_NEGATIVES[sort]])].add(told)
                for array in arrays.values():
                    array.close()


class _Arrays(dict[tuple[str, int], Array]):
    """The files of a split, by what negatives their samples have and how many; each begun when it is asked for."""

    def __init__(self, folder: Path, files: ExitStack) -> None:
        self.folder, self.files = folder, files

    def __missing__(self, which: tuple[str, int]) -> Array:
        sort, count = which
        array = self[which] = Array(self.files.enter_context(settling(self.folder / f"{sort}-{count}.json")))
        return array
