"""Geoperception (arXiv 2412.08737): what is to be seen in figures of Geometry3K, by predicate.

DIR, or DIR/data, holds parquet files with `id`, `question`, `answer`, `predicate` and `image`; a JSON list or JSON
lines with the same fields, pictures as paths, is read as well. Answers are lists: letters of points or names of lines,
apart by commas. The mark is the published one: of what is right, the share that is named, and nothing where anything
wrong is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from train.exams.items import Item
from train.exams.readers.asking import open_item
from train.exams.readers.rows import found_in, image_of, rows, said, version
from train.exams.scorers import Scorer
from train.readers.files import ReaderError

__all__ = ["GEOPERCEPTION", "geoperception", "share"]

_TEST = "Geoperception"
_FILES = ("data/*.parquet", "*.parquet", "*.jsonl", "*.json")
_FIELDS = ("question", "answer", "predicate", "image")
_LISTS = "List all of them, apart by commas, and nothing else"
_HOW = {
    "PointLiesOnLine": f"Name the points by their letters, without those of the question. {_LISTS}",
    "PointLiesOnCircle": f"Name the points by their letters. {_LISTS}",
    "Parallel": f"Name each line by two points, such as AB, without the line of the question. {_LISTS}",
    "Perpendicular": f"Name each line by two points, such as AB, without the line of the question. {_LISTS}",
    "Equals": "Give what is written at it in the figure, and nothing else",
    "AngleClassification": "Answer acute or obtuse, and nothing else",
    "LineComparison": "Name the longer line by its two points, such as AB, and nothing else",
}
_TWO = ("AngleClassification", "LineComparison")  # that have two possible answers
_NAMES = ("PointLiesOnLine", "PointLiesOnCircle", "Parallel", "Perpendicular", "LineComparison")


def geoperception(path: Path) -> Iterator[Item]:
    """The items, by predicate; those about one figure are a family.

    Raises:
        ReaderError: if it isn't laid out like that.
    """
    for file in found_in(path, _TEST, _FILES):
        for number, (where, entry) in enumerate(rows(file)):
            version(entry, where, _TEST, _FIELDS)
            predicate = said(entry["predicate"], "predicate", where)
            if predicate not in _HOW:
                raise ReaderError(
                    f"{where}: another version of {_TEST} than is known here: expected a predicate of "
                    f"{', '.join(_HOW)}; found {predicate!r}"
                )
            image = image_of(entry["image"], [file.parent, file.parent / "images"], where)
            question = said(entry["question"], "question", where)
            yield open_item(
                key=f"geoperception/{file.stem}/{number}",
                question=question,
                prompt=f"{question}\n{_HOW[predicate]}. Put it in \\boxed{{}}.",
                answer=said(entry["answer"], "answer", where),
                image=image,
                kind=predicate,
                family=sha256(image).hexdigest()[:16],
                choices=2 if predicate in _TWO else 0,
            )


# -- the published mark ---------------------------------------------------------------------------------------


def share(predicate: str, answer: str, text: str, question: str = "") -> float:
    """What an answer is worth: |P| / |G| where all of P, what is named, is in G, what is right; else nothing.

    Lines are the same where their letters are: AB and BA.
    """
    from train.answers import boxed

    inside = boxed(text)
    told = _plain(_last(text) if inside is None else inside)
    right = {_same(part, predicate) for part in _plain(answer).split(",") if part.strip()}
    if predicate == "AngleClassification":
        return float(set(re.findall(r"acute|obtuse", told.lower())) == {r.lower() for r in right})
    if predicate in _NAMES:
        names = {_same(name, predicate) for name in re.findall(r"(?<![A-Za-z])[A-Z]+(?![A-Za-z])", told)}
        if predicate == "PointLiesOnLine":
            names -= set(_mentioned(question))  # they lie on it, and weren't asked for
    else:
        names = {_same(part, predicate) for part in told.split(",") if part.strip()}
    if not names or not names <= right:
        return 0.0
    return len(names) / len(right)


def _plain(text: str) -> str:
    text = re.sub(r"\\(?:text|mathrm|overline)\s*\{([^{}]*)\}", r"\1", text)
    text = re.sub(r"\b(?:angle|line|segment|point)s?\b|[°$\"'()]|\\angle|∠|\^\\circ", "", text)
    return text.replace("，", ",").replace("、", ",").replace(" and ", ",")


def _last(text: str) -> str:
    """What follows the last `is`, `are` or colon of the first line, as short answers without a box are."""
    line = next((line for line in text.strip().splitlines() if line.strip()), "")
    return re.split(r"\bis\b|\bare\b|:", line)[-1].strip().rstrip(".")


def _same(name: str, predicate: str) -> str:
    name = name.replace(" ", "")
    return "".join(sorted(name)) if predicate in ("Parallel", "Perpendicular", "LineComparison") else name


def _mentioned(question: str) -> str:
    found = re.search(r"\bline\s+([A-Z]{2,})", question)
    return found[1] if found else ""


def _mark(item: Item, text: str) -> float:
    return share(item.kind, str(item.asked.answer), text, item.question)


GEOPERCEPTION = Scorer("geoperception", _mark, ("train/exams/readers/geoperception.py", "train/answers/*.py"))
"""The share of what is right, as Geoperception is published."""
