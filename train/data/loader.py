"""Loaders: batches one after the other, made ahead of time by processes that stand by."""

from __future__ import annotations

import gc
import warnings
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from functools import cached_property, partial
from typing import Any

import torch
from torch.utils.data import DataLoader, Dataset, Sampler

from train.data.batch import Batch
from train.data.collate import Collate
from train.data.curriculum import Curriculum
from train.data.errors import DataError
from train.data.pictures import look_of
from train.data.source import Source

__all__ = ["DataWarning", "Loader"]

_AHEAD = 2  # batches that each process makes ahead
_LOST = {
    "negatives cut off": ("negatives", "negative pictures whose captions"),
    "false captions cut off": ("false captions", "false captions which"),
}


class DataWarning(UserWarning):
    """Given once where a part of what is learned from is of no use."""


class Loader:
    """Batches of a source for a model.

    Whatever is asked first, and by however many processes, batch i is the same. Once the curriculum has heard a probe,
    what was made ahead with its former state is made anew.

    Attributes:
        warnings: what was found wanting until now, with how often.

    Args:
        towers: whose tokenizer and transform are taken: anything with `tokenizer`, `context_length`, `train_transform`.
        needs: fields of `Features` that the losses need.
        negatives: pictures of a group in a step; 0 for all.
        texts: false captions of a group in a step; 0 for all.
        workers: processes; 0 for none beside this one.
        truth: whether batches know what is true of what.
        anchors: which members stand for their groups, as `Collate` has it.

    Raises:
        DataError: where no group has what the losses need.
    """

    def __init__(
        self,
        source: Source,
        *,
        towers: Any,
        needs: Collection[str],
        negatives: int = 0,
        texts: int = 0,
        seed: int = 0,
        workers: int = 0,
        curriculum: Curriculum | None = None,
        truth: bool = True,
        anchors: str = "own",
    ) -> None:
        source.check(needs)
        self.source, self.workers = source, workers
        self.curriculum = curriculum or Curriculum()
        if self.curriculum.kind == "adaptive" and not negatives and source.finite:
            raise DataError(
                "a curriculum by what the model gets wrong chooses among a group's negatives: say how many a step "
                "looks at, such as `negatives = 4`"
            )
        self.collate = Collate(
            ids=partial(towers.tokenizer, context_length=towers.context_length),
            look=look_of(towers.train_transform),
            needs=frozenset(needs),
            negatives=negatives,
            texts=texts,
            seed=seed,
            truth=truth,
            anchors=anchors,
        )
        self.warnings: Counter[str] = Counter()
        self._told: set[str] = set()
        self._orders = _Orders(0, self.curriculum)

    def batch(self, i: int) -> Batch:
        """Batch i, made here and now."""
        return _Batches(self.source, self.collate)[i, self.curriculum.state(i)]

    def batches(self, start: int = 0) -> Iterator[Batch]:
        """Batch `start` and all after it, without end, in order.

        Raises:
            DataError: for what can't be read; the text names the shard or the group.
        """
        i = start
        while True:
            version = self.curriculum.version
            for batch in self._run(i):
                self._count(batch)
                yield batch
                i += 1
                if self.curriculum.version != version:
                    break

    def _run(self, start: int) -> Iterator[Batch]:
        """Batches from `start` on; the curriculum stays as it is meanwhile."""
        made: Iterable[Any]
        if self.workers:
            self._orders.start = start
            made = self._standing_by
        else:
            batches = _Batches(self.source, self.collate)
            made = (batches[order] for order in _Orders(start, self.curriculum))
        for batch in made:
            if isinstance(batch, _Failed):
                error = batch.error
                del batch
                try:
                    raise error
                finally:
                    # An error whose trace holds it is a cycle, and processes in cycles are slow to end.
                    del error
            yield batch

    @cached_property
    def _standing_by(self) -> DataLoader[Any]:
        """The processes. They stay, and what they know of shards and facts with them; read anew, they begin anew."""
        return DataLoader(
            _Batches(self.source, self.collate),
            batch_size=None,
            sampler=self._orders,
            num_workers=self.workers,
            prefetch_factor=_AHEAD,
            persistent_workers=True,
            pin_memory=torch.cuda.is_available(),
            worker_init_fn=_settled,
            generator=torch.Generator().manual_seed(0),  # no batch depends on what it draws
        )

    def _count(self, batch: Batch) -> None:
        self.warnings.update(batch.warnings)
        for lost, (of, what) in _LOST.items():
            if self.warnings[lost] and lost not in self._told:
                self._told.add(lost)
                share = self.warnings[lost] / self.warnings[of]
                warnings.warn(
                    f"{share:.1%} of {what} read as the anchor's own once the tokenizer has cut them are left out; "
                    "a model with a longer context would tell them apart",
                    DataWarning,
                    stacklevel=3,
                )


class _Failed:
    """An error of another process, which tells its text and nothing of its traces."""

    def __init__(self, error: DataError) -> None:
        self.error = error


class _Orders(Sampler[Any]):
    """Which batches are wanted, each with the curriculum's state; read again from its beginning for each run."""

    def __init__(self, start: int, curriculum: Curriculum) -> None:
        self.start, self.curriculum = start, curriculum

    def __iter__(self) -> Iterator[tuple[int, dict[str, Any]]]:
        i = self.start
        while True:
            yield i, self.curriculum.state(i)
            i += 1


class _Batches(Dataset[Any]):
    """What the processes run."""

    def __init__(self, source: Source, collate: Collate) -> None:
        self.source, self.collate = source, collate

    def __getitem__(self, order: tuple[int, dict[str, Any]]) -> Any:
        i, state = order
        try:
            return self.collate(self.source.batch(i, state), i, state)
        except DataError as error:
            if torch.utils.data.get_worker_info() is None:
                raise
            return _Failed(error)


def _settled(worker: int) -> None:
    """What a process begins with stays: looking through it for garbage, again and again, took a third of its time."""
    gc.freeze()
