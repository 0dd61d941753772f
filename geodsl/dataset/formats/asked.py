"""What is put to a model, and what it is to answer: prompts of captions and questions, for formats of one picture."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from geodsl.dataset.record import Member, Record

__all__ = [
    "LETTERS",
    "asked",
    "boxed",
    "described",
    "no",
    "prompt",
    "prompt_boxed",
    "reply",
    "task_name",
    "worked",
    "yes",
]

LETTERS = "ABCDEFGHIJ"

_DESCRIBE = {"en": "Describe the geometry figure.", "zh": "请描述这幅几何图形。"}
_BOX = {"en": "Put the final answer in \\boxed{}.", "zh": "请把最后的答案写在\\boxed{}中。"}
_YES = {"en": ("Yes", "No"), "zh": ("是", "否")}
_ELSE = "en"  # of languages that have no words here


def described(member: Member) -> str:
    """What asks for a picture's caption, in the caption's language."""
    return _DESCRIBE.get(member.data["caption"]["words"]["lang"], _DESCRIBE[_ELSE])


def asked(record: Record) -> Iterator[tuple[int, Member, Mapping[str, Any]]]:
    """The questions about one picture, with their numbers and the pictures.

    Those that choose among pictures are left out.
    """
    members = record.members
    for number, question in enumerate(record.questions):
        if not question["pictures"]:
            yield number, members[question["member"]], question


def prompt(question: Mapping[str, Any]) -> str:
    """A question with its choices written out."""
    choices: Sequence[str] = question["choices"]
    lines = (f"({letter}) {said}" for letter, said in zip(LETTERS, choices, strict=False))
    return "\n".join((question["text"], *lines))


def prompt_boxed(question: Mapping[str, Any]) -> str:
    """The same, asking for a box where the question doesn't do so itself."""
    said = prompt(question)
    return said if "\\boxed" in said else f"{said}\n{_BOX.get(question['lang'], _BOX[_ELSE])}"


def boxed(question: Mapping[str, Any]) -> str:
    """The answer in a box."""
    return f"\\boxed{{{question['answer']}}}"


def reply(question: Mapping[str, Any]) -> str:
    """A right answer: numbers in a box, after the solution where there is one."""
    number = question["decimal"] is not None and not question["choices"]
    return worked(
        question, boxed(question) if number or question["form"] == "boxed" else str(question["answer"])
    )


def worked(question: Mapping[str, Any], answer: str) -> str:
    """An answer after the solution, where there is one; a box with which the solution ends isn't said twice."""
    solution = question["solution"]
    if solution is None:
        return answer
    ended = answer == boxed(question) and answer in solution
    return str(solution) if ended else f"{solution}\n{answer}"


def yes(lang: str) -> str:
    return _YES.get(lang, _YES[_ELSE])[0]


def no(lang: str) -> str:
    return _YES.get(lang, _YES[_ELSE])[1]


def task_name(dataset: str, split: str) -> str:
    """What a split is called among the tasks of an evaluator."""
    name = re.sub(r"\W+", "_", dataset, flags=re.ASCII).strip("_").lower() or "geodsl"
    return f"{name if name.startswith('geodsl') else f'geodsl_{name}'}_{split}"
