"""Sources: where records come from, batch by batch."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Any, ClassVar, Protocol

from geodsl.dataset.record import Record
from train.data.errors import DataError

__all__ = ["STREAM", "Source", "lacking", "open_source"]

STREAM = "stream:"


class Source(Protocol):
    """Gives the records of batch i of a rank, whatever was asked before.

    Attributes:
        finite: whether it has epochs: then `len` tells how many batches one has.
    """

    finite: ClassVar[bool]

    def batch(self, i: int, state: Mapping[str, Any]) -> list[Record]:
        """The records of batch i; `state` is the curriculum's."""
        ...

    def check(self, needs: Collection[str]) -> None:
        """See whether its groups have what losses need.

        Raises:
            DataError: where no group has.
        """
        ...

    def __len__(self) -> int: ...


def open_source(
    data: str | Path,
    *,
    split: str = "train",
    batch: int,
    seed: int = 0,
    rank: int | None = None,
    world: int | None = None,
) -> Source:
    """The source that `data` names: a dataset's folder, or `stream:RECIPE.toml`.

    Args:
        batch: groups of a rank's batch.
        seed: from which the order of a dataset's groups is drawn; a stream has its recipe's.
        rank, world: this process's place among all; by default that of the process group.

    Raises:
        DataError: where there is no such thing, or it isn't whole.
    """
    from train import gather
    from train.data.dataset_source import DatasetSource
    from train.data.stream_source import StreamSource

    place = gather.rank() if rank is None else rank, gather.world() if world is None else world
    if not 0 <= place[0] < place[1]:
        raise DataError(f"rank {place[0]} isn't among {place[1]} ranks: they count from 0")
    if batch < 1:
        raise DataError(f"a batch has a group at least, not {batch}")
    if isinstance(data, str) and data.startswith(STREAM):
        return StreamSource.load(
            data.removeprefix(STREAM), split=split, batch=batch, rank=place[0], world=place[1]
        )
    return DatasetSource(data, split=split, batch=batch, seed=seed, rank=place[0], world=place[1])


def lacking(needs: Collection[str], recipe: Mapping[str, Any], name: str) -> None:
    """See whether groups of a recipe have what losses need.

    Raises:
        DataError: where they don't; the text says which knob gives it.
    """

    def count(field: str) -> int:
        return int(recipe.get(field) or 0)

    wanted: Sequence[tuple[str, int, str]] = (
        ("negative_images", count("negatives"), "negative pictures; export with `negatives = 10`"),
        ("negative_texts", count("texts") + count("nearest"), "false captions; export with `texts = 10`"),
    )
    missing = [what for need, there, what in wanted if need in needs and not there]
    if missing:
        raise DataError(
            f"these losses need what the groups of {name} haven't: {'; '.join(missing)}; or choose other losses"
        )
