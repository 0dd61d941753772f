"""Who answers: a local model, or one behind an address."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from train.exams.items import Item

__all__ = ["Examinee", "Reply"]


@dataclass(frozen=True)
class Reply:
    """What was answered to one item.

    Attributes:
        text: as it came.
        finished: whether it came to its own end; an answer that was cut off hasn't.
        usage: what it took: `prompt_tokens`, `completion_tokens` and the like.
        trouble: why there is no answer, where there is none: a refusal, or what went wrong for good.
    """

    text: str
    finished: bool
    usage: Mapping[str, int] = field(default_factory=dict)
    trouble: str = ""


class Examinee(Protocol):
    """Whoever is examined.

    Attributes:
        name: what the scores are kept under.
    """

    name: str

    def answers(self, items: Sequence[Item], *, longest: int) -> Iterator[tuple[str, Reply]]:
        """Each item's key with what is answered to it, in any order, as the answers come.

        Whoever stops asking keeps what has come; an item that is never answered may be asked again.

        Args:
            longest: tokens of an answer at most.
        """
        ...
