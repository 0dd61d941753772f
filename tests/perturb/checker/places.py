"""Facts about where points and curves are: on, between, inside, beside, collinear, concyclic, touching."""

from __future__ import annotations

import math
from collections.abc import Callable
from itertools import combinations

from tests.perturb.checker.figure import Figure
from tests.perturb.checker.plane import (
    Bow,
    Directed,
    HalfLine,
    Piece,
    Round,
    across,
    along,
    area,
    beside,
    between_sides,
    halfway,
    meet,
    mirrored,
    over,
    reach,
    round_through,
    within,
    worst,
)
from tests.perturb.checker.reading import Reading, closed, every, margin
from tests.perturb.checker.terms import (
    Term,
    arc,
    circle,
    corners,
    line,
    parts,
    piece,
    point,
    points,
    ray,
    thing,
)

_STRAIGHT = 1e6  # the radius of a circle through points of one line, in their distances


def off_circle(p: complex, w: Round) -> float:
    return abs(abs(p - w.o) - w.r)


def off_ray(p: complex, r: HalfLine) -> float:
    return abs(beside(p, r)) if along(r.way, p - r.at) >= 0 else abs(p - r.at)


def off_arc(p: complex, a: Bow) -> float:
    ends = min(abs(p - a.spot(0.0)), abs(p - a.spot(1.0)))
    way = p - a.o
    after = (math.atan2(way.imag, way.real) - a.start) % math.tau
    return min(ends, off_circle(p, Round(a.o, a.r))) if after <= a.sweep else ends


def depth(p: complex, polygon: list[complex]) -> float:
    """How far inside a polygon a point is, negative outside."""
    edge = min(reach(p, s) for s in between_sides(polygon))
    return edge if within(p, polygon) else -edge


def off_one_line(a: complex, b: complex, c: complex) -> float:
    """The shortest altitude of three points."""
    longest = max(abs(b - a), abs(c - b), abs(a - c))
    return abs(over(2 * area((a, b, c)), longest))


def off_one_meet(lines: tuple[Directed, Directed, Directed]) -> float:
    """Where the two lines at the largest angle meet, and how far from the third that is."""
    k, l, m = max(
        ((lines[0], lines[1], lines[2]), (lines[1], lines[2], lines[0]), (lines[2], lines[0], lines[1])),
        key=lambda x: abs(across(x[0].way, x[1].way)),
    )
    return abs(beside(meet(k, l), m))


def off_one_circle(four: tuple[complex, ...]) -> float:
    """The power of one of four points in the circle through the others, over its diameter: the least of these."""
    found = []
    for k in range(4):
        three = [four[j] for j in range(4) if j != k]
        w = round_through(*three)
        if not w.r < _STRAIGHT * max(abs(a - b) for a in three for b in three):
            continue  # three on a line have no circle
        gap = over((abs(four[k] - w.o) - w.r) * (abs(four[k] - w.o) + w.r), 2 * w.r)
        if not math.isnan(gap):
            found.append(abs(gap))
    return min(found, default=math.nan)


def _on(fig: Figure, p: Term, w: Term) -> Reading:
    return closed(off_circle(point(fig, p), circle(fig, w)) / fig.size)


def _apart(p: complex, q: complex, fig: Figure) -> Reading:
    return closed(abs(p - q) / fig.size)


def _same_side(fig: Figure, p: Term, q: Term, l: Term) -> float:
    first, second = (beside(point(fig, x), line(fig, l)) for x in (p, q))
    near = min(abs(first), abs(second))
    return (near if first * second >= 0 else -near) / fig.size


def _collinear(fig: Figure, terms: list[Term]) -> Reading:
    found = [off_one_line(*three) / fig.size for three in combinations(points(fig, terms), 3)]
    return closed(worst(found)) if len(found) == 1 else closed(worst(found)).about()


def _concurrent(fig: Figure, terms: list[Term]) -> Reading:
    lines = [line(fig, t) for t in terms]
    found = [off_one_meet(three) / fig.size for three in combinations(lines, 3)]
    return closed(worst(found)) if len(found) == 1 else closed(worst(found)).about()


def concyclic(fig: Figure, found: list[complex]) -> Reading:
    gaps = [off_one_circle(four) / fig.size for four in combinations(found, 4)]
    return closed(worst(gaps)) if len(gaps) == 1 else closed(worst(gaps)).about()


def _tangent(fig: Figure, l: Term, w: Term) -> Reading:
    o, r = circle(fig, w)
    return closed((abs(beside(o, line(fig, l))) - r) / fig.size)


def _touching(fig: Figure, w: Term, v: Term, inside: bool) -> Reading:
    (o, r), (q, s) = circle(fig, w), circle(fig, v)
    return closed((abs(q - o) - (abs(r - s) if inside else r + s)) / fig.size)


def _crosses(fig: Figure, l: Term, w: Term) -> float:
    """How much nearer than a radius a line passes the centre."""
    o, r = circle(fig, w)
    return (r - abs(beside(o, line(fig, l)))) / fig.size


def _outside_one_another(fig: Figure, w: Term, v: Term) -> float:
    (o, r), (q, s) = circle(fig, w), circle(fig, v)
    return (abs(q - o) - r - s) / fig.size


