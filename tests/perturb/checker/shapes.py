"""Facts about the shape of a polygon. All are inclusive: a square is a rectangle, a rhombus, a kite, a trapezium."""

from __future__ import annotations

import math
from collections.abc import Callable
from itertools import combinations
from typing import Any

from tests.perturb.checker.figure import Figure
from tests.perturb.checker.places import inscribed
from tests.perturb.checker.plane import (
    Piece,
    angle,
    bend,
    best,
    between_sides,
    crossing,
    halfway,
    lengths,
    reach,
    slant,
    spread,
    through,
    turns,
    worst,
)
from tests.perturb.checker.reading import Reading, closed, every, margin, some
from tests.perturb.checker.sizes import angles_of
from tests.perturb.checker.terms import Term, corners, piece, point

Corners = list[complex]


_LINE = 1e-9  # of a side's square: an area that is none


def convexity(c: Corners) -> float:
    """By how many degrees every corner bends the same way, less than all the way back; negative otherwise."""
    found = turns(c)
    bends = [bend(t) for t in found]
    room = max(best(bends), best(-b for b in bends))
    return room if abs(sum(found)) < 540.0 else -abs(room)  # a star bends one way, too, but goes round twice


def _simple(c: Corners) -> float:
    """How far every corner is from what it doesn't belong to; negative where sides cross."""
    n, sides = len(c), between_sides(c)
    far = [reach(c[i], Piece(c[i - 1], c[(i + 1) % n])) for i in range(n)]
    far += [reach(c[i], sides[j]) for i in range(n) for j in range(n) if i not in (j, (j + 1) % n)]
    crossed = any(crossing(s, t) for s, t in combinations(sides, 2))
    return -min(far) if crossed else min(far)


def _skew(c: Corners, k: int) -> float:
    """By how many degrees two opposite sides of a quadrilateral aren't parallel."""
    s = between_sides(c)
    return slant(s[k], s[k + 2])


def _lean(c: Corners, k: int) -> float:
    """By how many degrees the angle at a corner isn't right."""
    return abs(angle(c[k - 1], c[k], c[(k + 1) % len(c)]) - 90.0)


def _isosceles_trapezium(c: Corners) -> Reading:
    """Two opposite sides are parallel, and the line of their middles is perpendicular to both."""

    def over(k: int) -> float:
        s = between_sides(c)
        base, top = s[k], s[k + 2]
        if halfway(*base) == halfway(*top):
            return math.inf  # they cross in their middles: there is no such line
        axis = through(halfway(*base), halfway(*top))
        return worst((slant(base, top), 90.0 - slant(base, axis), 90.0 - slant(top, axis)))

    return closed(best((over(0), over(1))), "°")


def _right_trapezium(c: Corners) -> Reading:
    """Two neighbouring angles are right: one of A and C, and one of B and D."""
    a, b, d, e = (_lean(c, k) for k in range(4))
    return closed(worst((best((a, d)), best((b, e)))), "°")


def _kite(fig: Figure, c: Corners) -> Reading:
    ab, bc, cd, da = lengths(c)
    ways = worst((abs(ab - da), abs(bc - cd))), worst((abs(ab - bc), abs(cd - da)))
    return closed(best(ways) / fig.size)


def _diagonals(c: Corners) -> tuple[Piece, Piece]:
    return Piece(c[0], c[2]), Piece(c[1], c[3])


def _unequal_diagonals(c: Corners) -> float:
    return spread([abs(d.b - d.a) for d in _diagonals(c)])


def _tangential(fig: Figure, c: Corners) -> Reading:
    """Opposite sides have one sum; a dart or a crossed one has no room for a circle."""
    ab, bc, cd, da = lengths(c)
    off = abs(ab + cd - bc - da) / fig.size
    return closed(off if convexity(c) > 0 else off + 1.0)


def regular(fig: Figure, c: Corners) -> Reading:
    """Equal sides and equal short diagonals, in one convex turn."""
    short = [abs(c[i] - c[i - 2]) for i in range(len(c))]
    off = worst((spread(lengths(c)), spread(short))) / fig.size
    return closed(off if len(c) < 5 or convexity(c) > 0 else max(off, 1.0))


def _isosceles(fig: Figure, c: Corners) -> Reading:
    return closed(best(spread(two) for two in combinations(lengths(c), 2)) / fig.size)


def _right_triangle(c: Corners) -> Reading:
    return closed(best(_lean(c, k) for k in range(3)), "°")


def _half_equilateral(c: Corners) -> Reading:
    thirty = closed(best(abs(a - 30.0) for a in angles_of(c)), "°")
    return every(_right_triangle(c), thirty, unit="°")


def at_corner(fig: Figure, p: Term, a: Term) -> Corners:
    """A triangle's corners from the named one on."""
    c, z = corners(fig, p), point(fig, a)
    k = min(range(3), key=lambda i: abs(c[i] - z))
    return [c[k], c[(k + 1) % 3], c[(k + 2) % 3]]


