"""Tasks: the questions of an exam, by name: `geodsl:DIR`, `geoqa:PATH` and so on."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np

from geodsl.dataset.audit.chance import generator
from grammar.diagnostics import nearest
from train.exams.errors import ExamError
from train.exams.items import Item, unique
from train.exams.questions import dataset_items
from train.exams.readers.geoperception import GEOPERCEPTION, geoperception
from train.exams.readers.geoqa import geoqa
from train.exams.readers.mm_math import mm_math
from train.exams.readers.visonlyqa import VISONLYQA, visonlyqa
from train.exams.scorers import RIGHT, Scorer

__all__ = ["KINDS", "Task", "task"]

OURS = "geodsl"

KINDS: Mapping[str, tuple[Callable[[Path], Iterable[Item]], Scorer]] = {
    "geoqa": (geoqa, RIGHT),
    "mm-math": (mm_math, RIGHT),
    "geoperception": (geoperception, GEOPERCEPTION),
    "visonlyqa": (visonlyqa, VISONLYQA),
}
"""Other people's tests."""

_ELSEWHERE = ("mathvista", "mathverse", "we-math", "wemath", "geometry3k")
"""Tests that lmms-eval has."""


@dataclass(frozen=True, kw_only=True)
class Task:
    """The questions of an exam.

    Attributes:
        name: what its scores are kept under.
        about: where the questions come from.
    """

    name: str
    items: tuple[Item, ...]
    scorer: Scorer = RIGHT
    about: Mapping[str, Any] = field(default_factory=dict)

    @property
    def folder(self) -> str:
        """Its name as one of a folder."""
        return re.sub(r"[^\w.-]+", "-", self.name).strip("-.") or "task"

    @cached_property
    def fingerprint(self) -> str:
        """The same for the same questions with the same pictures and the same right answers."""
        total = sha256()
        for item in self.items:
            told = [item.key, item.question, item.pictures, item.kind, item.family, item.reference]
            total.update(json.dumps(told, sort_keys=True, default=str).encode() + b"\n")
        return total.hexdigest()

    def some(self, limit: int | None, *, seed: int) -> Task:
        """So many of its items at most, drawn by chance, in order."""
        if limit is None or len(self.items) <= limit:
            return self
        drawn = generator(seed, "items of an exam").permutation(len(self.items))[:limit]
        kept = tuple(self.items[k] for k in np.sort(drawn))
        return Task(name=self.name, items=kept, scorer=self.scorer, about={**self.about, "limit": limit})


def task(name: str, *, split: str | None = None) -> Task:
    """The task of `KIND:PATH`.

    Args:
        split: of a dataset of ours.

    Raises:
        ExamError: if there is no such kind.
        ReaderError, DatasetError: if what is there isn't laid out as it is published.
    """
    kind, colon, path = name.partition(":")
    if kind.lower() in _ELSEWHERE:
        raise ExamError(
            f"{kind} is among the tasks of lmms-eval, which runs our checkpoints: see docs/lmm.md"
        )
    if not colon or not path or kind not in (OURS, *KINDS):
        near = nearest(kind.lower(), (OURS, *KINDS), n=1, cutoff=0.4)
        hint = f"did you mean {near[0]}:PATH?" if near else f"there is {', '.join((OURS, *KINDS))}"
        raise ExamError(f"a task is KIND:PATH, such as {OURS}:DIR, not {name!r}; {hint}")
    if kind == OURS:
        return _ours(path, split)
    if split is not None:
        raise ExamError(f"{kind} has no splits to choose from here: leave --split out, or name a file of one")
    read, scorer = KINDS[kind]
    items = unique(read(Path(path)), name)
    if not items:
        raise ExamError(f"{name} has no questions")
    return Task(name=kind, items=tuple(items), scorer=scorer, about={"source": path})


def _ours(path: str, split: str | None) -> Task:
    from geodsl.dataset import Dataset

    dataset = Dataset(path)
    items = unique(dataset_items(dataset, split), path)
    if not items:
        raise ExamError(
            f"{dataset.name}{'' if split is None else f', split {split!r}'}, has no questions about one picture: "
            "export it with `questions = N` in its recipe"
        )
    named = f"{OURS}-{dataset.name}" + ("" if split is None else f"-{split}")
    return Task(
        name=named, items=tuple(items), about={"source": path, "stamp": dataset.stamp, "split": split}
    )
