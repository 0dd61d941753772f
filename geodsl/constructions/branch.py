"""Which of two points is meant."""

from __future__ import annotations

from typing import Any

import numpy as np

from geodsl.constructions.center import Center
from geodsl.facts.inside_circle import InsideCircle
from geodsl.facts.opposite_sides import OppositeSides
from geodsl.facts.outside_circle import OutsideCircle
from geodsl.facts.same_side import SameSide
from geodsl.instances import Instances
from geodsl.language.term import Construction, Fact, Term
from geodsl.numeric import distance, offset, value
from geodsl.units import SHARE

__all__ = [
    "AcrossFrom",
    "BeyondCircle",
    "Farther",
    "FirstOf",
    "Nearer",
    "OnMinorArc",
    "OnSideOf",
    "OtherThan",
    "SecondOf",
    "WithinCircle",
]


class _Branch(Construction):
    """The candidate with the higher score; one that doesn't exist loses."""

    makes = "point"

    def score(self, at: Instances, point: Any) -> Any:
        raise TypeError(f"{type(self).__name__} has no score")

    def scores(self, at: Instances) -> tuple[Any, Any]:
        """Both candidates' scores in plain numbers, nan where there is no candidate."""
        first, second = at.value(self.c)
        return value(self.score(at, first)), value(self.score(at, second))

    def place(self, at: Instances) -> Any:
        first, second = at.value(self.c)
        one, other = self.scores(at)
        return np.where((one >= other) | np.isnan(other), first, second)

    def brings(self, P: Term) -> tuple[Fact, ...]:
        return self.c.brings(P)


class _Closest(_Branch):
    def cramped(self, at: Instances) -> Any:
        """Where both are about equally far away."""
        one, other = self.scores(at)
        return np.absolute(one - other) < SHARE * at.size


class Nearer(_Closest):
    """The one nearer to a point: `P = intersection of l and w nearer A`."""

    phrases = ("{c: choice} nearer {A: point}", "{c: choice} nearer to {A: point}")

    def score(self, at: Instances, point: Any) -> Any:
        return -distance(point, at.point(self.A))


class Farther(_Closest):
    """The one farther from a point: `P = intersection of l and w farther from A`."""

    phrases = ("{c: choice} farther from {A: point}", "{c: choice} farther {A: point}")

    def score(self, at: Instances, point: Any) -> Any:
        return distance(point, at.point(self.A))


class OtherThan(_Branch):
    """The one that isn't A, which is the other: `P = intersection of AB and w other than A`."""

    phrases = ("{c: choice} other than {A: point}",)

    def score(self, at: Instances, point: Any) -> Any:
        return distance(point, at.point(self.A))

    def cramped(self, at: Instances) -> Any:
        """Where neither of the points is the one that is left out, or both nearly are."""
        one, other = self.scores(at)
        near, far = np.fmin(one, other), np.fmax(one, other)
        return ~(near <= 1e-6 * at.size) | (far < SHARE * at.size)


class _Apart(_Branch):
    """The score of the one is positive, that of the other isn't."""

    def cramped(self, at: Instances) -> Any:
        """Where neither of the points lies there, both do, or one nearly does."""
        one, other = self.scores(at)
        best, rest = np.fmax(one, other), np.minimum(one, other)
        return ~(best >= SHARE * at.size) | (rest > 1e-6 * at.size)


def _beside(at: Instances, point: Any, l: Any, A: Any) -> Any:
    """How far a point is from a line, positive on the side of A."""
    line = at.line(l)
    return offset(point, line) * np.sign(offset(A, line))


class OnSideOf(_Apart):
    """The one on A's side of a line: `P = intersection of w and v on same side of BC as A`."""

    phrases = ("{c: choice} on same side of {l: line} as {A: point}",)

    def score(self, at: Instances, point: Any) -> Any:
        return _beside(at, point, self.l, at.point(self.A))

    def brings(self, P: Term) -> tuple[Fact, ...]:
        return (*super().brings(P), SameSide(P, self.A, self.l))


class AcrossFrom(_Apart):
    """The one that a line parts from A: `P = intersection of w and v on other side of BC from A`."""

    phrases = (
        "{c: choice} on other side of {l: line} from {A: point}",
        "{c: choice} on opposite side of {l: line} from {A: point}",
    )

    def score(self, at: Instances, point: Any) -> Any:
        return -_beside(at, point, self.l, at.point(self.A))

    def brings(self, P: Term) -> tuple[Fact, ...]:
        return (*super().brings(P), OppositeSides(P, self.A, self.l))


class OnMinorArc(_Apart):
    """The one on a chord's shorter arc: `P = intersection of l and w on minor arc BC of w`."""

    phrases = ("{c: choice} on minor arc {s: segment} of {w: circle}",)

    def score(self, at: Instances, point: Any) -> Any:
        return -_beside(at, point, self.s, at.circle(self.w).center)

    def brings(self, P: Term) -> tuple[Fact, ...]:
        return (*super().brings(P), OppositeSides(P, Center(self.w), self.s))


class WithinCircle(_Apart):
    """The one inside a circle: `P = intersection of l and v inside w`."""

    phrases = ("{c: choice} inside {w: circle}",)

    def score(self, at: Instances, point: Any) -> Any:
        w = at.circle(self.w)
        return w.radius - distance(w.center, point)

    def brings(self, P: Term) -> tuple[Fact, ...]:
        return (*super().brings(P), InsideCircle(P, self.w))


class BeyondCircle(_Apart):
    """The one outside a circle: `P = intersection of l and v outside w`."""

    phrases = ("{c: choice} outside {w: circle}",)

    def score(self, at: Instances, point: Any) -> Any:
        w = at.circle(self.w)
        return distance(w.center, point) - w.radius

    def brings(self, P: Term) -> tuple[Fact, ...]:
        return (*super().brings(P), OutsideCircle(P, self.w))


class FirstOf(Construction):
    """The first in the order of the construction: `P = first intersection of l and w`."""

    phrases = ("first {c: choice}",)
    makes = "point"

    index = 0

    def place(self, at: Instances) -> Any:
        return at.value(self.c)[self.index]

    def brings(self, P: Term) -> tuple[Fact, ...]:
        return self.c.brings(P)


class SecondOf(FirstOf):
    """The second in the order of the construction: `P = second intersection of l and w`."""

    phrases = ("second {c: choice}",)

    index = 1