def _isosceles_at(fig: Figure, p: Term, a: Term) -> Reading:
    apex, b, c = at_corner(fig, p, a)
    return closed((abs(b - apex) - abs(c - apex)) / fig.size)


def _square(fig: Figure, c: Corners) -> Reading:
    return closed(worst((spread(lengths(c)), _unequal_diagonals(c))) / fig.size)


def _midsegment(fig: Figure, s: Piece, c: Corners) -> Reading:
    """It joins the middles of two sides, opposite ones in a quadrilateral."""
    middles = [halfway(*side) for side in between_sides(c)]
    pairs = ((0, 1), (1, 2), (2, 0)) if len(c) == 3 else ((0, 2), (1, 3))
    ways = [
        every(*(closed(abs(z - middles[k]) / fig.size) for z, k in zip(ends, pair, strict=True)))
        for pair in pairs
        for ends in ((s.a, s.b), (s.b, s.a))
    ]
    return some(*ways).about()


def _center(fig: Figure, o: complex, c: Corners) -> Reading:
    """The middle of both diagonals; of a polygon without opposite corners, the mean of a regular one."""
    if len(c) == 4:
        return every(*(closed(abs(o - halfway(*d)) / fig.size) for d in _diagonals(c)))
    return every(regular(fig, c), closed(abs(o - sum(c) / len(c)) / fig.size))


def _of(rule: Callable[[Corners], Reading]) -> Callable[..., Reading]:
    return lambda f, p: rule(corners(f, p))


def _in(rule: Callable[[Figure, Corners], Reading]) -> Callable[..., Reading]:
    return lambda f, p: rule(f, corners(f, p))


def _flat(c: Corners) -> bool:
    """Whether three corners lie on one line: then there is no triangle, and it has no shape."""
    return (
        len(c) == 3 and abs(((c[1] - c[0]).conjugate() * (c[2] - c[0])).imag) <= _LINE * abs(c[1] - c[0]) ** 2
    )


_RULES: dict[str, Callable[..., Reading]] = {
    "Simple": lambda f, p: margin(_simple(corners(f, p)) / f.size),
    "Convex": _of(lambda c: margin(convexity(c), "°")),
    "Isosceles": _in(_isosceles),
    "IsoscelesAt": _isosceles_at,
    "Equilateral": _in(lambda f, c: closed(spread(lengths(c)) / f.size)),
    "RightTriangle": _of(_right_triangle),
    "RightAt": lambda f, p, a: closed(_lean(at_corner(f, p, a), 0), "°"),
    "RightIsosceles": _in(lambda f, c: every(_right_triangle(c), _isosceles(f, c))),
    "HalfEquilateral": _of(_half_equilateral),
    "Trapezium": _of(lambda c: closed(best((_skew(c, 0), _skew(c, 1))), "°")),
    "IsoscelesTrapezium": _of(_isosceles_trapezium),
    "RightTrapezium": _of(_right_trapezium),
    "Parallelogram": _of(lambda c: closed(worst((_skew(c, 0), _skew(c, 1))), "°")),
    "Rectangle": _of(lambda c: closed(worst(_lean(c, k) for k in range(4)), "°")),
    "Rhombus": _in(lambda f, c: closed(spread(lengths(c)) / f.size)),
    "Square": _in(_square),
    "Kite": _in(_kite),
    "Tangential": _in(_tangential),
    "Equidiagonal": _in(lambda f, c: closed(_unequal_diagonals(c) / f.size)),
    "Orthodiagonal": _of(lambda c: closed(90.0 - slant(*_diagonals(c)), "°")),
    "Regular": _in(regular),
    "RegularInscribed": lambda f, p, w: every(regular(f, corners(f, p)), inscribed(f, p, w)),
    "CenterOfPolygon": lambda f, o, p: _center(f, point(f, o), corners(f, p)),
    "VertexCentroidOf": lambda f, g, p: closed(
        abs(point(f, g) - sum(corners(f, p)) / len(corners(f, p))) / f.size
    ),
    "MidsegmentOf": lambda f, s, p: _midsegment(f, piece(f, s), corners(f, p)),
}


def proper(rule: Callable[..., Reading]) -> Callable[..., Reading]:
    """A rule of polygons that are some: what holds of a flat triangle isn't to be seen, and a crossed polygon is as far
    from being one as its sides run past each other."""

    def read(f: Figure, *terms: Any) -> Reading:
        c = corners(f, next(t for t in terms if t.get("kind") == "Polygon"))
        found = rule(f, *terms)
        if _flat(c):
            if found.holds:
                return closed(math.nan)
            return closed(math.inf) if math.isnan(found.off) else found
        crossed = max(-_simple(c), 0.0) / f.size
        return every(closed(crossed), found) if crossed else found

    return read


_ANY = (
    "Simple",
    "Convex",
    "Cyclic",
    "Inscribed",
)  # of the corners alone, or of whether it is a polygon at all
SHAPES: dict[str, Callable[..., Reading]] = {
    kind: rule if kind in _ANY else proper(rule) for kind, rule in _RULES.items()
}
