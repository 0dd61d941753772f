"""What lies on a curve: the fact that says so, and a test in numbers."""

from __future__ import annotations

from typing import Any

import numpy as np

from geodsl.arithmetic import Length
from geodsl.facts.equal_lengths import EqualLengths
from geodsl.facts.length_value import LengthValue
from geodsl.facts.on_arc import OnArc
from geodsl.facts.on_circle import OnCircle
from geodsl.facts.on_line import OnLine
from geodsl.facts.on_ray import OnRay
from geodsl.facts.on_segment import OnSegment
from geodsl.language.term import Fact, Term
from geodsl.numeric import plane, value

__all__ = ["cut", "lies_on", "measures", "other_end", "reaches"]

_FACTS = {"line": OnLine, "ray": OnRay, "segment": OnSegment, "circle": OnCircle, "arc": OnArc}
_EPS = 1e-9  # an end belongs to its curve in spite of rounding


def lies_on(P: Term, curve: Any) -> Fact:
    """The fact that a point lies on a curve, bounded where the curve is."""
    return _FACTS[curve.makes](P, curve)


def measures(s: Term, d: Any) -> Fact:
    """The fact that a segment has a length, said with another segment where it is one."""
    if isinstance(d, Length):
        d = d.segment
    return EqualLengths(s, d) if d.makes == "segment" else LengthValue(s, d)


def other_end(s: Any, P: Term) -> Term | None:
    """The other of two points that a line, ray or segment is named by, None where P isn't one of them."""
    ends = (getattr(s, "A", None), getattr(s, "B", None))
    if ends[0] == ends[1] or P not in ends:
        return None
    return ends[1] if ends[0] == P else ends[0]


def reaches(curve: Any, point: Any) -> Any:
    """Where a point of the whole line or circle belongs to the curve: a mask, in plain numbers."""
    z = value(point)
    match curve:
        case plane.Ray():
            origin = value(curve.origin)
            return plane.dot(value(curve.direction), z - origin) >= -_EPS * np.absolute(z - origin) - 1e-15
        case plane.Segment():
            a, b = value(curve.a), value(curve.b)
            along = plane.dot(b - a, z - a) / np.square(np.absolute(b - a))
            return (along >= -_EPS) & (along <= 1.0 + _EPS)
        case plane.Arc():
            spoke = z - value(curve.center)
            angle = np.arctan2(spoke.imag, spoke.real) - value(curve.start)
            return np.mod(angle + _EPS, 2.0 * np.pi) <= value(curve.sweep) + 2.0 * _EPS
    return np.isfinite(z)


def cut(point: Any, *curves: Any) -> Any:
    """The point where all the curves reach it, nan elsewhere."""
    for curve in curves:
        point = np.where(reaches(curve, point), point, np.nan)
    return point
