"""What facts of smaller and larger have in common."""

from __future__ import annotations

from typing import Any

from geodsl.facts.scales import comparable, gap_of, visible
from geodsl.instances import Instances
from geodsl.language.term import OpenFact
from geodsl.units import Gap

__all__ = ["Ordered"]


class Ordered(OpenFact):
    """The smaller of two quantities and the larger; whether they may be equal is in the words alone."""

    fields = ("x", "y")

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        comparable(self.x, self.y)

    @property
    def gap(self) -> Gap:  # type: ignore[override]
        return gap_of(self.x, self.y)

    def margin(self, at: Instances) -> Any:
        return visible(at, at.number(self.y), at.number(self.x), self.x, self.y)
