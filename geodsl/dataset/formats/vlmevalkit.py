"""VLMEvalKit's tables: a question a row, with the picture in it and a letter as the answer; one file a split.

There are the questions with choices, and those of yes or no as a choice between the two. Groups that may not score are
left out. The file is called as the set is to be called in the kit, `vlmevalkit/NAME_SPLIT.tsv`.
"""

from __future__ import annotations

import csv
import io
from base64 import b64encode
from collections.abc import Iterator
from typing import Any

from geodsl.dataset.beside import settling
from geodsl.dataset.formats.asked import asked, no, task_name, yes
from geodsl.dataset.formats.parts import Parted
from geodsl.dataset.record import Record
from geodsl.dataset.shard import Shard

__all__ = ["COLUMNS", "VLMEvalKit"]

_CHOICES = "ABCD"

COLUMNS = ("index", "image", "question", *_CHOICES, "answer", "category", "l2-category", "split")

# The kit reads tables with pandas, to which these words mean that nothing is there; NA may be a segment.
_NOTHING = frozenset((
    "#N/A", "#N/A N/A", "#NA", "-1.#IND", "-1.#QNAN", "-NaN", "-nan", "1.#IND", "1.#QNAN", "<NA>", "N/A", "NA", "NULL",
    "NaN", "None", "n/a", "nan", "null",
))  # fmt: skip


class VLMEvalKit(Parted):
    name = "vlmevalkit"
    title = "VLMEvalKit: tables of questions with choices"
    questions = True
    scores = True

    def lines(self, record: Record, shard: Shard) -> Iterator[Any]:
        if record.star:
            return
        for _, member, question in asked(record):
            if question["form"] == "yes-no":
                choices = [yes(question["lang"]), no(question["lang"])]
                answer = _CHOICES[0 if question["answer"].lower() in ("yes", choices[0]) else 1]
            elif question["choices"] and len(question["choices"]) <= len(_CHOICES):
                choices, answer = question["choices"], question["answer"]
            else:
                continue
            cells = [_cell(c) for c in choices] + [""] * (len(_CHOICES) - len(choices))
            image = b64encode(member.image).decode()
            yield [image, question["text"], *cells, answer, question["kind"], question["form"], record.split]

    def finish(self, dataset: Any) -> None:
        for split in dataset.splits:
            path = dataset.root / self.name / f"{task_name(dataset.name, split)}.tsv"
            with settling(path) as file:
                text = io.TextIOWrapper(file, "utf-8", newline="", write_through=True)
                table = csv.writer(text, delimiter="\t", lineterminator="\n")
                table.writerow(COLUMNS)
                for index, cells in enumerate(self.read(dataset, split)):
                    table.writerow([index, *cells])
                text.detach()


def _cell(choice: str) -> str:
    return f"{choice}." if choice in _NOTHING else choice
