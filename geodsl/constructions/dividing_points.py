"""Points that divide a segment in a way with a name: trisection, golden section, from outside, harmonically."""

from __future__ import annotations

from typing import Any

import numpy as np

from geodsl.constructions.on_side import directed
from geodsl.facts.between import Between
from geodsl.facts.divides import Divides
from geodsl.facts.on_line import OnLine
from geodsl.facts.on_segment import OnSegment
from geodsl.facts.points import ends, line_of
from geodsl.facts.same_ratio import SameRatio
from geodsl.instances import Instances
from geodsl.language.term import Construction, Fact, Term
from geodsl.numeric import distance, dot
from geodsl.objects import Num, Proportion, Segment
from geodsl.units import SHARE

__all__ = ["ExternalDivision", "GoldenSection", "HarmonicConjugate", "TrisectionPoints"]

GOLDEN = (np.sqrt(5.0) - 1.0) / 2.0


class _Dividing(Construction):
    def canonical(self) -> tuple[Any, ...]:
        return (directed(self.s), *(a.key for a in self.args if a is not self.s))

    def cramped(self, at: Instances) -> Any:
        return at.length(self.s) < SHARE * at.size


class TrisectionPoints(_Dividing):
    """The two points that cut a segment into thirds: `C, D = trisection points of AB`."""

    phrases = ("trisection points of {s: segment}", "points trisecting {s: segment}")
    makes = ("point", "point")

    def place(self, at: Instances) -> tuple[Any, Any]:
        a, b = at.segment(self.s)
        return (2.0 * a + b) / 3.0, (a + 2.0 * b) / 3.0

    def brings(self, C: Term, D: Term) -> tuple[Fact, ...]:
        one, two = Num(1.0, "number"), Num(2.0, "number")
        return Divides(C, self.s, Proportion((one, two))), Divides(D, self.s, Proportion((two, one)))


class GoldenSection(_Dividing):
    """The point P with AB : AP = AP : PB, nearer to B: `P = golden section of AB`."""

    phrases = ("golden section of {s: segment}", "golden section point of {s: segment}")
    makes = "point"

    def place(self, at: Instances) -> Any:
        a, b = at.segment(self.s)
        return a + GOLDEN * (b - a)

    def brings(self, P: Term) -> tuple[Fact, ...]:
        A, B = ends(self.s)
        long = Segment(A, P)
        return OnSegment(P, self.s), SameRatio(Proportion((self.s, long)), Proportion((long, Segment(P, B))))


class ExternalDivision(_Dividing):
    """The point P of line AB outside the segment with AP : PB as given.

    It is written `P = point dividing AB externally in ratio 3 : 1`.
    """

    phrases = (
        "point dividing {s: segment} externally in ratio {p: proportion}",
        "point dividing {s: segment} externally in {p: proportion}",
    )
    makes = "point"

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        if isinstance(self.p, Proportion):
            if len(self.p.parts) != 2:
                raise ValueError("a segment is divided in a ratio of two parts")
            if self.p.parts[0] == self.p.parts[1]:
                raise ValueError("no point outside a segment is equally far from its ends")

    def place(self, at: Instances) -> Any:
        a, b = at.segment(self.s)
        first, second = at.value(self.p)
        return (first * b - second * a) / (first - second)

    def brings(self, P: Term) -> tuple[Fact, ...]:
        A, B = ends(self.s)
        where: Fact = OnLine(P, line_of(self.s))
        parts = self.p.parts if isinstance(self.p, Proportion) else ()
        if parts and all(isinstance(x, Num) for x in parts):
            where = Between(B, A, P) if parts[0].value > parts[1].value else Between(A, B, P)
        return where, SameRatio(Proportion((Segment(A, P), Segment(P, B))), self.p)

    def cramped(self, at: Instances) -> Any:
        first, second = at.value(self.p)
        far = distance(self.place(at), at.segment(self.s).a) > 3.0 * at.size
        return super().cramped(at) | far | ~(first * second > 0.0)


class HarmonicConjugate(_Dividing):
    """The point Q of line AB with QA : QB = PA : PB, inside where P is outside.

    It is written `Q = harmonic conjugate of P in AB`; P lies on the line AB.
    """

    phrases = (
        "harmonic conjugate of {P: point} in {s: segment}",
        "fourth harmonic of {P: point} in {s: segment}",
    )
    makes = "point"

    def place(self, at: Instances) -> Any:
        a, b = at.segment(self.s)
        p = at.point(self.P)
        # How far along AB the point is, from the middle and in halves of AB: the conjugate is at 1 / t.
        middle, half = (a + b) / 2.0, (b - a) / 2.0
        return middle + half * dot(half, half) / dot(half, p - middle)

    def brings(self, Q: Term) -> tuple[Fact, ...]:
        A, B = ends(self.s)
        line = line_of(self.s)
        apart = Proportion((Segment(Q, A), Segment(Q, B)))
        return (
            OnLine(self.P, line),
            OnLine(Q, line),
            SameRatio(apart, Proportion((Segment(self.P, A), Segment(self.P, B)))),
        )

    def cramped(self, at: Instances) -> Any:
        """Near the middle of AB the conjugate is far away."""
        s, p = at.segment(self.s), at.point(self.P)
        middle = distance(p, (s.a + s.b) / 2.0) < 2.0 * SHARE * at.length(self.s)
        return super().cramped(at) | middle
