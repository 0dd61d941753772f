"""Triangles on a given side, by two more of their sides and angles."""

from __future__ import annotations

from typing import Any

import numpy as np

from geodsl.constructions.circumcircle import flat
from geodsl.constructions.on_side import OnSide, directed
from geodsl.facts.angle_value import AngleValue
from geodsl.facts.equal_angles import EqualAngles
from geodsl.facts.equal_lengths import EqualLengths
from geodsl.facts.length_value import LengthValue
from geodsl.facts.points import ends
from geodsl.instances import Instances
from geodsl.language.term import Fact, Term
from geodsl.numeric import distance, turn, unit
from geodsl.objects import Angle, Segment
from geodsl.units import DEGREES

__all__ = ["TriangleByAngleAndSide", "TriangleByAngles", "TriangleBySides"]


class _ByParts(OnSide):
    makes = "point"

    def canonical(self) -> tuple[Any, ...]:
        return (directed(self.s), *(part.key for part in self.args[1:]))

    def cramped(self, at: Instances) -> Any:
        s = at.segment(self.s)
        return flat(at, s.a, s.b, self.place(at))


class TriangleBySides(_ByParts):
    """The third corner, left of AB, by AC and BC: `C = triangle on AB of sides 5 and 6`."""

    phrases = ("triangle on {s: segment} of sides {u: length} and {v: length}",)

    def place(self, at: Instances) -> Any:
        s, u, v = at.segment(self.s), at.length(self.u), at.length(self.v)
        side = distance(s.a, s.b)
        along = (side * side + u * u - v * v) / (2.0 * side)
        return s.a + unit(s.b - s.a) * (along + 1j * np.sqrt(u * u - along * along))

    def brings(self, C: Term) -> tuple[Fact, ...]:
        A, B = ends(self.s)
        return _long(Segment(A, C), self.u), _long(Segment(B, C), self.v)


class TriangleByAngles(_ByParts):
    """The third corner, left of AB, by the angles at A and B: `C = triangle on AB of angles 40° and 60°`."""

    phrases = ("triangle on {s: segment} of angles {x: degrees} and {y: degrees}",)

    def place(self, at: Instances) -> Any:
        s, x, y = at.segment(self.s), at.number(self.x), at.number(self.y)
        return s.a + (s.b - s.a) * turn(x) * np.sin(y) / np.sin(x + y)

    def brings(self, C: Term) -> tuple[Fact, ...]:
        A, B = ends(self.s)
        return _wide(Angle(B, A, C), self.x), _wide(Angle(A, B, C), self.y)

    def cramped(self, at: Instances) -> Any:
        """Arms that make 180° together are parallel, and beyond that they meet on the other side."""
        both = at.number(self.x) + at.number(self.y)
        return ~(both < np.radians(180.0 - DEGREES)) | super().cramped(at)


class TriangleByAngleAndSide(_ByParts):
    """The third corner, left of AB, by the angle at A and AC: `C = triangle on AB of angle 50° and side 6`."""

    phrases = ("triangle on {s: segment} of angle {x: degrees} and side {u: length}",)

    def place(self, at: Instances) -> Any:
        s = at.segment(self.s)
        return s.a + unit(s.b - s.a) * turn(at.number(self.x)) * at.length(self.u)

    def brings(self, C: Term) -> tuple[Fact, ...]:
        A, B = ends(self.s)
        return _wide(Angle(B, A, C), self.x), _long(Segment(A, C), self.u)


def _long(s: Segment, v: Term) -> Fact:
    return EqualLengths(s, v) if v.makes == "segment" else LengthValue(s, v)


def _wide(a: Angle, v: Term) -> Fact:
    return EqualAngles(a, v) if v.makes == "angle" else AngleValue(a, v)
