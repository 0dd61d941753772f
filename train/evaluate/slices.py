"""Which part of the cases a figure is about: all, or what one operator, fact, severity or family has to do with."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from geodsl.dataset import Dataset, DatasetError
from geodsl.dataset.tally import SEVERITIES, bin_of
from train.evaluate.cases import Case

__all__ = ["OPERATORS", "SPLIT", "Known", "Slice", "slices", "whole"]

SPLIT, OPERATORS = "families", "operators"
_SEEN, _UNSEEN, _BOTH = "seen", "unseen", "some seen, some unseen"
_BINS = [bin_of(low) for low in (0.0, *SEVERITIES)]


@dataclass(frozen=True)
class Known:
    """What a model has met in training.

    Attributes:
        families: of the programs.
        operators: of the changes.
    """

    families: frozenset[str]
    operators: frozenset[str]

    @classmethod
    def of(cls, dataset: Dataset, split: str | None = None) -> Known:
        """What the receipts of a dataset, or of a split of it, tell.

        Raises:
            DatasetError: for a split that there isn't.
        """
        if split is not None and split not in dataset.splits:
            raise DatasetError(f"{dataset.name} has no split {split!r}: there is {', '.join(dataset.splits)}")
        families: set[str] = set()
        operators: set[str] = set()
        for receipt in dataset.receipts():
            if split in (None, receipt["split"]):
                families.update(receipt["tally"].get("family", ()))
                operators.update(receipt["tally"].get("operator", ()))
        return cls(frozenset(families), frozenset(operators))


@dataclass
class Slice:
    """A part of the cases.

    Attributes:
        topic, name: what it has in common.
        negatives: of which cases which wrong members belong to it, by their numbers from 0.
        texts: the same of the texts.
    """

    topic: str
    name: str
    negatives: dict[int, Sequence[int]] = field(default_factory=dict)
    texts: dict[int, Sequence[int]] = field(default_factory=dict)


def whole(cases: Sequence[Case]) -> Slice:
    return _of_cases("all", "all", cases, range(len(cases)))


def slices(cases: Sequence[Case], known: Known | None = None) -> list[Slice]:
    """All parts, topic by topic, each in order of its names; severities from small to large.

    Args:
        known: what was met in training; without it, nothing is said of seen and unseen.
    """
    found: dict[tuple[str, str], Slice] = {}

    def part(topic: str, name: str) -> Slice:
        return found.setdefault((topic, name), Slice(topic, name))

    for k, case in enumerate(cases):
        for j, labels in enumerate(case.labels):
            for topic, name in _pairs(labels, known):
                of = part(topic, name).negatives
                of[k] = [*of.get(k, ()), j]
        for j, labels in enumerate(case.text_labels):
            for topic, name in _pairs(labels, None):
                of = part(topic, name).texts
                of[k] = [*of.get(k, ()), j]
    told: dict[tuple[str, str], list[int]] = {}
    for k, case in enumerate(cases):
        names = {topic: set(of) for topic, of in case.case_labels.items()}
        if known is not None:
            names[SPLIT] = {_SEEN if case.family in known.families else _UNSEEN}
        for topic, some in names.items():
            for name in some:
                told.setdefault((topic, name), []).append(k)
    parts = [*found.values(), *(_of_cases(*of, cases, numbers) for of, numbers in told.items())]
    return sorted(parts, key=lambda s: (s.topic, _place(s), s.name))


def _pairs(labels: Mapping[str, frozenset[str]], known: Known | None) -> Iterable[tuple[str, str]]:
    for topic, names in labels.items():
        for name in names:
            yield topic, name
    operators = labels.get("operator")
    if known is not None and operators:
        unseen = operators - known.operators
        yield OPERATORS, _SEEN if not unseen else _UNSEEN if unseen == operators else _BOTH


def _of_cases(topic: str, name: str, cases: Sequence[Case], numbers: Iterable[int]) -> Slice:
    made = Slice(topic, name)
    for k in numbers:
        if len(cases[k].captions) > 1:
            made.negatives[k] = range(len(cases[k].captions) - 1)
        if len(cases[k].texts) > 1:
            made.texts[k] = range(len(cases[k].texts) - 1)
    return made


def _place(part: Slice) -> int:
    return _BINS.index(part.name) if part.name in _BINS else -1