def _one_within(fig: Figure, w: Term, v: Term) -> float:
    """The room between a circle and a larger one that it lies in."""
    (o, r), (q, s) = circle(fig, w), circle(fig, v)
    return (s - r - abs(q - o)) / fig.size


def _circles_cross(fig: Figure, w: Term, v: Term) -> float:
    """They are neither apart nor one within the other: the least of what that takes."""
    inside = max(_one_within(fig, w, v), _one_within(fig, v, w))
    return -max(_outside_one_another(fig, w, v), inside)


def _chord(fig: Figure, s: Term, w: Term) -> Reading:
    return closed(worst(off_circle(z, circle(fig, w)) for z in piece(fig, s)) / fig.size)


def _diameter(fig: Figure, s: Term, w: Term) -> Reading:
    (a, b), round_ = piece(fig, s), circle(fig, w)
    return every(_apart(halfway(a, b), round_.o, fig), closed(off_circle(a, round_) / fig.size))


def _radius(fig: Figure, s: Term, w: Term) -> Reading:
    round_ = circle(fig, w)
    near, far = sorted(piece(fig, s), key=lambda z: abs(z - round_.o))
    return every(_apart(near, round_.o, fig), closed(off_circle(far, round_) / fig.size))


def inscribed(fig: Figure, p: Term, w: Term) -> Reading:
    return closed(worst(off_circle(z, circle(fig, w)) for z in corners(fig, p)) / fig.size)


def _circumscribed(fig: Figure, p: Term, w: Term) -> Reading:
    """All sides are one radius away from the centre, which is on the inner side of each."""
    found, (o, r) = corners(fig, p), circle(fig, w)
    hand = -1.0 if area(found) < 0 else 1.0
    return closed(worst(abs(hand * beside(o, s) - r) for s in between_sides(found)) / fig.size)


def _perpendicular_bisector(fig: Figure, l: Term, s: Term) -> Reading:
    """One end's mirror image is the other end; the gap along and across the line."""
    axis, (a, b) = line(fig, l), piece(fig, s)
    gap = b - mirrored(a, axis)
    return closed(worst((abs(along(axis.way, gap)), abs(across(axis.way, gap)))) / fig.size)


def _divides(fig: Figure, p: Term, s: Term, ratio: Term) -> Reading:
    (a, b), (first, second) = piece(fig, s), parts(fig, ratio)
    return _apart(point(fig, p), a + (b - a) * over(first, first + second), fig)


def _on_segment(fig: Figure, p: Term, s: Term) -> Reading:
    found = thing(fig, s)
    if isinstance(found, Bow):
        return closed(off_arc(point(fig, p), found) / fig.size)
    return closed(reach(point(fig, p), piece(fig, s)) / fig.size)


PLACES: dict[str, Callable[..., Reading]] = {
    "Coincide": lambda f, p, q: _apart(point(f, p), point(f, q), f),
    "OnLine": lambda f, p, l: closed(beside(point(f, p), line(f, l)) / f.size),
    "OnSegment": _on_segment,
    "OnRay": lambda f, p, r: closed(off_ray(point(f, p), ray(f, r)) / f.size),
    "OnCircle": _on,
    "OnArc": lambda f, p, a: closed(off_arc(point(f, p), arc(f, a)) / f.size),
    "Between": lambda f, b, a, c: closed(reach(point(f, b), Piece(point(f, a), point(f, c))) / f.size),
    "InsideCircle": lambda f, p, w: margin((circle(f, w).r - abs(point(f, p) - circle(f, w).o)) / f.size),
    "OutsideCircle": lambda f, p, w: margin((abs(point(f, p) - circle(f, w).o) - circle(f, w).r) / f.size),
    "InsidePolygon": lambda f, p, q: margin(depth(point(f, p), corners(f, q)) / f.size),
    "OutsidePolygon": lambda f, p, q: margin(-depth(point(f, p), corners(f, q)) / f.size),
    "SameSide": lambda f, p, q, l: margin(_same_side(f, p, q, l)),
    "OppositeSides": lambda f, p, q, l: margin(-_same_side(f, p, q, l)),
    "Collinear": _collinear,
    "Concurrent": _concurrent,
    "Concyclic": lambda f, ps: concyclic(f, points(f, ps)),
    "Cyclic": lambda f, p: concyclic(f, corners(f, p)),
    "TangentTo": _tangent,
    "ExternallyTangent": lambda f, w, v: _touching(f, w, v, False),
    "InternallyTangent": lambda f, w, v: _touching(f, w, v, True),
    "Crosses": lambda f, l, w: margin(_crosses(f, l, w)),
    "Misses": lambda f, l, w: margin(-_crosses(f, l, w)),
    "CirclesApart": lambda f, w, v: margin(_outside_one_another(f, w, v)),
    "CirclesCross": lambda f, w, v: margin(_circles_cross(f, w, v)),
    "CircleWithin": lambda f, w, v: margin(_one_within(f, w, v)),
    "ChordOf": _chord,
    "DiameterOf": _diameter,
    "RadiusOf": _radius,
    "CenterOf": lambda f, o, w: _apart(point(f, o), circle(f, w).o, f),
    "Inscribed": inscribed,
    "Circumscribed": _circumscribed,
    "PerpendicularBisectorOf": _perpendicular_bisector,
    "MidpointOf": lambda f, m, s: _apart(point(f, m), halfway(*piece(f, s)), f),
    "Divides": _divides,
}
