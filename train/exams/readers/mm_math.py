"""MM-Math (arXiv 2404.05091): school problems with a figure, answered freely.

DIR holds `MM_Math.jsonl` or `MM_Math/MM_Math.jsonl`: lines with `question`, `solution` (whose box holds the answer),
`file_name`, `difficult`, `year` and `knowledge`. The pictures of `MM_Math.zip` lie beside it, in `MM_Math/` or
`images/`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from train.exams.items import Item
from train.exams.readers.asking import boxes, free_item
from train.exams.readers.rows import found_in, image_of, rows, said, version
from train.readers.files import ReaderError

__all__ = ["mm_math"]

_TEST = "MM-Math"
_FILES = ("MM_Math.jsonl", "MM_Math/MM_Math.jsonl", "*.jsonl", "*.json")
_FIELDS = ("question", "solution", "file_name", "difficult", "year", "knowledge")


def mm_math(path: Path) -> Iterator[Item]:
    """The items, by the first level of their knowledge, and by difficulty and grade.

    Raises:
        ReaderError: if it isn't laid out like that.
    """
    for file in found_in(path, _TEST, _FILES):
        at = file.parent
        folders = [at / "MM_Math", at / "MM_Math" / "MM_Math", at / "images", at]
        for where, entry in rows(file):
            version(entry, where, _TEST, _FIELDS)
            answers = boxes(said(entry["solution"], "solution", where))
            if not answers:
                raise ReaderError(f"{where}: its solution has no \\boxed{{}}, which holds the answer")
            name = said(entry["file_name"], "file_name", where)
            yield free_item(
                key=f"mm-math/{where.rpartition(' ')[2]}",
                question=said(entry["question"], "question", where),
                answer=answers[-1] if len(answers) == 1 else ", ".join(answers),
                image=image_of(name, folders, where),
                kind=_knowledge(entry["knowledge"]),
                family=name,
                labels={"difficulty": str(entry["difficult"]), "year": str(entry["year"])},
            )


def _knowledge(told: Any) -> str:
    """The first level, however it is written down."""
    if isinstance(told, Mapping) and told:
        return str(told.get("level_1", next(iter(told.values()))))
    if isinstance(told, list) and told:
        return str(told[0])
    return str(told).split(",")[0].strip() or "geometry"
