"""Records of a dataset's split, in any order: every group is found by its place in its shard's file."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any, ClassVar

import numpy as np

from geodsl.dataset.dataset import Dataset, DatasetError
from geodsl.dataset.formats.webdataset import WebDataset
from geodsl.dataset.record import Record
from geodsl.dataset.shard import Shard
from geodsl.dataset.tar import TarError
from train.data.draws import generator
from train.data.errors import DataError
from train.data.source import lacking

__all__ = ["DatasetSource"]


class DatasetSource:
    """A split of a dataset. Each epoch has another order; ranks share its batches, and what is left over is dropped.

    Batch i of the whole is cut into one part a rank, so two ranks with 32 groups each see what one with 64 sees.

    Raises:
        DataError: where the folder holds no dataset, the split isn't there or not whole, or has too few groups.
    """

    finite: ClassVar[bool] = True

    def __init__(
        self, root: str | Path, *, split: str, batch: int, seed: int = 0, rank: int = 0, world: int = 1
    ) -> None:
        try:
            self.dataset = Dataset(root)
        except DatasetError as error:
            raise DataError(str(error)) from None
        name, splits = self.dataset.name, self.dataset.splits
        if split not in splits:
            raise DataError(f"{name} has no groups in a split {split!r}: there is {', '.join(splits)}")
        if WebDataset.name not in self.dataset.formats:
            raise DataError(
                f"{name} is there as {', '.join(self.dataset.formats)}; groups are read in any order from webdataset "
                "alone: export with `formats = ['webdataset']` as well"
            )
        if missing := [s.name for s in self.dataset.missing() if s.split == split]:
            raise DataError(
                f"{name} isn't whole: {len(missing)} shards aren't there or aren't finished ({', '.join(missing[:4])}"
                f"{', …' if len(missing) > 4 else ''}); the same `geodsl export` goes on where it was stopped"
            )
        self.shards = [s for s in self.dataset.shards if s.split == split]
        self.split, self.per, self.seed, self.rank, self.world = split, batch, seed, rank, world
        self.groups = sum(s.count for s in self.shards)
        if not len(self):
            raise DataError(
                f"the split {split} of {name} has {self.groups} groups, which is less than one batch of {batch} on "
                f"{world} ranks; take a smaller batch"
            )
        self._format = WebDataset()
        self._ends = np.cumsum([s.count for s in self.shards])
        self._places: dict[int, np.ndarray] = {}
        self._order: tuple[int, np.ndarray] | None = None

    def __len__(self) -> int:
        return self.groups // (self.per * self.world)

    def check(self, needs: Collection[str]) -> None:
        lacking(needs, self.dataset.about.get("recipe") or {}, self.dataset.name)

    def batch(self, i: int, state: Mapping[str, Any]) -> list[Record]:
        return [self.record(k) for k in self.numbers(i)]

    def numbers(self, i: int) -> list[int]:
        """Which groups of the split are in this rank's batch i."""
        epoch, place = divmod(i, len(self))
        begin = (place * self.world + self.rank) * self.per
        return self._shuffled(epoch)[begin : begin + self.per].tolist()

    def record(self, k: int) -> Record:
        """The k-th group of the split.

        Raises:
            DataError: naming the shard, where it can't be read.
        """
        n = int(np.searchsorted(self._ends, k, side="right"))
        shard = self.shards[n]
        path = self.dataset.root / self._format.path(shard)
        try:
            places = self._index(n, shard, path)
            at = k - int(self._ends[n]) + shard.count
            record = self._format.at(path, int(places[at]), int(places[at + 1]))
        except (TarError, OSError) as error:
            told = getattr(error, "strerror", None) or error
            raise DataError(
                f"the shard {shard.name} can't be read: {told} ({path}); `geodsl verify` says what is wrong with it, "
                "and `geodsl export` makes it anew once its receipt is removed"
            ) from None
        if record.key != shard.key(at):
            raise DataError(f"the shard {shard.name} has {record.key} in the place of {shard.key(at)}")
        return record

    def _index(self, n: int, shard: Shard, path: Path) -> np.ndarray:
        """Where the groups of a shard are; looked up once, when the first of them is wanted."""
        found = self._places.get(n)
        if found is None:
            found = self._places[n] = np.array(self._format.index(path), dtype=np.int64)
            if len(found) != shard.count + 1:
                del self._places[n]
                raise TarError(f"it holds {len(found) - 1} groups, not {shard.count}")
        return found

    def _shuffled(self, epoch: int) -> np.ndarray:
        if self._order is None or self._order[0] != epoch:
            order = generator(self.seed, f"epoch {epoch}").permutation(self.groups)
            self._order = epoch, order.astype(np.int32 if self.groups < 2**31 else np.int64)
        return self._order[1]
