"""An export: from a recipe to a dataset in a folder, begun or gone on with."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable
from contextlib import closing
from functools import cached_property
from pathlib import Path
from typing import Any

from geodsl.dataset import Dataset, DatasetError, Plan, card
from geodsl.dataset.beside import MAKING
from geodsl.dataset.engines import GOES_ON, EngineError, Job, endable, run, trouble
from geodsl.dataset.formats import chosen
from geodsl.dataset.lock import LockedError, locked
from perturb.groups.maker import GroupMaker
from perturb.groups.programs import Program, digest, listed, split_of
from perturb.groups.recipe import Recipe, RecipeError
from perturb.groups.versions import made_by

__all__ = ["Export"]

_PATIENCE = 5.0  # seconds that workers of a killed run may take to notice


class Export:
    """What is to be made of a recipe.

    Attributes:
        pool: the programs of its folders.
        plan: its shards.
    """

    def __init__(self, recipe: Recipe) -> None:
        self.recipe = recipe
        self.suite = recipe.read_suite()
        self.pool: tuple[Program, ...] = listed(recipe.folders)
        self.plan = Plan(_shares(recipe), recipe.shard_size)
        if recipe.from_sampler < 1:
            self._families()

    def _families(self) -> None:
        """Refuse splits into which nothing of the folders falls."""
        recipe = self.recipe
        there = {split_of(p.family, recipe.split, recipe.seed) for p in self.pool}
        empty = [s for s, groups in self.plan.groups.items() if groups and s not in there]
        if empty:
            raise RecipeError(
                [
                    f"split: none of the {len({p.family for p in self.pool})} families of the folders falls into "
                    f"`{s}`; give it a larger share, or take another seed"
                    for s in empty
                ]
            )

    @cached_property
    def about(self) -> dict[str, Any]:
        """What `dataset.json` is to say."""
        recipe = self.recipe.to_json()
        recipe.pop("name")
        told: dict[str, Any] = {
            "recipe": recipe
            | {"suite": self.suite.title or None, "folders": [Path(f).name for f in self.recipe.folders]},
            "suite": self.suite.text,
            "programs": {"count": len(self.pool), "sha256": digest(self.pool)},
            "plan": {"groups": dict(self.plan.groups), "size": self.plan.size},
            "formats": [f.name for f in chosen(self.recipe.formats)],
            "made_by": made_by(self.recipe.formats),
        }
        stamp = hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()
        return {"name": self.recipe.name, "stamp": stamp, **told}

    def begin(self, out: str | Path) -> Dataset:
        """The dataset in a folder, begun or gone on with.

        Raises:
            DatasetError: where it holds another one, or can't be written to; nothing is touched then.
        """
        for format in chosen(self.recipe.formats):
            format.ready()
        try:
            return Dataset.begin(out, self.about)
        except OSError as error:
            why = trouble(OSError(error.errno, error.strerror))
            raise DatasetError(f"{out} can't be the folder of a dataset: {why}") from None

    def make(
        self,
        dataset: Dataset,
        *,
        rank: int = 0,
        world_size: int = 1,
        workers: int = 1,
        start: str = "spawn",
        told: Callable[[dict[str, Any]], None] | None = None,
        progress: Callable[[int], None] | None = None,
    ) -> bool:
        """Make what is missing of this rank's part; whether the whole dataset is there then.

        Args:
            workers: 0 for one on each core; with Ray, tasks in flight, and 0 for twice its CPUs.
            told: gets the receipt of every shard that has been made.
            progress: is told how many groups have been made since it was told last.

        Raises:
            EngineError: where it can't go on; what has been made stays.
        """
        if not 0 <= rank < world_size:
            raise ValueError(f"rank {rank} of {world_size}: ranks count from 0")
        job = Job(
            str(dataset.root.resolve()),
            GroupMaker(self.recipe, self.pool),
            tuple(self.recipe.formats),
            dataset.stamp,
        )
        making = dataset.root / MAKING
        try:
            with endable(), locked(making / f"part-{rank}-of-{world_size}.lock", patience=_PATIENCE):
                mine = (s for s in dataset.shards if s.index % world_size == rank)
                receipts = run(
                    job,
                    [s for s in mine if not dataset.done(s)],
                    engine=self.recipe.engine,
                    workers=workers,
                    start=start,
                    address=self.recipe.address,
                    progress=progress,
                )
                with closing(receipts):
                    for receipt in receipts:
                        if told is not None:
                            told(receipt)
                return self._finish(dataset)
        except LockedError as error:
            raise EngineError(f"another export is at work in {dataset.root}: {error.holder}") from None
        except OSError as error:
            raise EngineError(f"{trouble(error)}; {GOES_ON}") from error

    def _finish(self, dataset: Dataset) -> bool:
        """Write what belongs to the whole, where all shards are there."""
        if not all(dataset.done(shard) for shard in dataset.shards):
            return False
        with locked(dataset.root / MAKING / "finish.lock"):  # the last runs of several may be ready at once
            for format in chosen(self.recipe.formats):
                format.finish(dataset)
            card.write(dataset)
            shutil.rmtree(dataset.root / MAKING, ignore_errors=True)
        return True


def _shares(recipe: Recipe) -> dict[str, int]:
    """How many groups each split has: largest remainders, at least one each where its share isn't 0."""
    exact = {name: recipe.groups * share for name, share in recipe.split.items()}
    whole = {name: max(int(x), 1 if x > 0 else 0) for name, x in exact.items()}
    for name in sorted(exact, key=lambda n: whole[n] - exact[n])[
        : max(0, recipe.groups - sum(whole.values()))
    ]:
        whole[name] += 1
    return whole
