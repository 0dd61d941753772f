"""Lines that touch two circles, and where they touch.

The circles lie on one side of an outer tangent and on both sides of an inner one. Of each sort there are two;
the first touches the first circle to the left of the way from its centre to that of the second.
"""

from __future__ import annotations

from typing import Any, ClassVar

import numpy as np

from geodsl.constructions.center import Center
from geodsl.facts.on_circle import OnCircle
from geodsl.facts.opposite_sides import OppositeSides
from geodsl.facts.right_angle import RightAngle
from geodsl.facts.same_side import SameSide
from geodsl.facts.tangent_to import TangentTo
from geodsl.instances import Instances
from geodsl.language.term import Construction, Fact, Term
from geodsl.numeric import Line as Straight
from geodsl.numeric import distance, unit
from geodsl.objects import Angle, Line
from geodsl.units import SHARE

__all__ = [
    "InnerTangent",
    "InnerTangents",
    "InnerTouchPoints",
    "OuterTangent",
    "OuterTangents",
    "OuterTouchPoints",
    "SecondInnerTangent",
    "SecondInnerTouchPoints",
    "SecondOuterTangent",
    "SecondOuterTouchPoints",
]


class _Common(Construction):
    """`side` is 1 for an outer tangent and -1 for an inner one, `hand` 1 for the first and -1 for the second."""

    side: ClassVar[float] = 1.0
    hand: ClassVar[float] = 1.0

    def touch(self, at: Instances, hand: float) -> tuple[Any, Any]:
        """The touch points on either circle."""
        w, v = at.circle(self.w), at.circle(self.v)
        way = v.center - w.center
        share = (w.radius - self.side * v.radius) / np.absolute(way)  # the cosine of the angle at the centre
        normal = unit(way) * (share + 1j * hand * np.sqrt(1.0 - share * share))
        return w.center + w.radius * normal, v.center + self.side * v.radius * normal

    def line(self, at: Instances, hand: float) -> Straight:
        a, b = self.touch(at, hand)
        return Straight(a, unit(b - a))

    def about(self, l: Any) -> tuple[Fact, ...]:
        """What makes a line a common tangent of this sort."""
        O, K = Center(self.w), Center(self.v)
        apart = SameSide(O, K, l) if self.side > 0 else OppositeSides(O, K, l)
        return TangentTo(l, self.w), TangentTo(l, self.v), apart

    def cramped(self, at: Instances) -> Any:
        w, v = at.circle(self.w), at.circle(self.v)
        gap, depth = distance(w.center, v.center), w.radius - self.side * v.radius
        # From one touch point to the other; not a number where the circles lie too close.
        return ~(np.sqrt(gap * gap - depth * depth) > SHARE * at.size)


class _Line(_Common):
    makes = "line"

    def place(self, at: Instances) -> Straight:
        return self.line(at, self.hand)

    def brings(self, l: Term) -> tuple[Fact, ...]:
        return self.about(l)


class _Lines(_Common):
    makes = ("line", "line")

    def place(self, at: Instances) -> tuple[Straight, Straight]:
        return self.line(at, 1.0), self.line(at, -1.0)

    def brings(self, l: Term, m: Term) -> tuple[Fact, ...]:
        return *self.about(l), *self.about(m)


class _Points(_Common):
    makes = ("point", "point")

    def place(self, at: Instances) -> tuple[Any, Any]:
        return self.touch(at, self.hand)

    def brings(self, A: Term, B: Term) -> tuple[Fact, ...]:
        # Tangency and the circles alone fix the points only as double roots; the radii fix them plainly.
        O, K = Center(self.w), Center(self.v)
        touch = OnCircle(A, self.w), OnCircle(B, self.v)
        return *touch, *self.about(Line(A, B)), RightAngle(Angle(O, A, B)), RightAngle(Angle(A, B, K))


class OuterTangent(_Line):
    """The left outer common tangent of two circles: `outer common tangent l of w and v`."""

    phrases = (
        "outer common tangent {self} of {w: circle} and {v: circle}",
        "external common tangent {self} of {w: circle} and {v: circle}",
    )


class SecondOuterTangent(_Line):
    """The right outer common tangent of two circles: `second outer common tangent l of w and v`."""

    phrases = (
        "second outer common tangent {self} of {w: circle} and {v: circle}",
        "second external common tangent {self} of {w: circle} and {v: circle}",
    )
    hand = -1.0


class OuterTangents(_Lines):
    """Both outer common tangents of two circles, the left one first: `l, m = outer common tangents of w and v`."""

    phrases = (
        "outer common tangents of {w: circle} and {v: circle}",
        "external common tangents of {w: circle} and {v: circle}",
    )


class OuterTouchPoints(_Points):
    """Where the left outer common tangent touches: `A, B = outer common tangent of w and v`, A on w and B on v."""

    phrases = (
        "outer common tangent of {w: circle} and {v: circle}",
        "external common tangent of {w: circle} and {v: circle}",
        "touch points of outer common tangent of {w: circle} and {v: circle}",
    )


class SecondOuterTouchPoints(_Points):
    """Where the right outer common tangent touches: `A, B = second outer common tangent of w and v`."""

    phrases = (
        "second outer common tangent of {w: circle} and {v: circle}",
        "second external common tangent of {w: circle} and {v: circle}",
        "touch points of second outer common tangent of {w: circle} and {v: circle}",
    )
    hand = -1.0


class InnerTangent(_Line):
    """The inner common tangent that touches the first circle on the left: `inner common tangent l of w and v`."""

    phrases = (
        "inner common tangent {self} of {w: circle} and {v: circle}",
        "internal common tangent {self} of {w: circle} and {v: circle}",
    )
    side = -1.0


class SecondInnerTangent(_Line):
    """The inner common tangent that touches the first circle on the right.

    It is written `second inner common tangent l of w and v`.
    """

    phrases = (
        "second inner common tangent {self} of {w: circle} and {v: circle}",
        "second internal common tangent {self} of {w: circle} and {v: circle}",
    )
    side, hand = -1.0, -1.0


class InnerTangents(_Lines):
    """Both inner common tangents of two circles: `l, m = inner common tangents of w and v`."""

    phrases = (
        "inner common tangents of {w: circle} and {v: circle}",
        "internal common tangents of {w: circle} and {v: circle}",
    )
    side = -1.0


class InnerTouchPoints(_Points):
    """Where the first inner common tangent touches: `A, B = inner common tangent of w and v`, A on w and B on v."""

    phrases = (
        "inner common tangent of {w: circle} and {v: circle}",
        "internal common tangent of {w: circle} and {v: circle}",
        "touch points of inner common tangent of {w: circle} and {v: circle}",
    )
    side = -1.0


class SecondInnerTouchPoints(_Points):
    """Where the second inner common tangent touches: `A, B = second inner common tangent of w and v`."""

    phrases = (
        "second inner common tangent of {w: circle} and {v: circle}",
        "second internal common tangent of {w: circle} and {v: circle}",
        "touch points of second inner common tangent of {w: circle} and {v: circle}",
    )
    side, hand = -1.0, -1.0
