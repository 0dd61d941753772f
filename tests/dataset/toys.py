"""Records made of nothing but their numbers: they try engines in milliseconds where groups would take seconds."""

from __future__ import annotations

import hashlib
import os
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from geodsl.dataset import Dataset, Record, Shard
from geodsl.dataset.engines import EngineError, Job, endable, run

__all__ = ["Toys", "begun", "job", "tree"]


@dataclass(frozen=True)
class Toys:
    """Makes shards of toys.

    Attributes:
        bytes: of each picture.
        pause: seconds that a record takes.
        fault: what goes wrong: "error", "kill", "exit" or "environment".
        at: at which record.
        once: a file; where it is there, nothing goes wrong any more.
    """

    bytes: int = 2_000
    pause: float = 0.0
    fault: str = ""
    at: str = ""
    once: str = ""

    def __call__(self, shard: Shard) -> _Some:
        return _Some(self, shard)


class _Some:
    def __init__(self, toys: Toys, shard: Shard) -> None:
        self.toys, self.shard = toys, shard
        self.rejected: Counter[str] = Counter({"a toy is broken": 1})
        self.tried, self.kept = 3 * shard.count, 2 * shard.count

    def __iter__(self) -> Iterator[Record]:
        for k in range(self.shard.count):
            key = self.shard.key(k)
            if key == self.toys.at:
                self._fail()
            time.sleep(self.toys.pause)
            yield _record(self.shard, key, self.toys.bytes)

    def _fail(self) -> None:
        if self.toys.once:
            if Path(self.toys.once).exists():
                return
            Path(self.toys.once).touch()
        if self.toys.fault == "kill":
            os.kill(os.getpid(), 9)
        if self.toys.fault == "exit":
            os._exit(3)
        if self.toys.fault == "environment":
            raise ValueError(f"OPENBLAS_NUM_THREADS is {os.environ.get('OPENBLAS_NUM_THREADS')}")
        raise ZeroDivisionError("a toy fell down")


def _record(shard: Shard, key: str, size: int) -> Record:
    images = {
        name: hashlib.shake_128(f"{key} {name}".encode()).digest(size)
        for name in ("positive.png", "negative_00.png")
    }
    members = [
        {
            "role": name.split("_")[0].split(".")[0],
            "image": name,
            "caption": {"text": f"{name} of {key}"},
            "certificate": None,
            "pixels_sha256": hashlib.sha256(image).hexdigest(),
        }
        for name, image in images.items()
    ]
    about = {
        "key": key,
        "split": shard.split,
        "family": "toy",
        "chapter": None,
        "source": "toys",
        "star": False,
    }
    data: dict[str, Any] = {"dataset": about, "facts": [], "members": members, "texts": [], "questions": []}
    return Record(data, images)


def begun(root: Path, groups: int = 40, size: int = 4) -> Dataset:
    """A dataset of toys, of which nothing is there yet."""
    plan = {"groups": {"train": groups, "test": size}, "size": size}
    return Dataset.begin(root, {"name": "toys", "stamp": "toys", "plan": plan, "formats": ["webdataset"]})


def job(dataset: Dataset, toys: Toys | None = None) -> Job:
    return Job(str(dataset.root), toys or Toys(), ("webdataset",), dataset.stamp)


def tree(root: Path) -> dict[str, str]:
    """The hash of every file, by its name."""
    return {
        path.relative_to(root).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }


if __name__ == "__main__":  # ROOT WORKERS START PAUSE RANK WORLD: what tests kill
    root, workers, start, pause, rank, world = sys.argv[1:]
    try:
        dataset = begun(Path(root), 200, 5)
        mine = [s for s in dataset.missing() if s.index % int(world) == int(rank)]
        with endable():
            for _ in run(job(dataset, Toys(pause=float(pause))), mine, workers=int(workers), start=start):
                pass
    except EngineError as error:
        sys.exit(str(error))
    except KeyboardInterrupt:
        sys.exit(130)
