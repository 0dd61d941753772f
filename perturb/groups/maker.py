"""Makes the records of a shard: program after program, group after group, all from the recipe and the shard alone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from geodsl.dataset.record import Record
from geodsl.dataset.shard import Shard
from geodsl.errors import GeodslError
from geodsl.picture.looks.styles import RANDOM
from geodsl.realize.attempts import Refused, generator
from perturb.blocks.groups import Group
from perturb.blocks.positives import Positive, positives
from perturb.blocks.seeds import seed_of
from perturb.groups.asking import asked_about
from perturb.groups.corpora import corpus_of_split
from perturb.groups.files import encoded, names_of
from perturb.groups.kin import stray
from perturb.groups.looks import varied
from perturb.groups.programs import Program, programs, seed_of_shard
from perturb.groups.recipe import Recipe
from perturb.recording.interned import interned
from perturb.recording.record import record
from perturb.stream import Stream, TooFew
from perturb.suite import Suite, SuiteError
from perturb.text import (
    NEAREST,
    ClipLike,
    Corpus,
    Raw,
    SiglipLike,
    TextLine,
    TextNegative,
    Tokenizer,
    Words,
    texts_of,
    texts_to_json,
)

__all__ = ["GroupMaker", "Groups", "NoGroups"]

_SUBJECT = re.compile(r"^.*(?= is neither clearly true nor clearly false)")
_VISITS = 1 << 20  # of a diagram in one shard, at most
_IN_VAIN = 60  # programs without a group, one after the other, after which no more are tried

_TOKENIZERS: dict[str, Tokenizer] = {
    "words": Words(),
    "clip": ClipLike(),
    "siglip": SiglipLike(),
    "raw": Raw(),
}


class NoGroups(GeodslError, RuntimeError):
    """Raised when program after program gives no group as the recipe wants it; the text says why."""


@dataclass(frozen=True)
class GroupMaker:
    """Makes shards of a recipe.

    Attributes:
        pool: the programs of the recipe's folders.
    """

    recipe: Recipe
    pool: tuple[Program, ...] = ()

    def __call__(self, shard: Shard) -> Groups:
        return Groups(self, shard)


class Groups:
    """The records of one shard. Iterate once; what was refused is known afterwards."""

    def __init__(self, maker: GroupMaker, shard: Shard) -> None:
        self.recipe, self.pool, self.shard = maker.recipe, maker.pool, shard
        self.rejected: Counter[str] = Counter()
        self.tried = self.kept = 0
        # By its place in its split: another split may grow, and an endless stream gives the same groups as an export.
        self.seed = seed_of_shard(self.recipe, shard)
        self.suite: Suite = self.recipe.read_suite()

    def __iter__(self) -> Iterator[Record]:
        done = in_vain = 0
        for visit, program in enumerate(self._programs()):
            some = self._of(program, visit, min(self.recipe.per_program, self.shard.count - done))
            in_vain = 0 if some else in_vain + 1
            if in_vain >= _IN_VAIN or visit >= _VISITS - 1:
                told = "; ".join(f"{why} ({count:,})" for why, count in self.rejected.most_common(4))
                raise NoGroups(f"{in_vain} programs in a row give no group as the recipe wants it: {told}")
            for group in some:
                yield group(self.shard.key(done))
                done += 1
            if done >= self.shard.count:
                return

    def _programs(self) -> Iterator[Program]:
        """This shard's; each begins elsewhere among those of the folders."""
        each = -(-self.recipe.shard_size // self.recipe.per_program)
        return programs(self.recipe, self.pool, self.shard.split, self.seed, start=self.shard.number * each)

    # -- the groups of one program ---------------------------------------------------------------------

    def _of(self, program: Program, visit: int, count: int) -> list[_Draft]:
        recipe = self.recipe
        random = generator(seed_of(self.seed, 2, visit), "visit")
        size = recipe.sizes[int(random.integers(len(recipe.sizes)))]
        style = recipe.styles[int(random.integers(len(recipe.styles)))]
        lang = recipe.langs[int(random.integers(len(recipe.langs)))]
        try:
            stream = Stream(
                program.diagram,
                self.suite,
                n=max(1, recipe.negatives),
                seed=recipe.seed,
                size=size,
                style=style,
                anchor=recipe.anchor,
                fewer=recipe.fewer or not recipe.negatives,
                severity=recipe.severity,
                lang=lang,
                register=recipe.register,
            )
            groups = stream.block(self.shard.number * _VISITS + visit, count)
        except (TooFew, SuiteError) as error:
            self.rejected[f"a program can't be perturbed so: {str(error).splitlines()[0][:80]}"] += 1
            return []
        except GeodslError as error:
            self.rejected[f"a program is refused: {type(error).__name__}"] += 1
            return []
        self.tried += sum(stream.maker.proposed.values())
        self.kept += sum(stream.maker.certified.values())
        self._refuse(stream.refused)
        whole = self._whole(program, groups)
        if recipe.ink == "varied":
            whole = [varied(group, seed_of(self.seed, 3, visit, k)) for k, group in enumerate(whole)]
            style = RANDOM
        return self._drafts(program, whole, stream.orders.texts, style, lang)

    def _whole(self, program: Program, groups: Sequence[Group]) -> list[Group]:
        """The groups that have all they should, without what belongs to another split."""
        recipe, out = self.recipe, []
        for group in groups:
            if not recipe.negatives:
                out.append(replace(group, members=group.members[:1]))
                continue
            if stray(program, group, group.anchor, recipe):
                self.rejected["a group's anchor belongs to another split"] += 1
                continue
            mine = tuple(m for m in group.members if not stray(program, group, m, recipe))
            if len(mine) < len(group.members):
                self.rejected["a negative belongs to another split"] += len(group.members) - len(mine)
            if len(mine) > recipe.negatives or (recipe.fewer and len(mine) > 1):
                out.append(replace(group, members=mine))
            else:
                self.rejected["a group has too few negatives"] += 1
        return out

    def _drafts(
        self, program: Program, groups: Sequence[Group], lines: Sequence[TextLine], style: str, lang: str
    ) -> list[_Draft]:
        """The groups with what goes with them; those that want something are left out.

        Args:
            lines: what the suite says of texts.
        """
        recipe = self.recipe
        also = [self._positives(group) for group in groups]
        texts = self._texts(groups, also, lines, lang)
        out = []
        for group, more, some in zip(groups, also, texts, strict=True):
            if len(more) < recipe.positives and not recipe.fewer:
                self.rejected["a group has too few hard positives"] += 1
            elif len(some) < recipe.texts + recipe.nearest and not recipe.fewer:
                self.rejected["a group has too few texts"] += 1
            else:
                out.append(
                    _Draft(recipe, self.shard, program, group, more, some, style, self.suite.title or "")
                )
        return out

    def _refuse(self, refused: Refused) -> None:
        """Count refusals, those of single facts together."""
        for reason, count in refused.items():
            self.rejected[_SUBJECT.sub("a fact that is looked at", reason)] += count

    def _positives(self, group: Group) -> list[Positive]:
        if not self.recipe.positives:
            return []
        refused = Refused()
        found = positives(group, self.recipe.positives, refused=refused)
        self._refuse(refused)
        return found

    def _texts(
        self,
        groups: Sequence[Group],
        also: Sequence[Sequence[Positive]],
        told: Sequence[TextLine],
        lang: str,
    ) -> list[list[TextNegative]]:
        recipe = self.recipe
        if not groups or not recipe.texts + recipe.nearest:
            return [[] for _ in groups]
        refused = Refused()
        corpus: Corpus | None = None
        lines = _shared([line for line in told if NEAREST not in line.rules], recipe.texts)
        if recipe.nearest:
            corpus = corpus_of_split(recipe, self.pool, self.shard.split, lang)
            lines.append(TextLine((NEAREST,), recipe.nearest))
        found = texts_of(
            groups,
            lines,
            corpus=corpus,
            tokenizer=_TOKENIZERS[recipe.tokenizer],
            seed=seed_of(self.seed, 4),
            others=[[p.member for p in more] for more in also],
            balanced=recipe.anchor == "random",
            refused=refused,
        )
        self._refuse(refused)
        return found


def _shared(lines: Sequence[TextLine], count: int) -> list[TextLine]:
    """Lines that ask for so many texts together, each for its part."""
    lines = lines or [TextLine()]
    turns = [k for k, line in enumerate(lines) for _ in range(line.count)]
    wanted = Counter(turns[k % len(turns)] for k in range(count))
    return [replace(lines[k], count=n) for k, n in sorted(wanted.items())]


@dataclass(frozen=True)
class _Draft:
    """A group with everything that goes with it; called with its key, it is a record."""

    recipe: Recipe
    shard: Shard
    program: Program
    group: Group
    positives: Sequence[Positive]
    texts: Sequence[TextNegative]
    style: str
    suite: str

    def __call__(self, key: str) -> Record:
        group, recipe = self.group, self.recipe
        members = [*group.members, *(p.member for p in self.positives)]
        names = names_of(len(group.members), len(self.positives), recipe.ending)
        images = {
            name: encoded(m.picture.pixels, recipe.picture, recipe.quality)
            for name, m in zip(names, members, strict=True)
        }
        told = record(
            group,
            self.positives,
            names,
            source=self.program.source,
            suite=self.suite,
            style=self.style,
            pictures=[*images.values()],
        )
        told["texts"] = texts_to_json(self.texts)
        if recipe.pixels:
            for entry, member in zip(told["members"], members, strict=True):
                entry["annotations"] = member.picture.annotations()
        # The same for groups of one seed, wherever they are: it is the shard's.
        told.pop("rejected")
        data: dict[str, Any] = {
            "dataset": {
                "key": key,
                "split": self.shard.split,
                "family": self.program.family,
                "hash": self.program.hash,
                "chapter": self.program.chapter,
                "source": self.program.source,
                "star": recipe.anchor == "base" and recipe.negatives > 0,
            },
            **interned(told),
            "questions": asked_about(group, recipe),
        }
        return Record(data, images)
