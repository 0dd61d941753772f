"""Two points lie on the same side of a line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from geodsl.facts import opposite_sides
from geodsl.instances import Instances
from geodsl.language.term import Fact, OpenFact, Term
from geodsl.numeric import Line, offset
from geodsl.units import share

__all__ = ["SameSide", "togetherness"]


class SameSide(OpenFact):
    """Points that a line doesn't part: `P and Q on same side of AB`."""

    phrases = (
        "{P: new point} and {Q: new point} on same side of {l: line}",
        "{P: new point} , {Q: new point} on same side of {l: line}",
        "{P: new point} on same side of {l: line} as {Q: point}",
    )
    symmetric = ("P", "Q")
    gap = share()

    def margin(self, at: Instances) -> Any:
        return togetherness(at.point(self.P), at.point(self.Q), at.line(self.l)) / at.size

    def contraries(self, points: Sequence[Term] = ()) -> tuple[Fact, ...]:
        return (opposite_sides.OppositeSides(self.P, self.Q, self.l),)


def togetherness(p: Any, q: Any, line: Line) -> Any:
    """The smaller distance of two points from a line, negative where it parts them."""
    u, v = offset(p, line), offset(q, line)
    nearer = np.minimum(np.absolute(u), np.absolute(v))
    return np.where(u * v >= 0.0, nearer, -nearer)
