"""A record: one group of pictures and texts, as it is stored.

Its data is a group as `group.json` tells it (docs/group-json.md), with two parts more:

- `dataset`: where it belongs: `key`, `split`, `family`, `hash`, `chapter`, `source`, `star`;
- `questions`: about its pictures, each with the number of the `member` that it is about.

Facts are told once, in the table `facts`; everywhere else stand their numbers in it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

__all__ = ["HARD_POSITIVE", "NEGATIVE", "POSITIVE", "Member", "Record"]

POSITIVE, NEGATIVE, HARD_POSITIVE = "positive", "negative", "hard positive"


@dataclass(frozen=True)
class Member:
    """One picture of a group, with what is said of it.

    Attributes:
        number: its place in the group; the anchor's is 0.
        data: what the record tells of it.
        image: the picture's file.
    """

    number: int
    data: Mapping[str, Any]
    image: bytes

    @property
    def role(self) -> str:
        return str(self.data["role"])

    @property
    def name(self) -> str:
        """What the picture's file is called in the group."""
        return str(self.data["image"])

    @property
    def caption(self) -> str:
        return str(self.data["caption"]["text"])

    @property
    def steps(self) -> Sequence[Mapping[str, Any]]:
        """What parts it from the anchor; nothing does for the anchor itself."""
        certificate = self.data["certificate"]
        return () if certificate is None else certificate["steps"]

    @property
    def hardness(self) -> float:
        """How many least visible gaps the smallest of its changes makes: the less, the harder to see."""
        return min((float(s["severity"]["perceptible"]) for s in self.steps), default=0.0)


@dataclass(frozen=True)
class Record:
    """One group.

    Attributes:
        data: everything but the pictures, as JSON has it.
        images: the pictures' files by their names, the anchor's first.
    """

    data: Mapping[str, Any]
    images: Mapping[str, bytes]

    @property
    def key(self) -> str:
        """Its name in the dataset: split, shard and place."""
        return str(self.data["dataset"]["key"])

    @property
    def split(self) -> str:
        return str(self.data["dataset"]["split"])

    @property
    def family(self) -> str:
        return str(self.data["dataset"]["family"])

    @property
    def star(self) -> bool:
        """Whether all others surround the anchor: such a group may train, and never scores."""
        return bool(self.data["dataset"]["star"])

    @property
    def members(self) -> list[Member]:
        return [Member(k, m, self.images[m["image"]]) for k, m in enumerate(self.data["members"])]

    @property
    def anchor(self) -> Member:
        told = self.data["members"][0]
        return Member(0, told, self.images[told["image"]])

    @property
    def negatives(self) -> list[Member]:
        return [m for m in self.members if m.role == NEGATIVE]

    @property
    def positives(self) -> list[Member]:
        """Further pictures of what the anchor's caption says."""
        return [m for m in self.members if m.role == HARD_POSITIVE]

    @property
    def texts(self) -> Sequence[Mapping[str, Any]]:
        """Captions that are false of the anchor."""
        return self.data["texts"]

    @property
    def questions(self) -> Sequence[Mapping[str, Any]]:
        return self.data["questions"]

    def facts(self, numbers: Sequence[int]) -> Iterator[Mapping[str, Any]]:
        """What facts are, by their numbers."""
        table = self.data["facts"]
        return (table[k] for k in numbers)
