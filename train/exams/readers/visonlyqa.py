"""VisOnlyQA (arXiv 2412.00947): what is to be seen in a figure, as true or false and as choices.

The authors' folder `dataset/test`: `real/*.jsonl` and `synthetic/*.jsonl`, pictures in `images/`; or the parquet files
of the sets Eval-Real and Eval-Synthetic, one a split, with the pictures as `decoded_image`. DIR is any folder that
holds one of these, or PATH one such file. The published prompt without reasoning is put (`prompt_no_reasoning`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from train.exams.items import Item
from train.exams.readers.asking import choice_item, verdict_item
from train.exams.readers.rows import found_in, image_of, rows, said, version
from train.exams.scorers import RIGHT, Scorer
from train.readers.files import ReaderError

__all__ = ["VISONLYQA", "visonlyqa"]

_TEST = "VisOnlyQA"
_FILES = ("*/*__*.jsonl", "*__*.jsonl", "data/*__*.parquet", "*/data/*__*.parquet", "*__*.parquet")
_FIELDS = (
    "question",
    "answer",
    "prompt_no_reasoning",
    "image_category",
    "task_category",
    "response_options",
    "id",
)
_VERDICTS = ["True", "False"]


def visonlyqa(path: Path) -> Iterator[Item]:
    """The items with one answer, by category (`geometry, triangle`); those with several are left out.

    Raises:
        ReaderError: if it isn't laid out like that.
    """
    for file in found_in(path, _TEST, _FILES):
        folders = [file.parent.parent, file.parent, file.parent.parent / "images"]
        for where, entry in rows(file):
            version(entry, where, _TEST, _FIELDS)
            if entry.get("question_type", "single_answer") == "single_answer":
                yield _item(where, entry, folders)


def _item(where: str, entry: Mapping[str, Any], folders: list[Path]) -> Item:
    options = entry["response_options"]
    if not isinstance(options, list) or not 2 <= len(options) <= 10:
        raise ReaderError(f"{where}: response_options are a list of 2 to 10, not {str(options)[:40]!r}")
    answer = said(entry["answer"], "answer", where)
    if answer not in options:
        raise ReaderError(f"{where}: its answer {answer!r} is none of {', '.join(map(str, options))}")
    version(entry, where, _TEST, ("decoded_image",) if "decoded_image" in entry else ("image_path",))
    image = entry.get("decoded_image") or entry["image_path"]
    told: dict[str, Any] = {
        "key": f"visonlyqa/{said(entry['id'], 'id', where)}",
        "question": said(entry["question"], "question", where),
        "prompt": said(entry["prompt_no_reasoning"], "prompt_no_reasoning", where),
        "image": image_of(image, folders, where),
        "kind": f"{entry['image_category']}, {entry['task_category']}",
        "family": said(entry.get("image_path") or entry["id"], "image_path", where),
    }
    if options == _VERDICTS:
        return verdict_item(**told, right=answer == "True")
    return choice_item(**told, choices=_spelled(told["question"], options), right=options.index(answer))


def _spelled(question: str, options: list[str]) -> list[str]:
    """What stands at each letter, where the question says it of all: `(a) 90 degrees (b) 45 degrees`."""
    letters = "|".join(map(re.escape, options))
    found = dict(re.findall(rf"\(({letters})\)\s*(.*?)\s*(?=\((?:{letters})\)|\Z)", question, re.DOTALL))
    plain = [" ".join(found.get(option, "").split()) for option in options]
    return plain if all(plain) and len(set(plain)) == len(plain) else list(options)


# -- its letters ----------------------------------------------------------------------------------------------


def _mark(item: Item, text: str) -> float:
    """Its choices have small letters: `(e) 10 degrees`."""
    return RIGHT.mark(
        item, re.sub(r"\([a-j]\)", lambda m: m[0].upper(), text) if item.asked.choices else text
    )


VISONLYQA = Scorer("visonlyqa", _mark, ("train/exams/readers/visonlyqa.py", *RIGHT.files))
"""Right or wrong."""
