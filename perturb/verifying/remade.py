"""A member made again from its own program: its figure, its picture, what is true of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

from geodsl.ink import Ink, ink
from geodsl.instances import Instances
from geodsl.language.term import Fact
from geodsl.ledger import Ledger
from geodsl.picture.picture import Picture
from perturb.recording.redraw import reread
from perturb.verifying.drawn import drawn

__all__ = ["Remade"]


class Remade:
    """One member.

    Attributes:
        k: its number.
        told: what is recorded of it.
    """

    def __init__(self, record: Mapping[str, Any], k: int) -> None:
        self.record, self.k = record, k
        self.told: Mapping[str, Any] = record["members"][k]
        self.diagram, self.figure = reread(self.told)

    @property
    def same(self) -> bool:
        """Whether it is to say the same as the anchor."""
        return bool(self.told["role"] == "hard positive")

    @property
    def size(self) -> float:
        return float(self.figure.at.size[0])

    @cached_property
    def points(self) -> dict[str, complex]:
        return self.figure.points

    @cached_property
    def types(self) -> dict[str, str]:
        """The type of every name."""
        return {node.name: node.type for node in self.figure.scene.nodes}

    @cached_property
    def ink(self) -> Ink:
        """What its drawing says."""
        return ink(self.figure.scene)

    @cached_property
    def picture(self) -> Picture:
        return drawn(self.told, self.record["image"]["size"], self.diagram, self.figure)

    def at(self, former: Mapping[Any, Any] | None = None) -> Instances:
        """Where everything is.

        Args:
            former: values that facts speak of and that are another figure's.
        """
        at = self.figure.at
        values = {**at.known(), **(former or {})}
        return Instances(1, size=at.size, values=values, free=at._free, picks=at._picks, ink=self.ink)

    def judged(
        self, facts: Sequence[Fact], former: Mapping[Any, Any] | None = None
    ) -> tuple[list[int], list[bool]]:
        """What is true, false or unclear of it, and what holds be it clear or not."""
        verdict, holds = Ledger(facts).judge(self.at(former))
        return verdict[:, 0].tolist(), holds[:, 0].tolist()

    def verdicts(self, facts: Sequence[Fact]) -> list[int]:
        """What is true, false or unclear of it."""
        return self.judged(facts)[0]
