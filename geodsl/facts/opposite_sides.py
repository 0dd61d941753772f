"""Two points lie on opposite sides of a line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from geodsl.facts import same_side
from geodsl.instances import Instances
from geodsl.language.term import Fact, OpenFact, Term
from geodsl.units import share

__all__ = ["OppositeSides"]


class OppositeSides(OpenFact):
    """Points that a line parts: `P and Q on opposite sides of AB`, `P on other side of AB from Q`."""

    phrases = (
        "{P: new point} and {Q: new point} on opposite sides of {l: line}",
        "{P: new point} , {Q: new point} on opposite sides of {l: line}",
        "{P: new point} on other side of {l: line} from {Q: point}",
        "{P: new point} on opposite side of {l: line} from {Q: point}",
    )
    symmetric = ("P", "Q")
    gap = share()

    def margin(self, at: Instances) -> Any:
        return -same_side.togetherness(at.point(self.P), at.point(self.Q), at.line(self.l)) / at.size

    def contraries(self, points: Sequence[Term] = ()) -> tuple[Fact, ...]:
        return (same_side.SameSide(self.P, self.Q, self.l),)
