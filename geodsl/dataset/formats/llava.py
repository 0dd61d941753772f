"""LLaVA's conversations: a picture, what is asked about it, and the answer, in one JSON array a split.

Every picture is asked for its caption; questions follow where there are any, with their choices written out and numbers
in a box. Paths count from the dataset's folder, which is LLaVA's `--image_folder`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from geodsl.dataset.beside import settling
from geodsl.dataset.formats.asked import asked, described, prompt, reply
from geodsl.dataset.formats.imagefolder import image_path
from geodsl.dataset.formats.parts import Array, Parted
from geodsl.dataset.record import Member, Record
from geodsl.dataset.shard import Shard

__all__ = ["Llava"]

_IMAGE = "<image>\n"


class Llava(Parted):
    name = "llava"
    title = "LLaVA: conversations about single pictures"
    needs = ("imagefolder",)

    def lines(self, record: Record, shard: Shard) -> Iterator[Any]:
        def told(what: str, member: Member, question: str, answer: str) -> dict[str, Any]:
            return {
                "id": f"{record.key}-{what}",
                "image": image_path(record.key, shard, member.name),
                "conversations": [
                    {"from": "human", "value": _IMAGE + question},
                    {"from": "gpt", "value": answer},
                ],
            }

        for member in record.members:
            yield told(f"caption-{member.number}", member, described(member), member.caption)
        for number, member, question in asked(record):
            yield told(f"question-{number}", member, prompt(question), reply(question))

    def finish(self, dataset: Any) -> None:
        for split in dataset.splits:
            with settling(dataset.root / self.name / f"{split}.json") as file:
                array = Array(file)
                array.extend(self.read(dataset, split))
                array.close()
