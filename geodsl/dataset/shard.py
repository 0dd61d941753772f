"""A plan: how a dataset is cut into splits and shards. The shard is the unit of work, of writing and of going on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

__all__ = ["Plan", "Shard"]


@dataclass(frozen=True)
class Shard:
    """Some groups of one split.

    Attributes:
        number: of the shard in its split.
        of: how many shards the split has.
        index: of the shard in the whole dataset.
        count: how many groups it has.
    """

    split: str
    number: int
    of: int
    index: int
    count: int

    @property
    def name(self) -> str:
        return f"{self.split}-{self.number:05d}"

    def key(self, k: int) -> str:
        """The name of its k-th group."""
        return f"{self.name}-{k:05d}"


@dataclass(frozen=True)
class Plan:
    """Which shards there are.

    Attributes:
        groups: how many groups each split has.
        size: groups of a shard; the last of a split may have fewer.
    """

    groups: Mapping[str, int]
    size: int

    def __iter__(self) -> Iterator[Shard]:
        index = 0
        for split, groups in self.groups.items():
            of = -(-groups // self.size)
            for number in range(of):
                yield Shard(split, number, of, index, min(self.size, groups - number * self.size))
                index += 1

    def __len__(self) -> int:
        return sum(-(-groups // self.size) for groups in self.groups.values())

    @property
    def total(self) -> int:
        return sum(self.groups.values())
