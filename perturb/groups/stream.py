"""Records without end and without a disk: those of an export, shard after shard, and on beyond its last one."""

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
    Shards have `recipe.shard_size` groups, and are those that an export of the recipe writes; only an export's last
    shard of a split, which may be smaller, may differ.

    Args:
        start: how many records of its own a reader leaves out, to go on where it was. Whole shards cost nothing; of the
            shard in which it was, what comes before is made once more.
        maker: one that is there already: it knows the recipe's programs.

    Raises:
        ValueError: for a split that there isn't, or where a rank or a worker isn't among those that there are.
    """
    if split not in recipe.split:
        raise ValueError(f"the recipe has no split {split!r}: there is {', '.join(recipe.split)}")
    if not 0 <= rank < world_size:
        raise ValueError(f"rank {rank} of {world_size}: ranks count from 0")
    if not 0 <= worker < workers:
        raise ValueError(f"worker {worker} of {workers}: workers count from 0")
    if start < 0:
        raise ValueError(f"start {start}: a reader leaves out 0 records or more")
    return _stream(
        recipe,
        split,
        maker or GroupMaker(recipe, listed(recipe.folders)),
        reader=rank * workers + worker,
        readers=world_size * workers,
        start=start,
    )


def _stream(
    recipe: Recipe, split: str, maker: GroupMaker, *, reader: int, readers: int, start: int
) -> Iterator[Record]:
    size = recipe.shard_size
    turn, left_out = divmod(start, size)
    number = reader + turn * readers
    while True:
        # The place in the whole, which an endless stream hasn't, has no say in what is made.
        for k, record in enumerate(maker(Shard(split, number, number + 1, number, size))):
            if k >= left_out:
                yield record
        left_out = 0
        number += readers
