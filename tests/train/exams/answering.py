"""Examinees of whom it is known what they know."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from io import BytesIO

from PIL import Image

from geodsl.errors import GeodslError
from train.exams import Item, Reply

__all__ = ["Always", "Blind", "Seeing", "Stopped", "painted", "told"]


class Stopped(GeodslError, RuntimeError):
    """Raised by examinees that have had enough."""


@dataclass
class Seeing:
    """Knows every answer by its question and its own picture, and says nothing else.

    Attributes:
        most: answers after which it has had enough.
        asked: the keys that it was asked, in order.
    """

    items: Sequence[Item]
    most: int | None = None
    name: str = "seeing"
    asked: list[str] = field(default_factory=list)

    def answers(self, items: Sequence[Item], *, longest: int) -> Iterator[tuple[str, Reply]]:
        known = {(item.question, item.images): str(item.asked.answer) for item in self.items}
        for item in reversed(items):  # in any order
            if self.most is not None and len(self.asked) >= self.most:
                raise Stopped("it has had enough")
            self.asked.append(item.key)
            said = known.get((item.question, item.images), "I can't tell")
            yield item.key, Reply(f"I see: \\boxed{{{said}}}", True, {"completion_tokens": 5})


@dataclass
class Blind:
    """Knows every answer by its question alone."""

    items: Sequence[Item]
    name: str = "blind"

    def answers(self, items: Sequence[Item], *, longest: int) -> Iterator[tuple[str, Reply]]:
        known = {item.question: str(item.asked.answer) for item in self.items}
        for item in items:
            yield item.key, Reply(f"\\boxed{{{known[item.question]}}}", True)


@dataclass
class Always:
    """Always replies the same."""

    reply: Reply
    name: str = "always"

    def answers(self, items: Sequence[Item], *, longest: int) -> Iterator[tuple[str, Reply]]:
        return ((item.key, self.reply) for item in items)


def painted(colour: str, size: tuple[int, int] = (12, 8)) -> bytes:
    """A picture's file, of one colour."""
    out = BytesIO()
    Image.new("RGB", size, colour).save(out, "PNG")
    return out.getvalue()


def told(
    key: str,
    *,
    answer: str = "yes",
    form: str = "yes-no",
    kind: str = "parallel",
    family: str | None = None,
    choices: Sequence[str] = (),
    image: bytes | None = None,
) -> Item:
    """An item made by hand."""
    from train.answers import Asked

    question = {
        "kind": kind, "form": form, "lang": "en", "text": f"{key}?", "choices": list(choices), "right": None,
        "answer": answer, "value": None, "decimal": None, "unit": "", "accepted": [], "facts": [], "fails": [],
        "solution": None, "pictures": [], "seed": 0,
    }  # fmt: skip
    if choices:
        question["right"] = "ABCD".index(answer)
    return Item(
        key=key,
        question=f"{key}?",
        images=(painted(f"hsl({len(key) * 37 + ord(key[-1]) * 11}, 80%, 50%)") if image is None else image,),
        asked=Asked.from_question(question),
        kind=kind,
        family=key if family is None else family,
    )
