"""Plain captions: one sentence a fact, in the language's own words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from geodsl.language.term import Fact

__all__ = ["Caption", "plain"]


@dataclass(frozen=True)
class Caption:
    """What is said of a picture: facts, and the words for them."""

    facts: tuple[Fact, ...]
    text: str

    def __str__(self) -> str:
        return self.text


def plain(facts: Sequence[Fact]) -> Caption:
    """The caption that says facts one by one."""
    return Caption(tuple(facts), " ".join(f"{_opened(str(fact))}." for fact in facts))


def _opened(told: str) -> str:
    """A sentence with a capital at its start, but for a name: w is not W."""
    return told if not told[1:2].islower() else f"{told[:1].upper()}{told[1:]}"
