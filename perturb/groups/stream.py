"""Records without end and without a disk: what an export would write, shard after shard."""

from __future__ import annotations

from collections.abc import Iterator

from geodsl.dataset.record import Record
from geodsl.dataset.shard import Shard
from perturb.groups.maker import GroupMaker
from perturb.groups.programs import listed
from perturb.groups.recipe import Recipe

__all__ = ["stream"]


def stream(
    recipe: Recipe,
    *,
    split: str = "train",
    rank: int = 0,
    world_size: int = 1,
    worker: int = 0,
    workers: int = 1,
    start: int = 0,
    maker: GroupMaker | None = None,
) -> Iterator[Record]:
    """The records of a split, without end; the same for the same numbers.

    Every reader has its own shards: reader `rank * workers + worker` of `world_size * workers` takes each of that many.

    Args:
        start: how many of its shards a reader leaves out, to go on where it was.

    Raises:
        ValueError: where a rank or a worker isn't among those that there are.
    """
    if split not in recipe.split:
        raise ValueError(f"the recipe has no split {split!r}: there is {', '.join(recipe.split)}")
    if not 0 <= rank < world_size or not 0 <= worker < workers:
        raise ValueError(f"rank {rank} of {world_size}, worker {worker} of {workers}: numbers count from 0")
    maker = maker or GroupMaker(recipe, listed(recipe.folders))
    place = list(recipe.split).index(split)
    step, number = world_size * workers, rank * workers + worker + start * world_size * workers
    while True:
        # Endless shards of several splits: they take turns in the numbering of the whole.
        index = number * len(recipe.split) + place
        yield from maker(Shard(split, number, number + 1, index, recipe.shard_size))
        number += step
