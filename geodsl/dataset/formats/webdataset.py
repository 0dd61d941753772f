"""WebDataset: tar files in which the files of one sample stand together, named alike up to the first dot.

A group is a sample: `KEY.json` with everything but the pictures, `KEY.txt` with the anchor's caption and `KEY.png` with
its picture, so that trainers of pictures and captions read it as it is; then `KEY.negative_00.png` and so on.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from geodsl.dataset.beside import Beside
from geodsl.dataset.formats.base import Archive, Writer
from geodsl.dataset.record import Record
from geodsl.dataset.shard import Shard
from geodsl.dataset.tar import TarError, TarWriter, members, places, within

__all__ = ["WebDataset"]


class WebDataset(Archive):
    name = "webdataset"
    title = "WebDataset: tar shards, a group a sample"

    def path(self, shard: Shard) -> str:
        return f"{self.name}/{shard.name}.tar"

    def writer(self, shard: Shard, files: Beside) -> Writer:
        return _Tars(files.path(self.path(shard)))

    def read(self, path: Path) -> Iterator[Record]:
        sample: dict[str, bytes] = {}
        last = None
        for name, data in members(path):
            key, _, rest = name.partition(".")
            if key != last and last is not None:
                yield _record(last, sample)
                sample = {}
            last = key
            sample[rest] = data
        if last is not None:
            yield _record(last, sample)

    def index(self, path: Path) -> list[int]:
        """Where the samples of a shard's file begin, and where the last one ends; pictures and data aren't read."""
        starts: list[int] = []
        last, stop = None, 0
        for name, begin, end in places(path):
            key = name.partition(".")[0]
            if key != last:
                starts.append(begin)
            last, stop = key, end
        return [*starts, stop]

    def at(self, path: Path, begin: int, end: int) -> Record:
        """One record, read without trust from its place as `index` tells it."""
        with open(path, "rb") as file:
            file.seek(begin)
            data = file.read(end - begin)
        if len(data) < end - begin:
            raise TarError("the archive is cut off")
        sample: dict[str, bytes] = {}
        key = None
        for name, content in within(data):
            own, _, rest = name.partition(".")
            if key not in (None, own):
                raise TarError(f"there are files of {key} and of {own} in one place")
            key = own
            sample[rest] = content
        if key is None:
            raise TarError("there is nothing in the place of a sample")
        return _record(key, sample)


class _Tars(Writer):
    def __init__(self, path: Path) -> None:
        self.tar = TarWriter(path)

    def add(self, record: Record) -> None:
        key = record.key
        data = json.dumps(record.data, ensure_ascii=False, separators=(",", ":"))
        self.tar.add(f"{key}.json", data.encode())
        self.tar.add(f"{key}.txt", record.anchor.caption.encode())
        for name, image in record.images.items():
            self.tar.add(f"{key}.{_rest(name)}", image)

    def close(self) -> None:
        self.tar.close()


def _rest(name: str) -> str:
    """What a picture is called within its sample: the anchor's has nothing but its ending."""
    stem, _, ending = name.partition(".")
    return ending if stem == "positive" else name


def _record(key: str, sample: dict[str, bytes]) -> Record:
    try:
        data = json.loads(sample["json"])
        images = {m["image"]: sample[_rest(m["image"])] for m in data["members"]}
        told, caption = data["dataset"]["key"], data["members"][0]["caption"]["text"]
    except (KeyError, ValueError, TypeError, IndexError, AttributeError, RecursionError) as error:
        raise TarError(f"the sample {key} is incomplete: {type(error).__name__}: {error}") from None
    if told != key or sample.get("txt") != caption.encode() or len(sample) != len(images) + 2:
        raise TarError(f"the sample {key} isn't what its data says")
    return Record(data, images)
