"""A caption: facts, the words for them, and the manner of speaking that makes the one of the other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from geodsl.language.term import Fact

__all__ = ["Caption", "Manner"]


@dataclass(frozen=True)
class Manner:
    """How things are said: with the facts it makes the text, the same for good.

    Attributes:
        only: the names of curves at which no letter stands, each the only one of its kind.
    """

    seed: int = 0
    register: str = "textbook"
    lang: str = "en"
    only: frozenset[str] = frozenset()

    def to_json(self) -> dict[str, Any]:
        return {"lang": self.lang, "register": self.register, "seed": self.seed, "only": sorted(self.only)}

    @classmethod
    def from_json(cls, told: Mapping[str, Any]) -> Manner:
        return cls(told["seed"], told["register"], told["lang"], frozenset(told["only"]))


@dataclass(frozen=True)
class Caption:
    """What is said of a picture: facts, the most important first, and the words for them."""

    facts: tuple[Fact, ...]
    text: str
    manner: Manner = Manner()

    @property
    def lang(self) -> str:
        return self.manner.lang

    @property
    def register(self) -> str:
        return self.manner.register

    def __str__(self) -> str:
        return self.text
