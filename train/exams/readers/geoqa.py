"""GeoQA (arXiv 2105.14517) and GeoQA+, in any of the layouts in which they are published as text.

- the authors' own: `json/N.json` with `subject`, `choices`, `label` (from 0) and `id`, pictures in `image/N.png`; DIR
  is the folder of both, or holds it as `GeoQA3`. `formal_point`, where it is there, tells what the problem needs;
- as G-LLaVA has the test of 754: `test_questions.jsonl` (`question_id`, `image`, `text` with its choices) and
  `test_answers.jsonl` (`question_id`, `text`, the letter);
- as R1-V has it: a file of `image_path`, `question` and `ground_truth`, without choices.

Pictures of the last two are Geo170K's, in DIR, DIR/images or the folders that the paths name. The pickles (`.pk`) are
never opened: the error says how to turn them into JSON lines of the first layout, which are read as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from train.exams.items import Item
from train.exams.readers.asking import choice_item, free_item
from train.exams.readers.rows import Row, found_in, image_of, rows, said, version
from train.readers.files import ReaderError

__all__ = ["geoqa"]

_TEST = "GeoQA"
_FILES = (
    "test_questions.jsonl",
    "geoqa_test_prompts*.jsonl",
    "json/*.json",
    "GeoQA3/json/*.json",
    "*.jsonl",
    "*.json",
)
_OWN = ("subject", "choices", "label")
_LINES = re.compile(r"\n\s*([A-J])\s*[:：.、]\s*(.*)")
_CHOSEN = re.compile(r"故选\s*[:：]?\s*([A-D])(?![A-Za-z])")
_ORDERS = re.compile(r"^\s*First perform reasoning, [^\n]*\n")


def geoqa(path: Path) -> Iterator[Item]:
    """The items; of the authors' own layout with what each problem needs as its kind.

    Raises:
        ReaderError: if it isn't laid out like that.
    """
    for file in found_in(path, _TEST, _FILES):
        if file.name == "test_questions.jsonl":
            yield from _lettered(file)
            continue
        single = file.parent.name == "json" and file.suffix == ".json"
        for where, entry in _one(file) if single else rows(file):
            if "ground_truth" in entry:
                yield _free(where, entry, file)
            else:
                yield _own(where, entry, file)


def _one(file: Path) -> Iterator[Row]:
    """The one entry of a file of its own."""
    from train.readers.files import read_json

    entry = read_json(file)
    if not isinstance(entry, dict):
        raise ReaderError(f"{file}: expected an object, not {type(entry).__name__}")
    yield file.name, {"id": file.stem, **entry}


def _own(where: str, entry: Mapping[str, Any], file: Path) -> Item:
    version(entry, where, _TEST, _OWN)
    choices = [said(c, "a choice", where) for c in _listed(entry["choices"], where)]
    label = entry["label"]
    if isinstance(label, bool) or not isinstance(label, int) or not 0 <= label < len(choices):
        raise ReaderError(f"{where}: label is the right choice's number from 0, not {label!r}")
    told = _CHOSEN.search(entry["answer"]) if isinstance(entry.get("answer"), str) else None
    if told is not None and "ABCD".index(told[1]) != label:
        raise ReaderError(
            f"{where}: another version of {_TEST} than is known here: expected labels from 0; found {label} where its "
            f"solution chooses {told[1]}"
        )
    key = said(entry.get("id", where), "id", where)
    folders = [file.parent.parent / "image", file.parent / "image", file.parent / "images", file.parent]
    points = entry.get("formal_point")
    kind = str(points[0]) if isinstance(points, list) and points else "geometry"
    return choice_item(
        key=f"geoqa/{key}",
        question=said(entry["subject"], "subject", where),
        choices=choices,
        right=label,
        image=image_of(entry.get("image_path") or f"{key}.png", folders, where),
        kind=kind,
        lang="zh",
    )


def _lettered(file: Path) -> Iterator[Item]:
    beside = file.with_name("test_answers.jsonl")
    if not beside.is_file():
        raise ReaderError(f"{file.parent} has {file.name} without {beside.name}")
    answers: dict[str, str] = {}
    for where, entry in rows(beside):
        version(entry, where, _TEST, ("question_id", "text"))
        answers[str(entry["question_id"])] = said(entry["text"], "text", where).strip()
    for where, entry in rows(file):
        version(entry, where, _TEST, ("question_id", "image", "text"))
        number, text = str(entry["question_id"]), said(entry["text"], "text", where)
        choices = [m[2].strip() for m in _LINES.finditer(text)]
        right = "ABCDEFGHIJ".find(answers.get(number, "-"))
        if not 0 <= right < len(choices):
            raise ReaderError(
                f"{where}: its answer is one of its {len(choices)} choices, not {answers.get(number)!r}"
            )
        bare = _LINES.sub("", _ORDERS.sub("", text.lstrip("\n"))).strip()
        yield choice_item(
            key=f"geoqa/{number}",
            question=bare.removeprefix("Question:").removesuffix("Choices:").strip(),
            choices=choices,
            right=right,
            image=image_of(entry["image"], _folders(file), where),
            kind="geometry",
        )


def _free(where: str, entry: Mapping[str, Any], file: Path) -> Item:
    version(entry, where, _TEST, ("image_path", "question", "ground_truth"))
    return free_item(
        key=f"geoqa/{where.rpartition(' ')[2]}",
        question=said(entry["question"], "question", where),
        answer=said(entry["ground_truth"], "ground_truth", where),
        image=image_of(entry["image_path"], _folders(file), where),
        kind="geometry",
    )


def _folders(file: Path) -> list[Path]:
    return [file.parent, file.parent / "images", file.parent / "Geo170K" / "images"]


def _listed(value: Any, where: str) -> Sequence[Any]:
    if not isinstance(value, list) or not 2 <= len(value) <= 10:
        raise ReaderError(f"{where}: choices are a list of 2 to 10, not {str(value)[:40]!r}")
    return value
