"""Corpora: captions of a split among which near ones are found: those of groups made as the dataset's own are.

Nothing of another split is in them.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from geodsl.errors import GeodslError
from geodsl.words import Caption
from perturb.blocks.seeds import seed_of
from perturb.groups.kin import stray
from perturb.groups.programs import Program, programs
from perturb.groups.recipe import Recipe
from perturb.stream import Stream
from perturb.suite import Suite
from perturb.text import Corpus

__all__ = ["corpus_of_split"]

_PATIENCE = 4  # programs that are looked at for each that is wanted
_LABEL = 13
_GROUPS = 2  # of a program
_KEPT = 8  # corpora that are remembered


class _Kept(NamedTuple):
    """A corpus, and all that it was made from."""

    recipe: Recipe
    pool: tuple[Program, ...]
    split: str
    lang: str
    corpus: Corpus


_kept: deque[_Kept] = deque(maxlen=_KEPT)


def corpus_of_split(recipe: Recipe, pool: Sequence[Program], split: str, lang: str) -> Corpus:
    """The same for all shards of a split, whoever makes it; made once in a process."""
    # Compared by value: a task that comes from elsewhere brings an equal recipe, but not the same object, and the
    # next recipe may come to lie where the last one lay.
    told = (recipe, tuple(pool), split, lang)
    for kept in _kept:
        if kept[:4] == told:
            return kept.corpus
    made = _made(recipe, pool, split, lang)
    _kept.append(_Kept(*told, made))
    return made


def _made(recipe: Recipe, pool: Sequence[Program], split: str, lang: str) -> Corpus:
    seed = seed_of(recipe.seed, _LABEL, *split.encode())
    suite = recipe.read_suite()
    tried: set[str] = set()
    captions: list[Caption] = []
    names: list[str] = []
    of: list[str] = []
    for program in islice(programs(recipe, pool, split, seed), _PATIENCE * recipe.pool):
        if len(set(of)) >= recipe.pool:
            break
        if program.hash in tried:
            continue
        tried.add(program.hash)
        for caption in _captions(recipe, program, suite, lang, seed_of(seed, len(tried))):
            captions.append(caption)
            names.append(program.source)
            of.append(program.text)
    return Corpus(captions, names=names, of=of)


def _captions(recipe: Recipe, program: Program, suite: Suite, lang: str, seed: int) -> Iterator[Caption]:
    """What is said of the members of a few groups of a program: captions of the same making as those of anchors."""
    try:
        stream = Stream(
            program.diagram,
            suite,
            n=max(1, recipe.negatives),
            seed=seed,
            size=min(recipe.sizes),
            anchor=recipe.anchor,
            fewer=True,
            severity=recipe.severity,
            lang=lang,
            register=recipe.register,
        )
        groups = stream.block(0, _GROUPS)
    except GeodslError:  # a program that can't be perturbed so
        return
    seen: set[str] = set()
    for group in groups:
        # Groups without negatives are of their anchors alone.
        for member in group.members if recipe.negatives else group.members[:1]:
            caption = group.caption(member)
            if caption.facts and caption.text not in seen and not stray(program, group, member, recipe):
                seen.add(caption.text)
                yield caption
