"""The centre of a circle or an arc."""

from __future__ import annotations

from typing import Any

from geodsl.facts.center_of import CenterOf
from geodsl.instances import Instances
from geodsl.language.term import Construction, Fact, Term

__all__ = ["Center"]


class Center(Construction):
    """The point from which a circle is drawn: `O = center of w`."""

    phrases = ("center of {w: round}",)
    point_of = CenterOf
    makes = "point"

    def place(self, at: Instances) -> Any:
        return at.circle(self.w).center

    def brings(self, O: Term) -> tuple[Fact, ...]:
        return (CenterOf(O, self.w),)
