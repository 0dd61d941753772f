"""Programs: where groups come from. A folder's are known from the start, the sampler's are drawn shard by shard."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from geodsl.dataset.shard import Shard
from geodsl.diagram import Diagram, parse
from geodsl.errors import GeodslError
from geodsl.realize.attempts import generator
from geodsl.sample.family import constructions_of, family
from geodsl.words.dice import token
from perturb.blocks.seeds import seed_of
from perturb.groups.recipe import Recipe, RecipeError

__all__ = ["Program", "digest", "listed", "programs", "seed_of_shard", "split_of"]

_REMEMBERED = 16  # diagrams that have been read last, of a few megabytes each
_LARGEST = 1 << 20


@dataclass(frozen=True)
class Program:
    """A program, and where it comes from.

    Attributes:
        source: the name of its file, or "sampler".
        root: of its family.
        hash: the same for programs that are alike up to names, order and size.
    """

    text: str
    source: str
    root: str
    family: str
    hash: str
    chapter: str | None
    folder: str | None = None

    @property
    def diagram(self) -> Diagram:
        # Not kept here: a folder may have thousands of programs, and a diagram is large.
        return _read(self.text, self.source, self.folder)

    @cached_property
    def kinds(self) -> frozenset[str]:
        """The kinds of constructions in it."""
        return constructions_of(self.diagram.scene)


@lru_cache(maxsize=_REMEMBERED)
def _read(text: str, name: str, folder: str | None) -> Diagram:
    return parse(text, name=name, folder=folder)


def split_of(family: str, shares: Mapping[str, float], seed: int) -> str:
    """The split that a family belongs to: by its name and the seed alone."""
    digest = hashlib.sha256(f"{seed}:{family}".encode()).digest()
    at, sum = int.from_bytes(digest[:8], "big") / 2**64, 0.0
    last = ""
    for name, share in shares.items():
        sum += share
        last = name if share > 0 else last
        if share > 0 and at < sum:
            return name
    return last


def listed(folders: Sequence[str]) -> tuple[Program, ...]:
    """The programs of some files and folders, in the order of their names; of those that are alike, the first.

    Raises:
        RecipeError: where one can't be read, or there are none.
    """
    problems, found = [], []
    for folder in folders:
        root = Path(folder)
        paths = [root] if root.is_file() else sorted(root.rglob("*.geo")) if root.is_dir() else []
        if not paths:
            problems.append(f"folders: {folder} has no programs (*.geo)")
        for path in paths:
            try:
                found.append(_program(path, root))
            except (OSError, ValueError, GeodslError) as error:
                told = getattr(error, "strerror", None) or str(error).splitlines()[0]
                problems.append(f"folders: {path} can't be read: {told}")
    if problems:
        raise RecipeError(problems)
    alike: dict[str, Program] = {}
    for program in found:
        alike.setdefault(program.hash, program)
    return tuple(alike.values())


def _program(path: Path, root: Path) -> Program:
    from geodsl.sample.canonical import canonical

    if path.stat().st_size > _LARGEST:
        raise ValueError("it is too large")
    text = path.read_text("utf-8")
    name = path.relative_to(root).as_posix() if path != root else path.name
    folder = str(path.parent)
    scene = _read(text, name, folder).scene
    hash = canonical(scene).dressed(scene.directives)
    chapter = path.parent.name if path != root else None
    return Program(text, name, path.stem, family(path.stem, constructions_of(scene)), hash, chapter, folder)


def seed_of_shard(recipe: Recipe, shard: Shard) -> int:
    """What everything in a shard is drawn from: the same in an export and in a stream."""
    return seed_of(recipe.seed, 1, token(shard.split), shard.number)


def programs(
    recipe: Recipe, pool: Sequence[Program], split: str, seed: int, *, start: int = 0
) -> Iterator[Program]:
    """Programs of a split, without end as long as there are any.

    Args:
        pool: the programs of the recipe's folders.
        seed: of what is drawn.
        start: where in the folders' order one begins.

    Raises:
        RecipeError: where there are none.
    """
    mine = [p for p in pool if split_of(p.family, recipe.split, recipe.seed) == split]
    share = recipe.from_sampler
    if not mine and share < 1:
        raise RecipeError(
            [f"split: no family of the folders falls into `{split}`; give it a larger share, or another seed"]
        )
    random = generator(seed, "programs")
    order = generator(seed_of(recipe.seed, 11), "order").permutation(len(mine))
    # What is alike a program of another split mustn't come from the sampler into this one.
    others = {p.hash for p in pool} - {p.hash for p in mine}
    sampled = _sampled(recipe, split, seed, others) if share > 0 else iter(())
    k = start
    while True:
        if random.random() < share:
            yield next(sampled)
        else:
            yield mine[int(order[k % len(mine)])]
            k += 1


def _sampled(recipe: Recipe, split: str, seed: int, others: Collection[str]) -> Iterator[Program]:
    from geodsl.sample import Knobs, Sampler

    for made in Sampler(Knobs(**(recipe.sampler or {})), seed):
        if made.hash not in others and split_of(made.family, recipe.split, recipe.seed) == split:
            yield Program(made.text, "sampler", made.root, made.family, made.hash, made.chapter)


def digest(pool: Sequence[Program]) -> str:
    """A hash of all programs of the folders."""
    told = sorted((p.source, p.text) for p in pool)
    return hashlib.sha256(repr(told).encode()).hexdigest()
