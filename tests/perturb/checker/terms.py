"""What the terms inside a fact denote in a figure: points, lines, circles, arcs, angles, polygons."""

from __future__ import annotations

import cmath
import math
from collections.abc import Callable
from typing import Any

from tests.perturb.checker import centres
from tests.perturb.checker.figure import Figure, Unknown
from tests.perturb.checker.plane import (
    Bow,
    Directed,
    HalfLine,
    Piece,
    Round,
    Straight,
    angle,
    bisector,
    foot,
    halfway,
    meet,
    mirrored,
    outer_bisector,
    over,
    round_through,
    through,
    unit,
    upright,
)

Term = dict[str, Any]


def arguments(term: Term) -> list[Any]:
    return term.get("args", [])


def thing(fig: Figure, term: Term) -> Any:
    """The point or curve that a term denotes."""
    kind, args = term.get("kind", "?"), arguments(term)
    if kind == "Ref":
        return fig.curve(args[0])
    place = THINGS.get(kind)
    if place is None:
        raise Unknown(kind)
    return place(fig, *args)


def _as(fig: Figure, term: Term, noun: str, *types: type) -> Any:
    found = thing(fig, term)
    if not isinstance(found, types):
        raise Unknown(f"{term.get('kind')} as {noun}")
    return found


def point(fig: Figure, term: Term) -> complex:
    return _as(fig, term, "a point", complex)


def points(fig: Figure, terms: list[Term]) -> list[complex]:
    return [point(fig, t) for t in terms]


def line(fig: Figure, term: Term) -> Directed:
    """A line, or what lies along one."""
    return _as(fig, term, "a line", Straight, HalfLine, Piece)


def piece(fig: Figure, term: Term) -> Piece:
    return _as(fig, term, "a segment", Piece)


def ray(fig: Figure, term: Term) -> HalfLine:
    return _as(fig, term, "a ray", HalfLine)


def arc(fig: Figure, term: Term) -> Bow:
    return _as(fig, term, "an arc", Bow)


def circle(fig: Figure, term: Term) -> Round:
    """A circle, or the one that an arc is part of."""
    found = _as(fig, term, "a circle", Round, Bow)
    return Round(found.o, found.r)


def corners(fig: Figure, term: Term) -> list[complex]:
    if term.get("kind") != "Polygon":
        raise Unknown(f"{term.get('kind')} as a polygon")
    return points(fig, arguments(term)[0])


def arms(fig: Figure, term: Term) -> tuple[complex, complex, complex]:
    """An angle by a point on one arm, its corner, and a point on the other arm."""
    if term.get("kind") != "Angle":
        raise Unknown(f"{term.get('kind')} as an angle")
    a, b, c = points(fig, arguments(term))
    return a, b, c


def degrees(fig: Figure, term: Term) -> float:
    return angle(*arms(fig, term))


def value(fig: Figure, term: Term) -> float:
    """A number without regard to its dimension."""
    from tests.perturb.checker.quantities import quantity  # they are made of one another

    return quantity(fig, term)[0]


def parts(fig: Figure, proportion: Term) -> list[float]:
    if proportion.get("kind") != "Proportion":
        raise Unknown(f"{proportion.get('kind')} as a proportion")
    return [value(fig, t) for t in arguments(proportion)[0]]


def _divided(fig: Figure, s: Term, p: Term, sign: float) -> complex:
    """The point with AP : PB as given, inside (1) or outside (-1) the segment."""
    (a, b), (first, second) = piece(fig, s), parts(fig, p)
    return a + (b - a) * over(first, first + sign * second)


def from_corner(fig: Figure, corner: Term, polygon: Term) -> centres.Triangle:
    """A triangle's corners from a given one on."""
    a, found = point(fig, corner), corners(fig, polygon)
    k = min(range(3), key=lambda i: abs(found[i] - a))
    return found[k], found[(k + 1) % 3], found[(k + 2) % 3]


def _bisector_segment(fig: Figure, corner: Term, polygon: Term) -> Piece:
    a, b, c = from_corner(fig, corner, polygon)
    return Piece(a, meet(bisector(b, a, c), through(b, c)))


def _altitude(fig: Figure, corner: Term, polygon: Term) -> Piece:
    a, b, c = from_corner(fig, corner, polygon)
    return Piece(a, foot(a, through(b, c)))


def _median(fig: Figure, corner: Term, polygon: Term) -> Piece:
    a, b, c = from_corner(fig, corner, polygon)
    return Piece(a, halfway(b, c))


def _touching_all(fig: Figure, polygon: Term) -> Round:
    """The circle inside a triangle or a tangential quadrilateral: bisectors of neighbouring angles meet."""
    c = corners(fig, polygon)
    o = meet(bisector(c[-1], c[0], c[1]), bisector(c[0], c[1], c[2]))
    return Round(o, abs(o - foot(o, through(c[0], c[1]))))


