"""One shard looked at: its files, its receipt, its records, and the same written again."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from geodsl.dataset import Dataset, Record, Shard
from geodsl.errors import GeodslError
from geodsl.realize.attempts import generator
from perturb.blocks.seeds import seed_of
from perturb.groups.recipe import Recipe
from perturb.groups.verifying.derived import Again
from perturb.groups.verifying.finding import Finding, capped, reason
from perturb.groups.verifying.reading import read_twice
from perturb.groups.verifying.receipts import Counted, Files, counts, on_disk, read_receipt
from perturb.groups.verifying.record import belongs, complaints
from perturb.groups.verifying.sources import Known, Origin, sampled
from perturb.groups.verifying.untrusted import checked_path
from perturb.verifying.complaint import UNREADABLE

__all__ = ["Asked", "Looked", "Task", "look"]


@dataclass(frozen=True)
class Asked:
    """What is the same for all shards.

    Attributes:
        sample: the share of records that are measured again.
        known: the programs of the recipe's folders, if they are given.
    """

    root: str
    sample: float = 1.0
    seed: int = 0
    known: Known | None = None


@dataclass(frozen=True)
class Task:
    """A part of a shard: of its records every `of`-th is measured; the first part looks at the rest, too."""

    shard: Shard
    part: int = 0
    of: int = 1


@dataclass
class Looked:
    """What came of it.

    Attributes:
        records: how many were read (by the first part alone).
        measured: how many were measured.
        origins: what their programs are said to be, each once.
        files: those that the receipt tells of.
        sound: whether the files are what they should be.
    """

    shard: Shard
    findings: list[Finding] = field(default_factory=list)
    records: int = 0
    measured: int = 0
    origins: dict[Origin, str] = field(default_factory=dict)
    files: tuple[str, ...] = ()
    sound: bool = True


def look(asked: Asked, task: Task) -> Looked:
    """Look at a part of a shard."""
    found = Looked(task.shard)
    dataset = Dataset(asked.root)
    recipe = Recipe.of(dataset.about["recipe"])
    part = (
        _First(dataset, recipe, asked, task, found)
        if task.part == 0
        else _Part(dataset, recipe, asked, task, found)
    )
    found.findings += capped(part.findings(), task.shard.name)
    return found


class _Part:
    """Records measured."""

    def __init__(self, dataset: Dataset, recipe: Recipe, asked: Asked, task: Task, found: Looked) -> None:
        self.dataset, self.recipe, self.asked, self.found = dataset, recipe, asked, found
        self.shard, self.part, self.of = task.shard, task.part, task.of
        chance = generator(seed_of(asked.seed, task.shard.index), "verify").random(task.shard.count)
        self.chosen = chance < asked.sample

    def findings(self) -> Iterator[Finding]:
        try:
            for k, record in enumerate(self._records()):
                yield from self._measured(k, record)
        except Exception:
            return  # the first part tells

    def _records(self) -> Iterator[Record]:
        path = checked_path(self.dataset.root, self.dataset.archive.path(self.shard))
        return read_twice(self.dataset, self.shard, path)

    def _measured(self, k: int, record: Record) -> Iterator[Finding]:
        if k % self.of != self.part or k >= len(self.chosen) or not self.chosen[k]:
            return
        self.found.measured += 1
        for complaint in complaints(record, self.recipe):
            yield Finding(complaint.what, self.shard.name, record.key, complaint.member)


class _First(_Part):
    """The same, and everything else about the shard."""

    def findings(self) -> Iterator[Finding]:
        shard, root = self.shard, Path(self.asked.root)
        try:
            receipt = read_receipt(root, shard)
        except GeodslError as error:
            self.found.sound = False
            yield Finding(reason(error), shard.name)
            receipt = None
        told: Files = receipt["files"] if receipt else {}
        self.found.files = tuple(told)
        for what in on_disk(root, told):
            self.found.sound = False
            yield Finding(what, shard.name)
        with ExitStack() as open:
            again = open.enter_context(Again(self.dataset, shard))
            counted, readable = Counted(), True
            origins: list[tuple[str, Origin]] = []
            try:
                for k, record in enumerate(self._records()):
                    self.found.records += 1
                    counted.add(record)
                    again.add(record)
                    yield from self._belongs(k, record, origins)
                    yield from self._measured(k, record)
            except Exception as error:  # of whichever reader: what can't be read is a finding
                readable = self.found.sound = False
                yield Finding(reason(error), shard.name)
            again.close()
            if receipt is not None:
                for what in counts(receipt, shard, self.dataset.stamp, counted if readable else None):
                    yield Finding(what, shard.name)
                if readable:
                    for what in again.compared(root, told):
                        self.found.sound = False
                        yield Finding(what, shard.name)
        for key, what in sampled(origins, shard, self.recipe):
            yield Finding(what, shard.name, key)

    def _belongs(self, k: int, record: Record, origins: list[tuple[str, Origin]]) -> Iterator[Finding]:
        try:
            for what in belongs(record, self.shard, k, self.recipe):
                yield Finding(what, self.shard.name, record.key)
            origin = Origin.of(record.data["dataset"])
        except UNREADABLE as error:
            yield Finding(f"where it belongs can't be read: {reason(error)}", self.shard.name, record.key)
            return
        origins.append((record.key, origin))
        if origin not in self.found.origins:
            self.found.origins[origin] = record.key
            if (wrong := origin.wrong(self.asked.known)) is not None:
                yield Finding(wrong, self.shard.name, record.key)
