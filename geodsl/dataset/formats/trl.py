"""Three sets for the trainers of `trl`, as parquet with pictures: `sft`, `dpo` and `grpo`.

- `sft`: a prompt and its completion: the caption of every picture, and the questions with their answers;
- `dpo`: a picture's own caption over that of another picture. Each pair comes twice with the pictures' roles exchanged,
  so that the words alone don't tell which caption is right;
- `grpo`: a question and its answer; `question` is JSON with all that decides whether an answer is right.

`datasets.load_dataset("DIR/trl", "dpo")` reads a set. Prompts are conversations; the picture goes before their words.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from geodsl.dataset.beside import Beside, settle
from geodsl.dataset.formats.asked import asked, described, prompt, prompt_boxed, reply
from geodsl.dataset.formats.base import Format, Writer
from geodsl.dataset.formats.columns import IMAGE, Rows, picture
from geodsl.dataset.record import Member, Record
from geodsl.dataset.shard import Shard

__all__ = ["SETS", "Trl"]

_MESSAGES = [{"role": "string", "content": "string"}]
_ABOUT = {"key": "string", "member": "int32"}

SETS: dict[str, dict[str, Any]] = {
    "sft": {"prompt": _MESSAGES, "completion": _MESSAGES, "images": [IMAGE], "about": "string", **_ABOUT},
    "dpo": {"prompt": _MESSAGES, "chosen": _MESSAGES, "rejected": _MESSAGES, "images": [IMAGE], **_ABOUT},
    "grpo": {"prompt": _MESSAGES, "images": [IMAGE], "answer": "string", "question": "string", **_ABOUT},
}
"""The columns of each set."""

_VERIFIED = (
    "kind",
    "form",
    "lang",
    "text",
    "choices",
    "right",
    "answer",
    "value",
    "decimal",
    "unit",
    "accepted",
)


class Trl(Format):
    name = "trl"
    title = "trl: parquet sets for its SFT, DPO and GRPO trainers"
    package = "pyarrow"
    questions = True

    def path(self, sort: str, shard: Shard) -> str:
        """Where a shard of a set lies in the dataset."""
        return f"{self.name}/{sort}/{shard.split}-{shard.number:05d}-of-{shard.of:05d}.parquet"

    def writer(self, shard: Shard, files: Beside) -> Writer:
        self.ready()
        return _Sets({sort: files.path(self.path(sort, shard)) for sort in SETS})

    def finish(self, dataset: Any) -> None:
        configs = [
            {
                "config_name": sort,
                "data_files": [{"split": s, "path": f"{sort}/{s}-*.parquet"} for s in dataset.splits],
            }
            for sort in SETS
        ]
        head = json.dumps({"configs": configs}, indent=1)  # JSON is YAML
        text = f"---\n{head}\n---\n\n# {dataset.name} for trl\n\n{_CARD}"
        settle(dataset.root / self.name / "README.md", text.encode())


_CARD = """\
Three sets: `sft`, `dpo` and `grpo`.

- `sft`: `prompt`, `completion`, `images`; `about` says what is asked: `caption`, or the kind of the question.
- `dpo`: `prompt`, `chosen`, `rejected`, `images`. Each pair of captions comes twice, chosen and rejected exchanged.
- `grpo`: `prompt`, `images`, `answer`, and `question`: JSON with all that decides whether an answer is right.

`key` and `member` name the group and the picture in it.
"""


class _Sets(Writer):
    def __init__(self, paths: Mapping[str, Path]) -> None:
        self.sets = {sort: Rows(path, SETS[sort]) for sort, path in paths.items()}

    def add(self, record: Record) -> None:
        for sort, rows in (("sft", _sft(record)), ("dpo", _dpo(record)), ("grpo", _grpo(record))):
            for row in rows:
                self.sets[sort].add(row)

    def close(self) -> None:
        for rows in self.sets.values():
            rows.close()


def _sft(record: Record) -> Iterator[dict[str, Any]]:
    for member in record.members:
        completion = _said("assistant", member.caption)
        yield {**_row(record, member, described(member)), "completion": completion, "about": "caption"}
    for _, member, question in asked(record):
        completion = _said("assistant", reply(question))
        yield {**_row(record, member, prompt(question)), "completion": completion, "about": question["kind"]}


def _dpo(record: Record) -> Iterator[dict[str, Any]]:
    anchor = record.anchor
    for negative in record.negatives:
        for mine, other in ((anchor, negative), (negative, anchor)):
            yield {
                **_row(record, mine, described(mine)),
                "chosen": _said("assistant", mine.caption),
                "rejected": _said("assistant", other.caption),
            }


def _grpo(record: Record) -> Iterator[dict[str, Any]]:
    for _, member, question in asked(record):
        yield {
            **_row(record, member, prompt_boxed(question)),
            "answer": question["answer"],
            "question": json.dumps({name: question[name] for name in _VERIFIED}, ensure_ascii=False),
        }


def _row(record: Record, member: Member, said: str) -> dict[str, Any]:
    """What all rows have."""
    return {
        "prompt": _said("user", said),
        "images": [picture(record.key, member)],
        "key": record.key,
        "member": member.number,
    }


def _said(role: str, text: str) -> list[dict[str, str]]:
    return [{"role": role, "content": text}]