def _turned(fig: Figure, p: Term, o: Term, a: Term, sign: float) -> complex:
    center = point(fig, o)
    return center + (point(fig, p) - center) * cmath.rect(1.0, sign * math.radians(value(fig, a)))


def _bow(w: Round, a: complex, b: complex) -> Bow:
    start, end = cmath.phase(a - w.o), cmath.phase(b - w.o)
    return Bow(w.o, w.r, start, (end - start) % math.tau)


def _arc(fig: Figure, first: Term, last: Term, w: Term, wanted: str) -> Bow:
    a, b, circ = point(fig, first), point(fig, last), circle(fig, w)
    bow = _bow(circ, a, b)
    swap = {"minor": bow.sweep > math.pi, "major": bow.sweep < math.pi}.get(wanted, False)
    return _bow(circ, b, a) if swap else bow


def _radical_axis(w: Round, v: Round) -> Straight:
    """The points from which the tangents to both circles are equally long, on the line of centres first."""
    way = unit(v.o - w.o)
    gap = abs(v.o - w.o)
    # |z|² - r² = |gap - z|² - s² for the distance z from the first centre
    z = over(gap * gap + w.r * w.r - v.r * v.r, 2 * gap)
    return upright(w.o + z * way, way)


def _ray_at(fig: Figure, b: Term, v: Term, a: Term) -> HalfLine:
    """A ray at an angle from another: on which side, the term doesn't say."""
    corner, size = point(fig, b), math.radians(value(fig, v))
    sign = -1.0 if fig.fork() else 1.0
    return HalfLine(corner, unit(point(fig, a) - corner) * cmath.rect(1.0, sign * size))


def _line_at(fig: Figure, p: Term, v: Term, l: Term) -> Straight:
    return Straight(point(fig, p), line(fig, l).way * cmath.rect(1.0, math.radians(value(fig, v))))


def _on(w: Round, p: complex, sign: float) -> complex:
    """Where the line from the centre through a point meets a circle."""
    return w.o + sign * w.r * unit(p - w.o)


def _half_round(s: Piece) -> Bow:
    """The half circle to the left of a diameter AB: counterclockwise from B to A."""
    o = halfway(s.a, s.b)
    return Bow(o, abs(s.b - s.a) / 2, cmath.phase(s.b - o), math.pi)


def _inverse(w: Round, p: complex) -> complex:
    way = p - w.o
    return w.o + unit(way) * over(w.r * w.r, abs(way))


def _spot(rule: Callable[[complex, complex, complex], complex]) -> Callable[..., complex]:
    return lambda f, p: rule(*corners(f, p))


def _end(found: Any) -> complex:
    return found.a if isinstance(found, Piece) else found.spot(0.0) if isinstance(found, Bow) else found.at


