"""Points of a triangle that come in pairs: isogonal and isotomic conjugates."""

from __future__ import annotations

from typing import Any

import numpy as np

from geodsl.constructions.circumcircle import flat
from geodsl.constructions.corners import corners, shares
from geodsl.constructions.intersection import MeetLines
from geodsl.facts.equal_angles import EqualAngles
from geodsl.facts.equal_lengths import EqualLengths
from geodsl.instances import Instances
from geodsl.language.term import Construction, Fact, Term
from geodsl.numeric import dot
from geodsl.objects import Angle, Line, Segment
from geodsl.units import SHARE

__all__ = ["IsogonalConjugate", "IsotomicConjugate"]


class _Conjugate(Construction):
    """The point whose barycentric coordinates are the reciprocals of P's, times the weights of the corners."""

    makes = "point"

    def weights(self, a: Any, b: Any, c: Any) -> tuple[Any, Any, Any]:
        raise TypeError(f"{type(self).__name__} has no weights")

    def place(self, at: Instances) -> Any:
        a, b, c = at.vertices(self.p)
        x, y, z = shares(at.point(self.P), a, b, c)
        k, m, n = self.weights(a, b, c)
        u, v, w = k * y * z, m * z * x, n * x * y
        return (u * a + v * b + w * c) / (u + v + w)

    def cramped(self, at: Instances) -> Any:
        """On a side all of them would be the corner across, and outside they run away."""
        a, b, c = at.vertices(self.p)
        x, y, z = shares(at.point(self.P), a, b, c)
        return flat(at, a, b, c) | ~(np.minimum(np.minimum(x, y), z) > SHARE)


class IsogonalConjugate(_Conjugate):
    """Where the mirror images of AP, BP, CP in the bisectors meet: `Q = isogonal conjugate of P in ABC`.

    P lies inside the triangle.
    """

    phrases = ("isogonal conjugate of {P: point} in {p: triangle}",)

    def weights(self, a: Any, b: Any, c: Any) -> tuple[Any, Any, Any]:
        return dot(c - b, c - b), dot(a - c, a - c), dot(b - a, b - a)

    def brings(self, Q: Term) -> tuple[Fact, ...]:
        P, (A, B, C) = self.P, corners(self.p)
        return tuple(
            EqualAngles(Angle(left, apex, P), Angle(Q, apex, right))
            for left, apex, right in ((B, A, C), (C, B, A))
        )


class IsotomicConjugate(_Conjugate):
    """Where the cevians to the reflected feet meet: `Q = isotomic conjugate of P in ABC`.

    The feet of AP, BP, CP are reflected in the middles of their sides; P lies inside the triangle.
    """

    phrases = ("isotomic conjugate of {P: point} in {p: triangle}",)

    def weights(self, a: Any, b: Any, c: Any) -> tuple[Any, Any, Any]:
        return 1.0, 1.0, 1.0

    def brings(self, Q: Term) -> tuple[Fact, ...]:
        P, (A, B, C) = self.P, corners(self.p)
        found = []
        for left, apex, right in ((B, A, C), (C, B, A)):
            side = Line(left, right)
            D, E = MeetLines(Line(apex, P), side), MeetLines(Line(apex, Q), side)
            found.append(EqualLengths(Segment(left, D), Segment(E, right)))
        return tuple(found)
