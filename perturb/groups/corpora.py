"""Corpora: the captions of a split among which near ones are found. Nothing of another split is in them."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from perturb.batch import corpus_of
from perturb.blocks.seeds import seed_of
from perturb.groups.programs import Program, programs
from perturb.groups.recipe import Recipe
from perturb.text import Corpus

__all__ = ["corpus_of_split"]

_PATIENCE = 4  # programs that are looked at for each that is wanted
_LABEL = 13
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
    found: dict[str, Program] = {}
    for program in islice(programs(recipe, pool, split, seed), _PATIENCE * recipe.pool):
        found.setdefault(program.hash, program)
        if len(found) >= recipe.pool:
            break
    told = [(p.source, p.text, None if p.folder is None else Path(p.folder)) for p in found.values()]
    return corpus_of(told, lang=lang, register=recipe.register)
