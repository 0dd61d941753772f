"""Where programs come from: the sampler asked again, and folders of programs where they are given."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import PurePosixPath
from typing import Any

from geodsl.dataset import Shard
from geodsl.errors import GeodslError
from perturb.groups.programs import Program, digest, listed, programs, seed_of_shard
from perturb.groups.recipe import Recipe
from perturb.groups.verifying.finding import NotThere, reason

__all__ = ["Known", "Origin", "known_programs", "sampled"]

_AHEAD = 64  # programs in a row that may have given no group

Known = Mapping[str, tuple[str, str, str | None]]
"""Family, hash and chapter of the programs of folders, by their names."""


@dataclass(frozen=True)
class Origin:
    """What a record says of its program."""

    family: str
    hash: str
    chapter: str | None
    source: str

    @classmethod
    def of(cls, about: Mapping[str, Any]) -> Origin:
        return cls(str(about["family"]), str(about["hash"]), about["chapter"], str(about["source"]))

    @property
    def told(self) -> tuple[str, str, str | None]:
        return self.family, self.hash, self.chapter

    def wrong(self, known: Known | None) -> str | None:
        """What is wrong with it, if it is of a folder."""
        if self.source == "sampler":
            return None
        if known is not None:
            if self.source not in known:
                return f"there is no program {self.source!r} in the folders"
            differs = [
                f"{what} is {right!r}"
                for what, right, mine in zip(
                    ("family", "hash", "chapter"), known[self.source], self.told, strict=True
                )
                if right != mine
            ]
            return f"of its program {self.source!r} the {', the '.join(differs)}" if differs else None
        root = PurePosixPath(self.source).stem
        if self.family.partition(": ")[0] != root:
            return f"its family {self.family!r} isn't one of a program called {root!r}"
        return None


def known_programs(folders: Sequence[str], about: Mapping[str, Any]) -> Known:
    """The programs of the folders of which a dataset was made.

    Raises:
        NotThere: where it was made of others.
    """
    try:
        pool: tuple[Program, ...] = listed(folders)
    except GeodslError as error:
        raise NotThere(reason(error)) from None
    if digest(pool) != about["programs"]["sha256"]:
        raise NotThere("the programs in the folders aren't those of which the dataset was made")
    return {p.source: (p.family, p.hash, p.chapter) for p in pool}


def sampled(origins: Sequence[tuple[str, Origin]], shard: Shard, recipe: Recipe) -> Iterator[tuple[str, str]]:
    """Programs of the sampler that don't come of it in this shard: keys of records, and what is wrong.

    Args:
        origins: of all records of the shard, by their keys, in order.
    """
    stream = programs(replace(recipe, folders=()), (), shard.split, seed_of_shard(recipe, shard))
    last: Origin | None = None
    for key, origin in origins:
        if origin.source != "sampler" or origin == last:
            continue
        try:
            found = next((p for p in islice(stream, _AHEAD) if p.hash == origin.hash), None)
        except GeodslError as error:
            yield key, f"the sampler gives no such program: {reason(error)}"
            return
        if found is None:
            yield key, "its program doesn't come of the sampler in this shard"
            return
        if (found.family, found.chapter) != (origin.family, origin.chapter):
            yield (
                key,
                f"its program is of the family {found.family!r} and the chapter {found.chapter!r}, "
                f"not {origin.family!r} and {origin.chapter!r}",
            )
        last = origin
