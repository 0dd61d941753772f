"""The budget in tokens: negatives of text that a model can't tell from the anchor's caption after its own cut."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from geodsl.dataset.record import Record

__all__ = ["Budget", "Cut", "Tokenize"]

Tokenize = Callable[[str], Sequence[int]]
_EXAMPLES, _SHOWN = 3, 80


@dataclass(frozen=True)
class Cut:
    """Captions or texts of one kind.

    Attributes:
        same: how many have the anchor's ids: what makes them false is outside the budget.
    """

    kind: str
    total: int
    same: int
    examples: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        share = round(self.same / max(1, self.total), 5)
        return {
            "kind": self.kind,
            "total": self.total,
            "same": self.same,
            "share": share,
            "examples": list(self.examples),
        }


class Budget:
    """Compares ids, record by record.

    Attributes:
        name: what the tokenizer and its cut are called.
    """

    def __init__(self, name: str, tokenize: Tokenize) -> None:
        self.name = name
        self._tokenize = tokenize
        self._total: Counter[str] = Counter()
        self._same: dict[str, list[str]] = {}

    def add(self, record: Record) -> None:
        own = list(self._tokenize(record.anchor.caption))
        for member in record.negatives:
            self._one("negatives' captions", record.key, member.caption, own)
        for text in record.texts:
            self._one(f"texts: {text['class']}", record.key, str(text["text"]), own)

    def _one(self, kind: str, key: str, text: str, own: list[int]) -> None:
        self._total[kind] += 1
        if list(self._tokenize(text)) == own:
            self._same.setdefault(kind, []).append(f"{key}: {text[:_SHOWN]}")

    def found(self) -> list[Cut]:
        return [
            Cut(k, n, len(same := self._same.get(k, [])), tuple(same[:_EXAMPLES]))
            for k, n in sorted(self._total.items())
        ]
