"""Records made as they are wanted: no disk, no end."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, ClassVar

from geodsl.dataset.record import Record
from geodsl.dataset.shard import Shard
from geodsl.errors import GeodslError
from perturb.groups import GroupMaker, Recipe, load
from perturb.groups.programs import Program, listed
from train.data.asked import suite_for, window_for
from train.data.draws import generator
from train.data.errors import DataError
from train.data.source import lacking

__all__ = ["StreamSource"]


class StreamSource:
    """A recipe's groups. A batch is a shard: batch i of rank r is shard i·W + r, whoever makes it, and whenever.

    So it gives what `perturb.groups.stream` gives with a batch's groups as `shard_size`, and `per_program` says how
    many of a batch are of one program. A curriculum's severities are asked for in the making, and its operators, the
    more often the worse they are known.

    Raises:
        DataError: where the recipe has no such split.
    """

    finite: ClassVar[bool] = False

    def __init__(self, recipe: Recipe, *, split: str, batch: int, rank: int = 0, world: int = 1) -> None:
        if split not in recipe.split:
            raise DataError(f"the recipe has no split {split!r}: there is {', '.join(recipe.split)}")
        self.recipe = replace(recipe, shard_size=batch)
        self.split, self.rank, self.world = split, rank, world
        self._pool: tuple[Program, ...] = listed(recipe.folders)

    @classmethod
    def load(cls, path: str | Path, **other: Any) -> StreamSource:
        """The source of a recipe's file."""
        try:
            return cls(load(path), **other)
        except (GeodslError, OSError) as error:
            if isinstance(error, DataError):
                raise
            raise DataError(f"{path} isn't a recipe to stream from: {error}") from None

    def __len__(self) -> int:
        raise DataError("a stream has no end and no epochs; say how many steps to take")

    def check(self, needs: Collection[str]) -> None:
        recipe = self.recipe
        told = {"negatives": recipe.negatives, "texts": recipe.texts, "nearest": recipe.nearest}
        lacking(needs, told, "the recipe")

    def batch(self, i: int, state: Mapping[str, Any]) -> list[Record]:
        number = i * self.world + self.rank
        splits = list(self.recipe.split)
        # As `stream` numbers them: endless shards of several splits take turns.
        index = number * len(splits) + splits.index(self.split)
        recipe = self.recipe
        if window := window_for(state, generator(recipe.seed, f"severity {number}")):
            recipe = replace(recipe, severity=window)
        groups = GroupMaker(recipe, self._pool)(
            Shard(self.split, number, number + 1, index, recipe.shard_size)
        )
        # A suite of the user's own says which operators; only the usual one gives way.
        if recipe.suite is None and (suite := suite_for(state)) is not None:
            groups.suite = suite
        try:
            return list(groups)
        except GeodslError as error:
            raise DataError(f"batch {i} of the stream can't be made: {error}") from None
