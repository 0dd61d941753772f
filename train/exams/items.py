"""An item: one question with its pictures, and what is needed to judge an answer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from train.exams.errors import ExamError

if TYPE_CHECKING:
    from train.answers import Asked

__all__ = ["Item", "unique"]


@dataclass(frozen=True, kw_only=True)
class Item:
    """One question.

    Attributes:
        key: its name in its task; no two items of a task share one.
        question: the whole prompt without pictures; pictures stand before it.
        images: the pictures' files as they are (PNG, JPEG, …).
        asked: what an answer is judged by.
        kind: what it is about, by which scores are told apart.
        family: items of one family share their luck: intervals resample families.
        about: what else is known of it, as JSON has it.
    """

    key: str
    question: str
    images: tuple[bytes, ...]
    asked: Asked
    kind: str
    family: str
    about: Mapping[str, Any] = field(default_factory=dict)

    @property
    def pictures(self) -> tuple[str, ...]:
        """The pictures' SHA-256 sums."""
        return tuple(sha256(image).hexdigest() for image in self.images)

    @property
    def reference(self) -> dict[str, Any]:
        """All that an answer is judged by."""
        return {f.name: getattr(self.asked, f.name) for f in fields(self.asked)}


def unique(items: Iterable[Item], task: str) -> list[Item]:
    """The items, all of different keys; a picture that several have is held once.

    Raises:
        ExamError: if two share one.
    """
    found: dict[str, Item] = {}
    held: dict[bytes, bytes] = {}
    for item in items:
        if item.key in found:
            raise ExamError(f"{task}: two of its items are called {item.key!r}")
        images = tuple(held.setdefault(image, image) for image in item.images)
        found[item.key] = replace(item, images=images)
    return list(found.values())
