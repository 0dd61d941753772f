"""A question about a picture, with its answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from geodsl.language.term import Fact

__all__ = ["FORMS", "LETTERS", "Question"]

FORMS = ("open", "yes-no", "choice", "names", "boxed")
LETTERS = "ABCD"


@dataclass(frozen=True)
class Question:
    """A question, and all that is known of its answer.

    Attributes:
        kind: what it is about: "parallel", "count", "angle" and so on.
        form: how it wants to be answered, one of `FORMS`.
        text: the question itself, without the choices.
        answer: the answer in words; of a choice, its letter.
        choices: what may be chosen, in order.
        right: which of the choices is right, None where there are none.
        value: the exact value of an answer that is a number.
        decimal: the same as a float.
        unit: what it is measured in: "°", or nothing.
        accepted: further ways to say the answer.
        facts: the facts that make the answer right; each is true of the picture.
        fails: facts that must fail for it to be right; each is clearly false of the picture.
        asked: what the question speaks of, as terms.
        solution: a worked solution in words, where there is one.
        pictures: where pictures are chosen from, which of those handed in stands at each letter.
    """

    kind: str
    form: str
    text: str
    answer: str
    choices: tuple[str, ...] = ()
    right: int | None = None
    value: str | None = None
    decimal: float | None = None
    unit: str = ""
    accepted: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()
    fails: tuple[Fact, ...] = ()
    asked: tuple[Any, ...] = ()
    solution: str | None = None
    pictures: tuple[int, ...] = ()
    lang: str = "en"
    seed: int = 0

    @property
    def prompt(self) -> str:
        """The question with its choices, as it is put to a reader."""
        if not self.choices or self.pictures:
            return self.text
        lines = (f"({letter}) {said}" for letter, said in zip(LETTERS, self.choices, strict=False))
        return "\n".join((self.text, *lines))

    def accepts(self, answer: str) -> bool:
        """Whether an answer is right, however it is written."""
        from geodsl.words.questions.accepting import accepts

        return accepts(self, answer)

    def to_json(self) -> dict[str, Any]:
        """The question as plain data."""
        return {
            "kind": self.kind,
            "form": self.form,
            "lang": self.lang,
            "text": self.text,
            "choices": list(self.choices),
            "right": self.right,
            "answer": self.answer,
            "value": self.value,
            "decimal": self.decimal,
            "unit": self.unit,
            "accepted": list(self.accepted),
            "facts": [str(f) for f in self.facts],
            "fails": [str(f) for f in self.fails],
            "solution": self.solution,
            "pictures": list(self.pictures),
            "seed": self.seed,
        }

    def __str__(self) -> str:
        return self.prompt
