"""The plane in plain complex numbers: what is needed to judge a figure, each formula by the book's construction.

Nothing is shared with the engine, so that a slip in its formulas can't hide here. What can't be made (a line
through one point twice, the meet of parallels) is nan and makes no fact true.
"""

from __future__ import annotations

import cmath
import math
from collections.abc import Iterable, Sequence
from typing import NamedTuple

NOWHERE = complex(math.nan, math.nan)


class Straight(NamedTuple):
    """A line through `at` along the unit vector `way`."""

    at: complex
    way: complex


class HalfLine(NamedTuple):
    """A ray."""

    at: complex
    way: complex


class Piece(NamedTuple):
    """A segment."""

    a: complex
    b: complex

    @property
    def at(self) -> complex:
        return self.a

    @property
    def way(self) -> complex:
        return unit(self.b - self.a)


class Round(NamedTuple):
    """A circle."""

    o: complex
    r: float


class Bow(NamedTuple):
    """An arc, counterclockwise from the direction `start` through `sweep` radians."""

    o: complex
    r: float
    start: float
    sweep: float

    def spot(self, share: float) -> complex:
        """The point after a share of the way."""
        return self.o + cmath.rect(self.r, self.start + share * self.sweep)


Directed = Straight | HalfLine | Piece


def unit(v: complex) -> complex:
    return v / abs(v) if v else NOWHERE


def over(x: float | complex, y: float | complex) -> float | complex:
    """A quotient, nan where there is none."""
    return x / y if y else math.nan


def across(u: complex, v: complex) -> float:
    """The area that two vectors span, positive where the second is on the left of the first."""
    return u.real * v.imag - u.imag * v.real


def along(u: complex, v: complex) -> float:
    return u.real * v.real + u.imag * v.imag


def through(a: complex, b: complex) -> Straight:
    return Straight(a, unit(b - a))


def upright(p: complex, way: complex) -> Straight:
    """The line through p perpendicular to a direction."""
    return Straight(p, 1j * way)


def halfway(a: complex, b: complex) -> complex:
    return (a + b) / 2


def beside(p: complex, line: Directed) -> float:
    """How far to the left of a line a point is."""
    return across(line.way, p - line.at)


def foot(p: complex, line: Directed) -> complex:
    return line.at + along(line.way, p - line.at) * line.way


def mirrored(p: complex, line: Directed) -> complex:
    return line.at + line.way * ((p - line.at) / line.way).conjugate()


def meet(k: Directed, l: Directed) -> complex:
    """Where two lines cross."""
    return k.at + k.way * over(across(l.at - k.at, l.way), across(k.way, l.way))


def angle(a: complex, b: complex, c: complex) -> float:
    """The angle ABC in degrees, 0 to 180."""
    u, v = a - b, c - b
    return abs(math.degrees(cmath.phase(v / u))) if u and v else math.nan


def turn(u: complex, v: complex) -> float:
    """By how many degrees a vector turns to the left to become another, -180 to 180."""
    return math.degrees(cmath.phase(v / u)) if u and v else math.nan


def bend(turned: float) -> float:
    """A turn by how far it is from none and from all the way back, with its sign."""
    return math.copysign(min(abs(turned), 180.0 - abs(turned)), turned)


def slant(k: Directed, l: Directed) -> float:
    """The angle between two lines in degrees, 0 to 90."""
    return math.degrees(math.atan2(abs(across(k.way, l.way)), abs(along(k.way, l.way))))


def bisector(a: complex, b: complex, c: complex) -> Straight:
    """The line that halves the angle ABC."""
    return Straight(b, unit(unit(a - b) + unit(c - b)))


def outer_bisector(a: complex, b: complex, c: complex) -> Straight:
    return upright(b, bisector(a, b, c).way)


def reach(p: complex, s: Piece) -> float:
    """How far a point is from the nearest point of a segment."""
    ends = min(abs(p - s.a), abs(p - s.b))
    inside = along(s.b - s.a, p - s.a) > 0 and along(s.a - s.b, p - s.b) > 0
    return abs(beside(p, s)) if inside else ends


def between_sides(corners: Sequence[complex]) -> list[Piece]:
    """The sides of a polygon, AB first."""
    return [Piece(a, b) for a, b in zip(corners, [*corners[1:], corners[0]], strict=True)]


def lengths(corners: Sequence[complex]) -> list[float]:
    return [abs(s.b - s.a) for s in between_sides(corners)]


def area(corners: Sequence[complex]) -> float:
    """The signed area of a polygon, positive where its corners run counterclockwise."""
    return sum(across(s.a - corners[0], s.b - corners[0]) for s in between_sides(corners)) / 2


def turns(corners: Sequence[complex]) -> list[float]:
    """By how many degrees the way round a polygon turns to the left at each corner."""
    ways = [s.b - s.a for s in between_sides(corners)]
    return [turn(ways[i - 1], ways[i]) for i in range(len(ways))]


def within(p: complex, corners: Sequence[complex]) -> bool:
    """Whether a polygon goes round a point: by the angles under which its sides are seen."""
    seen = sum(turn(s.a - p, s.b - p) for s in between_sides(corners))
    return abs(seen) > 180


def crossing(s: Piece, t: Piece) -> bool:
    """Whether two segments cross at an inner point of both."""
    parted = beside(t.a, s) * beside(t.b, s) < 0
    return parted and beside(s.a, t) * beside(s.b, t) < 0


def round_through(a: complex, b: complex, c: complex) -> Round:
    """The circle through three points: the perpendicular bisectors of two sides meet in its centre."""
    o = meet(upright(halfway(a, b), unit(b - a)), upright(halfway(b, c), unit(c - b)))
    return Round(o, abs(a - o))


def worst(values: Iterable[float]) -> float:
    """The largest; nan stays, so nothing degenerate is true."""
    found = list(values)
    return math.nan if any(map(math.isnan, found)) else max(found)


def best(values: Iterable[float]) -> float:
    """The smallest; nan stays."""
    found = list(values)
    return math.nan if any(map(math.isnan, found)) else min(found)


def spread(values: Sequence[float]) -> float:
    return worst(values) - best(values)
