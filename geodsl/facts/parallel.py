"""Two lines are parallel."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from typing import Any

from geodsl.facts import simple
from geodsl.facts.opposite_sides import OppositeSides
from geodsl.facts.points import line_of
from geodsl.facts.rays_meet import RaysMeet
from geodsl.instances import Instances
from geodsl.language.term import Fact, Term
from geodsl.numeric import cross
from geodsl.objects import Line, Polygon, Ray
from geodsl.units import degrees

__all__ = ["Parallel"]


class Parallel(Fact):
    """Lines that keep their distance: `AB parallel CD`."""

    phrases = ("{l: line} parallel {m: line}", "{l: line} parallel to {m: line}")
    symmetric = True
    gap = degrees()

    def residual(self, at: Instances) -> Any:
        return cross(at.direction(self.l), at.direction(self.m))

    def contraries(self, points: Sequence[Term] = ()) -> tuple[Fact, ...]:
        l, m = line_of(self.l), line_of(self.m)
        if isinstance(l, Line) and isinstance(m, Line):
            if set(l.args) & set(m.args):  # they are one line
                P, Q, R, *_ = dict.fromkeys((*l.args, *m.args, None))
                return (simple.Simple(Polygon((P, Q, R))),) if R is not None else ()
            ways = product((Ray(l.A, l.B), Ray(l.B, l.A)), (Ray(m.A, m.B), Ray(m.B, m.A)))
            return tuple(RaysMeet(a, b) for a, b in ways)
        # A line that has no points of its own may still part those of the other.
        return tuple(OppositeSides(*x.args, y) for x, y in ((l, m), (m, l)) if isinstance(x, Line))
