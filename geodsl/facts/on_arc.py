"""A point lies on an arc."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from geodsl.facts.inside_circle import InsideCircle
from geodsl.facts.outside_circle import OutsideCircle
from geodsl.instances import Instances
from geodsl.language.term import Fact, Term
from geodsl.numeric import distance, turn
from geodsl.units import share

__all__ = ["OnArc"]


class OnArc(Fact):
    """A point of an arc, ends included: `P on a`, `P on arc a`."""

    phrases = ("{P: new point} on {a: arc}", "{P: new point} lies on {a: arc}")
    gap = share()

    def residual(self, at: Instances) -> Any:
        p, arc = at.point(self.P), at.value(self.a)
        spoke = (p - arc.center) * np.conjugate(turn(arc.start))
        angle = np.arctan2(spoke.imag, spoke.real)
        angle = np.where(angle < 0.0, angle + 2.0 * np.pi, angle)
        first = arc.center + arc.radius * turn(arc.start)
        last = arc.center + arc.radius * turn(arc.start + arc.sweep)
        # Beyond the ends the nearer of them counts; it is the first from half of the gap on.
        end = np.where(angle > np.pi + arc.sweep / 2.0, first, last)
        beside = distance(arc.center, p) - arc.radius
        return np.where(angle <= arc.sweep, beside, distance(end, p)) / at.size

    def loci(self, P: Term) -> tuple[Term, ...]:
        return (self.a,) if P == self.P else ()

    def contraries(self, points: Sequence[Term] = ()) -> tuple[Fact, ...]:
        # An arc's circle has no words but those that the arc is made with.
        w = getattr(self.a, "w", None)
        return (OutsideCircle(self.P, w), InsideCircle(self.P, w)) if w is not None else ()
