"""A trial: a few groups of a recipe made in a folder that goes again, to tell what the whole will take."""

from __future__ import annotations

import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from geodsl.dataset.making import make
from geodsl.dataset.shard import Shard
from perturb.groups.export import Export
from perturb.groups.maker import GroupMaker

__all__ = ["Trial", "trial"]


@dataclass(frozen=True)
class Trial:
    """What a group takes, by some that were made.

    Attributes:
        bytes: on the disk, of a group in all formats.
        seconds: of processor time, of a group.
        acceptance: the share of proposed changes that became negatives; None where there were none.
    """

    groups: int
    bytes: float
    seconds: float
    acceptance: float | None


def trial(export: Export, groups: int) -> Trial:
    """Make so many groups, no more than a shard of the recipe has."""
    first = next(iter(export.plan))
    count = min(groups, first.count)
    shard = Shard(first.split, first.number, first.of, first.index, count)
    maker = GroupMaker(export.recipe, export.pool)
    with tempfile.TemporaryDirectory() as folder:
        begun = time.process_time()
        receipt = make(Path(folder), shard, maker, export.recipe.formats, stamp="trial")
        seconds = time.process_time() - begun
    size = sum(told["bytes"] for told in receipt["files"].values())
    accepted = receipt["kept"] / receipt["tried"] if receipt["tried"] else None
    return Trial(count, size / count, seconds / count, accepted)
