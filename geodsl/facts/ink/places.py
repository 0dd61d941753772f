"""Whether two things of a figure are in one place: ink is compared by where it is, not by what it is called."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np

from geodsl.facts.points import arms
from geodsl.instances import Instances
from geodsl.language.term import Term
from geodsl.numeric import plane
from geodsl.objects import Polygon

__all__ = [
    "anywhere",
    "covered",
    "parts",
    "same_angle",
    "same_corner",
    "same_line",
    "same_place",
    "same_segment",
]

_NEAR = 1e-6  # share of the figure within which two places are one


def anywhere(masks: Iterable[Any], at: Instances) -> Any:
    """Where at least one of some masks holds."""
    out = np.zeros(at.n, dtype=bool)
    for mask in masks:
        out = out | mask
    return out


def parts(thing: Term) -> tuple[Term, ...]:
    """The curves that a thing is drawn with."""
    return thing.sides() if isinstance(thing, Polygon) else (thing,)


def _near(at: Instances, *gaps: Any) -> Any:
    out = np.ones(at.n, dtype=bool)
    for gap in gaps:
        out = out & (np.absolute(gap) <= _NEAR * at.size)
    return out


def same_place(at: Instances, a: Term, b: Term) -> Any:
    """Where two things of one kind coincide."""
    if a.key == b.key:
        return np.ones(at.n, dtype=bool)
    if isinstance(a, Polygon) or isinstance(b, Polygon):
        return np.zeros(at.n, dtype=bool)
    x, y = at.value(a), at.value(b)
    match x, y:
        case plane.Segment(), plane.Segment():
            return same_segment(at, a, b)
        case plane.Line(), plane.Line():
            return same_line(at, a, b)
        case plane.Ray(), plane.Ray():
            return _near(at, x.origin - y.origin, (x.direction - y.direction) * at.size)
        case plane.Circle(), plane.Circle():
            return _near(at, x.center - y.center, x.radius - y.radius)
        case plane.Arc(), plane.Arc():
            first = plane.turn(x.start) - plane.turn(y.start)
            last = plane.turn(x.start + x.sweep) - plane.turn(y.start + y.sweep)
            return _near(at, x.center - y.center, x.radius - y.radius, first * at.size, last * at.size)
    if a.makes == b.makes == "point":
        return _near(at, x - y)
    return same_angle(at, a, b) if a.makes == b.makes == "angle" else np.zeros(at.n, dtype=bool)


def same_segment(at: Instances, a: Term, b: Term) -> Any:
    """Where two segments have the same ends."""
    (p, q), (r, s) = at.segment(a), at.segment(b)
    return _near(at, p - r, q - s) | _near(at, p - s, q - r)


def same_line(at: Instances, a: Term, b: Term) -> Any:
    """Where two things lie along one straight line."""
    x, y = at.line(a), at.line(b)
    offset = plane.cross(x.direction, y.origin - x.origin)
    return _near(at, offset, plane.cross(x.direction, y.direction) * at.size)


def same_angle(at: Instances, a: Term, b: Term) -> Any:
    """Where two angles have their corner and their arms in common."""
    (v, p, q), (w, r, s) = (_arms(at, x) for x in (a, b))
    straight = _near(at, (p - r) * at.size, (q - s) * at.size)
    crossed = _near(at, (p - s) * at.size, (q - r) * at.size)
    return _near(at, v - w) & (straight | crossed)


def same_corner(at: Instances, angle: Term, l: Term, m: Term) -> Any:
    """Where an angle lies between two lines: its corner is their meet, and its arms are along them."""
    v, p, q = _arms(at, angle)
    first, second = at.line(l), at.line(m)

    def along(way: Any, line: plane.Line) -> Any:
        return _near(
            at, plane.cross(way, line.direction) * at.size, plane.cross(line.direction, v - line.origin)
        )

    return (along(p, first) & along(q, second)) | (along(p, second) & along(q, first))


def _arms(at: Instances, angle: Term) -> tuple[Any, Any, Any]:
    """The corner of an angle and the directions of its arms."""
    A, B, C = (at.point(P) for P in arms(angle))
    return B, plane.unit(A - B), plane.unit(C - B)


def covered(at: Instances, segment: Term, strokes: Iterable[Term]) -> Any:
    """Where strokes lie over the whole of a segment: `BD` is drawn where `BC` is and D is on it."""
    a, b = (np.broadcast_to(z, (at.n,)) for z in at.segment(segment))
    way = b - a
    spans = [np.broadcast_to(s, (2, at.n)) for s in (_span(at, t, a, way) for t in strokes) if s is not None]
    if not spans:
        return np.zeros(at.n, dtype=bool)
    low, high = np.array(spans).transpose(1, 2, 0)
    order = np.argsort(low, axis=1)
    low, high = (np.take_along_axis(x, order, 1) for x in (low, high))
    reached = np.zeros(at.n)
    for k in range(low.shape[1]):
        reached = np.where(low[:, k] <= reached + _NEAR, np.maximum(reached, high[:, k]), reached)
    return reached >= 1.0 - _NEAR


def _span(at: Instances, stroke: Term, a: Any, way: Any) -> Any:
    """From where to where a stroke covers the line from `a` along `way`; an empty span off that line."""
    value = at.value(stroke)
    if not isinstance(value, plane.Segment | plane.Ray | plane.Line):
        return None
    start, far = value.origin, value.direction

    def along(z: Any) -> Any:
        return plane.dot(z - a, way) / np.absolute(way) ** 2

    on = _near(
        at, plane.cross(way, start - a) / np.absolute(way), plane.cross(plane.unit(way), far) * at.size
    )
    ahead = plane.dot(far, way) > 0
    if isinstance(value, plane.Segment):
        ends = along(value.a), along(value.b)
        low, high = np.minimum(*ends), np.maximum(*ends)
    elif isinstance(value, plane.Ray):
        low = np.where(ahead, along(start), -np.inf)
        high = np.where(ahead, np.inf, along(start))
    else:
        low, high = -np.inf, np.inf
    return np.where(on, low, np.inf), np.where(on, high, -np.inf)
