"""The foot of a perpendicular."""

from __future__ import annotations

from typing import Any

from geodsl.instances import Instances
from geodsl.language.term import Construction, Fact, Term
from geodsl.numeric import foot

__all__ = ["Foot"]


class Foot(Construction):
    """Where the perpendicular from a point meets a line: `H = foot of A on BC`."""

    phrases = ("foot of {P: point} on {l: line}",)
    makes = "point"

    def place(self, at: Instances) -> Any:
        return foot(at.point(self.P), at.line(self.l))
