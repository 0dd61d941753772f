"""Marks: accuracy with intervals, beside what guessing gives and what the same examinee gets without the picture."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from train.evaluate.intervals import interval
from train.exams.examinee import Reply
from train.exams.items import Item
from train.exams.pictures import OWN, PICTURES
from train.exams.scorers import Scorer

__all__ = ["FORMAT", "VERSION", "Mark", "Marks", "chance", "marked"]

FORMAT, VERSION = "geodsl-marks", 1


@dataclass(frozen=True)
class Mark:
    """One number.

    Attributes:
        low, high: where 95 % of resamplings of families lie; None with fewer than two families.
        count: of items.
        chance: what a guess among the choices gives; an open question can't be guessed. None of a difference.
        constant: what who never looks gets by giving the commonest right answer of each kind and form. None of a
            difference.
    """

    value: float
    low: float | None
    high: float | None
    count: int
    families: int
    chance: float | None = None
    constant: float | None = None

    def to_json(self) -> dict[str, Any]:
        return {n: round(v, 6) if isinstance(v, float) else v for n, v in vars(self).items()}


@dataclass(frozen=True)
class Marks:
    """What an examinee got in a task.

    Attributes:
        about: who, what and how.
        scores: of all items, by the pictures that they were put with.
        gains: own pictures less blank ones, and less others', over the items that were answered with both.
        by: the scores of parts: by topic, name and pictures.
        counts: by pictures: `asked`, `answered`, `cut off`, `no answer`.
    """

    about: Mapping[str, Any]
    scores: Mapping[str, Mark]
    gains: Mapping[str, Mark]
    by: Mapping[str, Mapping[str, Mapping[str, Mark]]] = field(default_factory=dict)
    counts: Mapping[str, Mapping[str, int]] = field(default_factory=dict)

    @property
    def complete(self) -> bool:
        """Whether everything that was to be asked was answered."""
        return all(told["asked"] == told["answered"] for told in self.counts.values())

    def brief(self) -> dict[str, Any]:
        """A line of a run's journal: the score with its bounds and what it is held against, and each kind's."""
        kinds = self.by.get("kind", {})
        return {
            "scores": {name: mark.to_json() for name, mark in self.scores.items()},
            "gains": {name: mark.to_json() for name, mark in self.gains.items()},
            "kinds": {kind: found[OWN].to_json() for kind, found in kinds.items() if OWN in found},
        }

    def to_json(self) -> dict[str, Any]:
        def told(some: Mapping[str, Mark]) -> dict[str, Any]:
            return {name: mark.to_json() for name, mark in some.items()}

        return {
            "format": FORMAT,
            "version": VERSION,
            **self.about,
            "complete": self.complete,
            "counts": {name: dict(found) for name, found in self.counts.items()},
            "scores": told(self.scores),
            "gains": told(self.gains),
            "by": {topic: {n: told(s) for n, s in parts.items()} for topic, parts in self.by.items()},
        }


def chance(item: Item) -> float:
    """What a guess among an item's choices gives."""
    told = item.about.get("choices")
    choices = told if isinstance(told, int) else len(item.asked.choices)
    if choices > 1:
        return 1 / choices
    return 0.5 if item.asked.form == "yes-no" else 0.0


def marked(
    items: Sequence[Item],
    replies: Mapping[str, Mapping[str, Reply]],
    scorer: Scorer,
    *,
    asked: Mapping[str, int] | None = None,
    about: Mapping[str, Any] | None = None,
    seed: int = 0,
) -> Marks:
    """Mark answers.

    Args:
        replies: by pictures and the item's key; what isn't there isn't counted.
        asked: how many items were to be answered, by pictures; if left out, those that were.
        seed: of the resampling.
    """
    place = {item.key: item for item in items}
    got = {
        pictures: {key: scorer(place[key], reply) for key, reply in told.items() if key in place}
        for pictures, told in replies.items()
    }
    named = [pictures for pictures in PICTURES if pictures in got]
    scores = {p: _mark(got[p], place, seed, f"{p} pictures") for p in named if got[p]}
    gains = {}
    for other in named:
        both = [key for key in got.get(OWN, {}) if key in got[other]]
        if other != OWN and both:
            differences = {key: got[OWN][key] - got[other][key] for key in both}
            gains[f"{OWN} - {other}"] = _mark(differences, place, seed, f"{other} pictures", share=False)
    by: dict[str, dict[str, dict[str, Mark]]] = {}
    for topic, parts in _parts(items).items():
        for name, keys in parts.items():
            some = {p: {key: got[p][key] for key in keys if key in got[p]} for p in named}
            found = {p: _mark(v, place, seed, f"{p} {topic} {name}") for p, v in some.items() if v}
            if found:
                by.setdefault(topic, {})[name] = found
    counts = {p: _counted(replies[p].values(), (asked or {}).get(p)) for p in named}
    return Marks(dict(about or {}), scores, gains, by, counts)


def _mark(
    values: Mapping[str, float], place: Mapping[str, Item], seed: int, purpose: str, *, share: bool = True
) -> Mark:
    items = [place[key] for key in values]
    numbers = np.fromiter(values.values(), np.float64, len(values))
    families = [item.family for item in items]
    bounds = interval(numbers, families, seed=seed, purpose=purpose)
    return Mark(
        value=float(numbers.mean()),
        low=bounds[0] if bounds else None,
        high=bounds[1] if bounds else None,
        count=len(items),
        families=len(set(families)),
        chance=float(np.mean([chance(item) for item in items])) if share else None,
        constant=_constant(items) if share else None,
    )


def _constant(items: Sequence[Item]) -> float:
    answers: dict[tuple[str, str], Counter[str]] = {}
    for item in items:
        answers.setdefault((item.kind, _form(item)), Counter())[item.asked.answer] += 1
    return sum(max(some.values()) for some in answers.values()) / len(items)


def _form(item: Item) -> str:
    return "choice" if item.asked.choices else item.asked.form


def _parts(items: Iterable[Item]) -> dict[str, dict[str, list[str]]]:
    """The keys of parts, by topic and name; a topic that tells nothing apart is left out, but for kinds."""
    found: dict[str, dict[str, list[str]]] = {"kind": {}}
    for item in items:
        labels = {"kind": item.kind, "form": _form(item), **item.about.get("labels", {})}
        for topic, name in labels.items():
            found.setdefault(topic, {}).setdefault(str(name), []).append(item.key)
    return {
        topic: dict(sorted(parts.items()))
        for topic, parts in found.items()
        if topic == "kind" or len(parts) > 1
    }


def _counted(replies: Iterable[Reply], asked: int | None) -> dict[str, int]:
    some = list(replies)
    return {
        "asked": len(some) if asked is None else asked,
        "answered": len(some),
        "cut off": sum(not r.finished and not r.trouble for r in some),
        "no answer": sum(bool(r.trouble) for r in some),
    }
