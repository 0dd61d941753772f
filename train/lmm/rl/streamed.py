"""Prompts that the engine makes as they are wanted, as hard as the level says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import replace
from functools import cache
from multiprocessing import get_context
from typing import Any

from geodsl.dataset.shard import Shard
from geodsl.errors import GeodslError
from perturb.groups import GroupMaker, Recipe
from perturb.groups.programs import Program, listed
from train.data.draws import generator
from train.lmm.conversations import Prompt
from train.lmm.rl.difficulty import constructions, severities
from train.lmm.rl.errors import RlError
from train.lmm.rl.judge import prompts_of_record
from train.lmm.rl.prompts import Prompts

__all__ = ["Ahead", "StreamPrompts"]

_SOME = 16  # groups of a shard: what one process makes at a time
_TRIES = 8  # shards more than would do, where groups have no question


class StreamPrompts:
    """Questions about fresh groups of a recipe; none comes twice, so none needs to be remembered.

    At level 0 figures are of the least difficulty that the recipe's sampler allows and changes easily seen, at level 1
    of the most and hardly. A severity that the recipe tells stays, and without negative pictures there is none.

    Raises:
        RlError: where the recipe has no such split, or no questions.
    """

    def __init__(
        self, recipe: Recipe, *, split: str = "train", seeing: bool = False, rank: int = 0, world: int = 1
    ) -> None:
        if split not in recipe.split:
            raise RlError(f"the recipe has no split {split!r}: there is {', '.join(recipe.split)}")
        if not recipe.questions:
            raise RlError("the recipe asks no questions: it needs `questions` of 1 or more")
        self.recipe, self.split, self.seeing = recipe, split, seeing
        self.rank, self.world = rank, world

    def take(self, iteration: int, n: int, level: float) -> list[Prompt]:
        out: list[Prompt] = []
        for number in self.shards(iteration, n):
            out += made(self.recipe, self.split, number, level, self.seeing)
            if len(out) >= n:
                return out[:n]
        raise RlError(
            f"{len(self.shards(iteration, n)) * _SOME} groups of the stream have {len(out)} questions, not {n}; "
            "allow more kinds and forms of them"
        )

    def shards(self, iteration: int, n: int) -> range:
        """The numbers of the shards from which an iteration of this rank is made; no two have one in common."""
        most = -(-n // _SOME) + _TRIES
        first = (iteration * self.world + self.rank) * most
        return range(first, first + most)

    def rest(self, keys: Iterable[str], until: int) -> None:
        pass

    def to_json(self) -> dict[str, Any]:
        return {}

    def restore(self, told: Mapping[str, Any]) -> None:
        pass


def made(recipe: Recipe, split: str, number: int, level: float, seeing: bool = False) -> list[Prompt]:
    """The questions of one shard at a level."""
    random = generator(recipe.seed, f"difficulty {split} {number}")
    sampler = dict(recipe.sampler or {})
    low, high = sampler.get("difficulty", (1, 5))
    sampler["difficulty"] = constructions(level, (int(low), int(high)), random)
    harder = replace(
        recipe,
        sampler=sampler if recipe.from_sampler else recipe.sampler,
        # Of what isn't perturbed in the picture, no severity is seen.
        severity=recipe.severity or (severities(level) if recipe.negatives else None),
        shard_size=_SOME,
    )
    splits = list(recipe.split)
    shard = Shard(split, number, number + 1, number * len(splits) + splits.index(split), _SOME)
    try:
        return [
            item
            for record in GroupMaker(harder, _programs(recipe.folders))(shard)
            for item in prompts_of_record(record, seeing=seeing)
        ]
    except GeodslError as error:
        raise RlError(f"shard {number} of the stream can't be made at level {level:g}: {error}") from None


@cache
def _programs(folders: tuple[str, ...]) -> tuple[Program, ...]:
    return listed(folders)


class Ahead:
    """Prompts made while others are learned from: those of the next iteration are ordered a turn before.

    So a level takes effect one iteration later than it was heard of, whether or not they were made ahead: what is
    learned doesn't depend on how fast it is made.

    Args:
        workers: 0 to make them when they are wanted.
    """

    def __init__(self, source: Prompts, n: int, *, workers: int = 0) -> None:
        self.source, self.n, self.workers = source, n, workers
        self.level = 0.0
        self._iteration = -1
        self._pool: ProcessPoolExecutor | None = None
        self._made: list[Future[list[Prompt]]] = []

    def order(self, iteration: int, level: float, *, make: bool = True) -> None:
        """Ask for an iteration's prompts, at a level.

        Args:
            make: whether to begin at once; not where it may be the last.
        """
        self._iteration, self.level = iteration, level
        if not make or not self.workers or not isinstance(self.source, StreamPrompts):
            return
        if self._pool is None:
            self._pool = ProcessPoolExecutor(self.workers, mp_context=get_context("spawn"))
        p = self.source
        # As many shards as usually do; the rest is made here where they don't.
        usual = p.shards(iteration, self.n)[: -(-self.n // _SOME)]
        self._made = [self._pool.submit(made, p.recipe, p.split, number, level, p.seeing) for number in usual]

    def get(self) -> list[Prompt]:
        """The prompts that were ordered."""
        futures, self._made = self._made, []
        if isinstance(self.source, StreamPrompts) and futures:
            p = self.source
            out = [item for future in futures for item in future.result()]
            for number in p.shards(self._iteration, self.n)[len(futures) :]:
                if len(out) >= self.n:
                    break
                out += made(p.recipe, p.split, number, self.level, p.seeing)
            if len(out) >= self.n:
                return out[: self.n]
        return self.source.take(self._iteration, self.n, self.level)

    def close(self) -> None:
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)
