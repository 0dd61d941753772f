"""What is needed to judge an answer, and the judgement."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from geodsl.dataset.record import Record
from geodsl.words.questions.accepting import accepts
from geodsl.words.questions.lettered import chosen
from geodsl.words.questions.question import FORMS, Question
from geodsl.words.questions.reading import boxed, plain
from train.answers.errors import AnswerError
from train.answers.same import same

__all__ = ["KEY", "LETTERS", "Asked", "forget", "right"]

KEY = "key"
"""The form of what others ask: nothing is known of it but the key."""

LETTERS = "ABCDEFGHIJ"

_LONG = 20_000  # letters of an answer without a box that are looked at
_REMEMBERED = 160  # letters of an answer that may come again


@dataclass(frozen=True)
class Asked:
    """A question, as far as its answer goes.

    Attributes:
        form: one of a question's forms, or `KEY`.
        kind: what it is about.
        text: the question itself.
        answer: the right answer; of a choice, its letter.
        choices: what may be chosen; `right` is the place of the right one.
        accepted: further ways to say the answer.
        decimal: an answer that is a number.
        unit: what it is measured in; of a key, where that doesn't say so.
        program: of the picture, by which facts that are named are measured; empty where none are to be.
    """

    form: str
    answer: str
    kind: str = ""
    text: str = ""
    choices: tuple[str, ...] = ()
    right: int | None = None
    accepted: tuple[str, ...] = ()
    decimal: float | None = None
    unit: str = ""
    lang: str = "en"
    program: str = ""

    def __post_init__(self) -> None:
        if self.form not in (*FORMS, KEY):
            raise AnswerError(f"a question's form is one of {', '.join((*FORMS, KEY))}, not {self.form!r}")
        if not self.answer.strip():
            raise AnswerError("a question needs an answer; this one's is empty")
        if (self.right is not None) != bool(self.choices):
            raise AnswerError("choices and the place of the right one go together; one of them is missing")
        if self.right is not None and not 0 <= self.right < len(self.choices) <= len(LETTERS):
            raise AnswerError(
                f"the right one of {len(self.choices)} choices can't stand at place {self.right}"
            )

    @classmethod
    def from_question(cls, told: Mapping[str, Any], *, program: str = "") -> Asked:
        """What a question of a record, or of a row for `trl`, asks.

        Raises:
            AnswerError: where it isn't written as questions are.
        """
        try:
            decimal, place = told["decimal"], told["right"]
            return cls(
                form=_text(told["form"]),
                kind=_text(told["kind"]),
                text=_text(told["text"]),
                answer=_text(told["answer"]),
                choices=tuple(map(_text, told["choices"])),
                right=None if place is None else int(place),
                accepted=tuple(map(_text, told["accepted"])),
                decimal=None if decimal is None else float(decimal),
                unit=_text(told["unit"]),
                lang=_text(told["lang"]),
                program=program,
            )
        except AnswerError:
            raise
        except (KeyError, TypeError, ValueError) as error:
            raise AnswerError(
                f"a question as records have them is expected ({type(error).__name__}: {error}); "
                "`geodsl verify` says what is wrong with a dataset"
            ) from None

    @classmethod
    def from_row(cls, row: Mapping[str, Any]) -> Asked:
        """What a row of the set `grpo` for `trl` asks.

        Raises:
            AnswerError: where its column `question` isn't what the set has there.
        """
        try:
            told = json.loads(row["question"])
        except (KeyError, TypeError, ValueError) as error:
            raise AnswerError(
                f"a row of the set “grpo” has JSON in its column `question` ({type(error).__name__}: {error}); "
                "`geodsl export` with the format `trl` writes such rows"
            ) from None
        return cls.from_question(told if isinstance(told, dict) else {})

    @classmethod
    def of(cls, record: Record, number: int) -> Asked:
        """What a record's question asks, with the picture that it is about."""
        told = record.questions[number]
        member = record.data["members"][told["member"]]
        return cls.from_question(told, program="" if told["pictures"] else member["program"])

    @classmethod
    def key(
        cls, answer: str, *, unit: str = "", choices: tuple[str, ...] = (), kind: str = "", lang: str = "en"
    ) -> Asked:
        """What others ask.

        Args:
            answer: the key; of a choice, its letter or else its text.
        """
        place = None
        if choices:
            letter = answer.strip().strip("().").upper()
            place = LETTERS[: len(choices)].find(letter) if len(letter) == 1 else -1
            if place < 0 and answer in choices:
                place = choices.index(answer)
            if place < 0:
                raise AnswerError(f"the key {answer!r} is none of the choices {', '.join(choices)}")
            answer = LETTERS[place]
        return cls(form=KEY, answer=answer, kind=kind, choices=choices, right=place, unit=unit, lang=lang)


def _text(told: Any) -> str:
    if not isinstance(told, str):
        raise TypeError(f"a text is expected, not {told!r}")
    return told


# -- judged --------------------------------------------------------------------------------------------------


def right(asked: Asked, text: str) -> bool:
    """Whether an answer is right: what stands in its last box, or all of it where there is none."""
    said = boxed(text)
    if len(said) > _LONG:
        return False
    return _remembered(asked, said) if len(said) <= _REMEMBERED else _right(asked, said)


def _right(asked: Asked, said: str) -> bool:
    if asked.form != KEY:
        return accepts(_question(asked), said)
    if asked.choices:
        return _chosen(asked, said) == asked.right
    return same(said, asked.answer, unit=asked.unit)


_remembered = lru_cache(maxsize=65_536)(_right)


def forget() -> None:
    """Drop the verdicts that are remembered."""
    _remembered.cache_clear()


@lru_cache(maxsize=65_536)
def _question(asked: Asked) -> Question:
    return Question(
        kind=asked.kind,
        form=asked.form,
        text=asked.text,
        answer=asked.answer,
        choices=asked.choices,
        right=asked.right,
        decimal=asked.decimal,
        unit=asked.unit,
        accepted=asked.accepted,
        lang=asked.lang,
    )


def _chosen(asked: Asked, said: str) -> int | None:
    """The choice that an answer takes by its letter, its words, or its value."""
    inner = plain(said).replace("**", "").strip()
    place = chosen(_question(asked), inner) if inner else None
    if place is not None or not inner:
        return place
    found = [
        k for k, choice in enumerate(asked.choices) if plain(choice) and same(said, choice, unit=asked.unit)
    ]
    return found[0] if len(found) == 1 else None
