"""What a model sees, after any stage of its training: held-out questions by kind, beside chance and no picture."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from geodsl.dataset import Record
from train.exams.errors import ExamError
from train.exams.examinee import Examinee
from train.exams.local import LocalExaminee
from train.exams.marks import Marks, marked
from train.exams.pictures import OWN, shown
from train.exams.questions import items_of
from train.exams.tasks import Task

__all__ = ["perception"]


def perception(
    lmm: Any,
    records: Iterable[Record],
    *,
    limit: int | None = None,
    longest: int = 64,
    batch: int = 8,
    pictures: Sequence[str] = (OWN,),
    seed: int = 0,
) -> Marks:
    """Put the questions of records to a model, and mark its answers; nothing is written.

    `perception(...).brief()` is a line of a run's journal.

    Args:
        lmm: an examinee, or what has a `model` and a `processor` of transformers.
        limit: questions at most; of more, some are drawn by chance.
        longest: tokens of an answer at most.
        pictures: with whose pictures the questions are put.
        seed: draws what is drawn.

    Raises:
        ExamError: if the records have no questions.
    """
    task = Task(name="perception", items=tuple(items_of(records))).some(limit, seed=seed)
    if not task.items:
        raise ExamError("these records have no questions about one picture")
    who = examinee_of(lmm, batch=batch)
    put = {p: shown(task.items, p, seed=seed) for p in pictures}
    replies = {p: dict(who.answers(items, longest=longest)) for p, items in put.items()}
    counts = {p: len(items) for p, items in put.items()}
    return marked(task.items, replies, task.scorer, asked=counts, about={"longest": longest}, seed=seed)


def examinee_of(lmm: Any, *, batch: int) -> Examinee:
    """An examinee, made of a model and its processor where it isn't one."""
    if hasattr(lmm, "answers"):
        return lmm
    return LocalExaminee(lmm.model, lmm.processor, name=getattr(lmm, "name", "model"), batch=batch)
