"""Exams: questions put to models that see and answer, kept answer by answer, marked beside what can't see."""

from __future__ import annotations

from train.exams.errors import ExamError
from train.exams.examinee import Examinee, Reply
from train.exams.items import Item
from train.exams.local import LocalExaminee
from train.exams.marks import Mark, Marks, marked
from train.exams.perception import perception
from train.exams.pictures import PICTURES
from train.exams.questions import items_of
from train.exams.sitting import sit
from train.exams.tasks import KINDS, Task, task

__all__ = [
    "KINDS",
    "PICTURES",
    "ExamError",
    "Examinee",
    "Item",
    "LocalExaminee",
    "Mark",
    "Marks",
    "Reply",
    "Task",
    "items_of",
    "marked",
    "perception",
    "sit",
    "task",
]
