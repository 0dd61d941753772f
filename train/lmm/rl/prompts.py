"""Prompts: questions with pictures, in a seeded order without end, less those that teach nothing.

A question that is always or never answered right tells the policy nothing: all its answers are as good as one another.
Within an iteration its answers don't count; where the same question would come again, it rests for some iterations.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Protocol

from train.data.dataset_source import DatasetSource
from train.data.draws import generator
from train.lmm.conversations import Prompt
from train.lmm.rl.errors import RlError
from train.lmm.rl.judge import prompts_of_record

__all__ = ["FixedPrompts", "Prompts", "RecordPrompts", "kept"]


class Prompts(Protocol):
    """Gives the prompts of an iteration.

    They depend on seed, iteration, level and what was left out; whoever asks, and whenever.
    """

    def take(self, iteration: int, n: int, level: float) -> list[Prompt]:
        """n prompts of this rank; `level` says how hard they are to be, from 0 to 1, where that can be chosen."""
        ...

    def rest(self, keys: Iterable[str], until: int) -> None:
        """Prompts that aren't asked before an iteration; every rank is told the same."""
        ...

    def to_json(self) -> dict[str, Any]:
        """What `restore` goes on from."""
        ...

    def restore(self, told: Mapping[str, Any]) -> None: ...


def kept(solved: Sequence[bool], answers: int) -> list[bool]:
    """Which prompts teach: those of whose answers some are right and some aren't.

    Args:
        solved: whether each answer is right, the `answers` answers of a prompt one after the other.
    """
    if answers < 1 or len(solved) % answers:
        raise RlError(f"{len(solved)} answers aren't {answers} of each prompt")
    groups = (solved[k : k + answers] for k in range(0, len(solved), answers))
    return [0 < sum(group) < answers for group in groups]


class _Seen:
    """What sources of a fixed number of questions have in common: the questions that rest, and until when."""

    def __init__(self) -> None:
        self.resting: dict[str, int] = {}

    def rest(self, keys: Iterable[str], until: int) -> None:
        self.resting.update(dict.fromkeys(keys, until))

    def awake(self, found: Iterable[Prompt], iteration: int) -> list[Prompt]:
        return [p for p in found if self.resting.get(p.question.key, 0) <= iteration]

    def to_json(self) -> dict[str, Any]:
        return {"resting": dict(sorted(self.resting.items()))}

    def restore(self, told: Mapping[str, Any]) -> None:
        found = told.get("resting")
        if not isinstance(found, dict) or not all(isinstance(until, int) for until in found.values()):
            raise RlError("expected saved prompts with a table `resting` of names and iterations")
        self.resting = dict(found)


class FixedPrompts(_Seen):
    """A list of prompts, each epoch in another order; ranks share every iteration.

    Those that rest are passed over, so an iteration has as many prompts as any other; where all rest, none does.
    """

    def __init__(self, items: Sequence[Prompt], *, seed: int = 0, rank: int = 0, world: int = 1) -> None:
        super().__init__()
        if not items:
            raise RlError("there is no question to learn from; export with `questions` of 1 or more")
        self.items, self.seed, self.rank, self.world = list(items), seed, rank, world

    def take(self, iteration: int, n: int, level: float = 0.0) -> list[Prompt]:
        items = self.awake(self.items, iteration) or self.items
        order, first = _Order(self.seed, len(items)), (iteration * self.world + self.rank) * n
        return [items[order[place][1]] for place in range(first, first + n)]


class RecordPrompts(_Seen):
    """A split of a dataset, read as it is wanted: of each group's questions one is drawn, another in another epoch."""

    def __init__(self, source: DatasetSource, *, seed: int = 0, seeing: bool = False) -> None:
        super().__init__()
        self.source, self.seed, self.seeing = source, seed, seeing

    def take(self, iteration: int, n: int, level: float = 0.0) -> list[Prompt]:
        out: list[Prompt] = []
        for epoch, k in self._places(iteration, n):
            found = self.awake(prompts_of_record(self.source.record(k), seeing=self.seeing), iteration)
            if found:
                out.append(found[int(generator(self.seed, f"question {epoch} {k}").integers(len(found)))])
            if len(out) == n:
                return out
        raise RlError(
            f"the split {self.source.split} has fewer than {n} groups with questions that don't rest because they are "
            "always or never solved; take fewer prompts an iteration, a shorter `rest`, or a stream"
        )

    def _places(self, iteration: int, n: int) -> Iterator[tuple[int, int]]:
        """Groups of the split, n of this rank for each iteration and, where some have no question, those after."""
        of, world, rank = self.source.groups, self.source.world, self.source.rank
        order = _Order(self.seed, of)
        for at in range(n + of):
            # Ranks look at groups of their own, also where they pass over some.
            yield order[(iteration * n + at) * world + rank]


class _Order:
    """The endless, shuffled order of so many things: at each place an epoch and a number."""

    def __init__(self, seed: int, of: int) -> None:
        self.seed, self.of = seed, of
        self._epochs: dict[int, Any] = {}

    def __getitem__(self, place: int) -> tuple[int, int]:
        epoch, k = divmod(place, self.of)
        if epoch not in self._epochs:
            self._epochs[epoch] = generator(self.seed, f"epoch {epoch}").permutation(self.of)
        return epoch, int(self._epochs[epoch][k])
