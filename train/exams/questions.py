"""The questions of a dataset of ours as items."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from geodsl.dataset import Dataset, Record
from geodsl.dataset.formats.asked import asked, prompt_boxed
from train.exams.errors import ExamError
from train.exams.items import Item

__all__ = ["dataset_items", "items_of"]

PERCEPTION, REASONING = "perception", "reasoning"


def items_of(records: Iterable[Record]) -> Iterator[Item]:
    """All questions about one picture.

    Groups that may not score, and questions that choose among pictures, are left out.
    """
    from train.answers import Asked

    for record in records:
        if record.star:
            continue
        for number, member, question in asked(record):
            yield Item(
                key=f"{record.key}/{number}",
                question=prompt_boxed(question),
                images=(member.image,),
                asked=Asked.from_question(question),
                kind=str(question["kind"]),
                family=record.family,
                about={
                    "member": member.number,
                    "labels": {"language": question["lang"], "skill": _skill(question)},
                },
            )


def _skill(question: Mapping[str, Any]) -> str:
    """What is read off the picture is perception; what has a worked solution has to be reasoned out."""
    return PERCEPTION if question["solution"] is None else REASONING


def dataset_items(dataset: Dataset, split: str | None) -> Iterator[Item]:
    """The questions of a split.

    Raises:
        ExamError: for a split that there isn't.
    """
    if split is not None and split not in dataset.splits:
        raise ExamError(f"{dataset.name} has no split {split!r}: there is {', '.join(dataset.splits)}")
    yield from items_of(dataset.records(split))