THINGS: dict[str, Callable[..., Any]] = {
    # points
    "CenterPoint": lambda f, w: circle(f, w).o,
    "Center": lambda f, w: circle(f, w).o,
    "StartPoint": lambda f, s: _end(thing(f, s)),
    "EndPoint": lambda f, s: piece(f, s).b,
    "MiddlePoint": lambda f, s: halfway(*piece(f, s)),
    "Midpoint": lambda f, s: halfway(*piece(f, s)),
    "Mean": lambda f, ps: sum(points(f, ps)) / len(ps),
    "VertexCentroid": lambda f, p: sum(corners(f, p)) / len(corners(f, p)),
    "PolygonCenter": lambda f, p: sum(corners(f, p)) / len(corners(f, p)),
    "Circumcenter": lambda f, p: round_through(*corners(f, p)[:3]).o,
    "Excenter": lambda f, p, a: centres.excenter(*from_corner(f, a, p)),
    "Foot": lambda f, p, l: foot(point(f, p), line(f, l)),
    "MeetLines": lambda f, l, m: meet(line(f, l), line(f, m)),
    "DividingPoint": lambda f, s, p: _divided(f, s, p, 1.0),
    "DivisionPoint": lambda f, s, p: _divided(f, s, p, 1.0),
    "DividedWithout": lambda f, s, p: _divided(f, s, p, -1.0),
    "ExternalDivision": lambda f, s, p: _divided(f, s, p, -1.0),
    "PointAlong": lambda f, r, d: line(f, r).at + value(f, d) * line(f, r).way,
    "Extension": lambda f, s, d: piece(f, s).b + value(f, d) * piece(f, s).way,
    "ArcStart": lambda f, a: arc(f, a).spot(0.0),
    "ArcMidpoint": lambda f, a: arc(f, a).spot(0.5),
    "ArcEnd": lambda f, a: arc(f, a).spot(1.0),
    "Antipode": lambda f, a, w: 2 * circle(f, w).o - point(f, a),
    "NearestOnCircle": lambda f, w, p: _on(circle(f, w), point(f, p), 1.0),
    "FarthestOnCircle": lambda f, w, p: _on(circle(f, w), point(f, p), -1.0),
    "Inverse": lambda f, p, w: _inverse(circle(f, w), point(f, p)),
    "Homothety": lambda f, p, o, k: point(f, o) + value(f, k) * (point(f, p) - point(f, o)),
    "Rotation": lambda f, p, o, a: _turned(f, p, o, a, 1.0),
    "ClockwiseRotation": lambda f, p, o, a: _turned(f, p, o, a, -1.0),
    "Translation": lambda f, p, a, b: point(f, p) + point(f, b) - point(f, a),
    "ReflectionInPoint": lambda f, p, o: 2 * point(f, o) - point(f, p),
    "ReflectionInLine": lambda f, p, l: mirrored(point(f, p), line(f, l)),
    "TouchPoint": lambda f, w, l: foot(circle(f, w).o, line(f, l)),
    "PointAt": lambda f, c: complex(*(value(f, x) for x in c)),
    # lines, rays, segments
    "Line": lambda f, a, b: through(point(f, a), point(f, b)),
    "LineThrough": lambda f, a, b: through(point(f, a), point(f, b)),
    "Ray": lambda f, a, b: HalfLine(*through(point(f, a), point(f, b))),
    "RayFrom": lambda f, a, b: HalfLine(*through(point(f, a), point(f, b))),
    "RayAt": _ray_at,
    "Segment": lambda f, a, b: Piece(point(f, a), point(f, b)),
    "SegmentFrom": lambda f, a, b: Piece(point(f, a), point(f, b)),
    "ParallelThrough": lambda f, p, l: Straight(point(f, p), line(f, l).way),
    "PerpendicularThrough": lambda f, p, l: upright(point(f, p), line(f, l).way),
    "PerpendicularBisector": lambda f, s: upright(halfway(*piece(f, s)), piece(f, s).way),
    "InnerBisector": lambda f, a: bisector(*arms(f, a)),
    "OuterBisector": lambda f, a: outer_bisector(*arms(f, a)),
    "LineAtAngle": _line_at,
    "Tangent": lambda f, w, a: upright(point(f, a), unit(point(f, a) - circle(f, w).o)),
    "Polar": lambda f, p, w: upright(_inverse(circle(f, w), point(f, p)), unit(point(f, p) - circle(f, w).o)),
    "RadicalAxis": lambda f, w, v: _radical_axis(circle(f, w), circle(f, v)),
    "EulerLine": lambda f, p: through(centres.centroid(*corners(f, p)), centres.circumcenter(*corners(f, p))),
    "Median": _median,
    "Altitude": _altitude,
    "BisectorSegment": _bisector_segment,
    # circles and arcs
    "Circumcircle": lambda f, p: round_through(*corners(f, p)[:3]),
    "Incircle": _touching_all,
    "Excircle": lambda f, p, a: centres.excircle(*from_corner(f, a, p)),
    "NinePointCircle": lambda f, p: round_through(*centres.medial(*corners(f, p))),
    "SpiekerCircle": lambda f, p: centres.incircle(*centres.medial(*corners(f, p))),
    "CircleByRadius": lambda f, o, r: Round(point(f, o), value(f, r)),
    "CircleByPoint": lambda f, o, a: Round(point(f, o), abs(point(f, a) - point(f, o))),
    "CircleByDiameter": lambda f, s: Round(halfway(*piece(f, s)), abs(piece(f, s).b - piece(f, s).a) / 2),
    "CircleByPoints": lambda f, ps: round_through(*points(f, ps)),
    "ConcentricRadius": lambda f, w, r: Round(circle(f, w).o, value(f, r)),
    "ConcentricThrough": lambda f, w, a: Round(circle(f, w).o, abs(point(f, a) - circle(f, w).o)),
    "ArcFrom": lambda f, a, b, w: _arc(f, a, b, w, "as written"),
    "MinorArc": lambda f, a, b, w: _arc(f, a, b, w, "minor"),
    "MajorArc": lambda f, a, b, w: _arc(f, a, b, w, "major"),
    "Semicircle": lambda f, s: _half_round(piece(f, s)),
    "HalfDisc": lambda f, s: _half_round(piece(f, s)),  # what runs round it, but for its diameter
    **{name: _spot(rule) for name, rule in centres.SPOTS.items()},
}
"""What each kind of term makes of its arguments; `Ref` stands for itself, numbers are in `quantities`."""
