"""Facts about directions, angles, lengths and numbers."""

from __future__ import annotations

import math
from collections.abc import Callable
from itertools import combinations

from tests.perturb.checker.figure import Figure, Unknown
from tests.perturb.checker.plane import (
    angle,
    area,
    bend,
    beside,
    best,
    bisector,
    lengths,
    over,
    slant,
    spread,
    turn,
    worst,
)
from tests.perturb.checker.quantities import Quantity, difference, quantity, together
from tests.perturb.checker.reading import Reading, closed, every, margin
from tests.perturb.checker.terms import Term, arguments, arms, corners, degrees, line, piece, ray

_OPENING = 1e-4  # degrees, below which an angle has no opening


def _length(fig: Figure, s: Term) -> float:
    a, b = piece(fig, s)
    return abs(b - a)


def _bisects(fig: Figure, l: Term, a: Term) -> Reading:
    """Through the corner, and as far from one arm as from the other."""
    found, (p, q, r) = line(fig, l), arms(fig, a)
    if not _OPENING < angle(p, q, r) < 180.0 - _OPENING:
        return closed(math.nan, "°")  # there is nothing to halve
    through_corner = closed(beside(q, found) / fig.size)
    return every(through_corner, closed(slant(found, bisector(p, q, r)), "°"), unit="°")


def _compared(fig: Figure, x: Quantity, y: Quantity) -> tuple[float, str]:
    return difference(fig, x, y)


def _equation(fig: Figure, x: Term, y: Term) -> Reading:
    return closed(*_compared(fig, quantity(fig, x), quantity(fig, y)))


def _less(fig: Figure, x: Term, y: Term, shut: bool) -> Reading:
    off, unit = _compared(fig, quantity(fig, y), quantity(fig, x))
    return margin(off, unit, shut=shut)


def _in_range(fig: Figure, x: Term, limits: Term) -> Reading:
    if limits.get("kind") != "Range":
        raise Unknown(f"{limits.get('kind')} as a range")
    found = quantity(fig, x)
    low, high = (quantity(fig, t) for t in arguments(limits))
    below, unit = difference(fig, found, low, high)
    above, _ = difference(fig, high, found, low)
    # The ends of a range are drawn, too: a number may be one of them.
    return margin(min(below, above), unit, shut=True)


def _same_ratio(fig: Figure, p: Term, q: Term) -> Reading:
    """Where two ratios divide a length differently, as a share of the figure; of plain numbers, of 1."""
    if {p.get("kind"), q.get("kind")} != {"Proportion"}:
        raise Unknown("a named proportion")
    rows = [[quantity(fig, t) for t in arguments(x)[0]] for x in (p, q)]
    found = []
    for k in range(1, len(rows[0])):
        cuts, wholes = [], []
        for row in rows:
            first, other = row[0][0], row[k][0]
            cuts.append(over(first, first + other))
            if together([kind for _, kind in row]) == "length":
                wholes.append((first + other) / fig.size)
        found.append(abs(cuts[0] - cuts[1]) * max(wholes, default=1.0))
    # Which part stands first matters to the measure where there are more than two.
    return closed(worst(found)) if len(found) == 1 else closed(worst(found)).about()


def _pairs(found: list[complex]) -> list[float]:
    return [abs(a - b) for a, b in combinations(found, 2)]


def _congruent(fig: Figure, p: Term, q: Term) -> Reading:
    rows = zip(_pairs(corners(fig, p)), _pairs(corners(fig, q)), strict=True)
    return closed(worst(abs(s - t) for s, t in rows) / fig.size)


def _similar(fig: Figure, p: Term, q: Term) -> Reading:
    """Both are scaled to the mean of their sizes, and then they are congruent."""
    first, second = _pairs(corners(fig, p)), _pairs(corners(fig, q))
    mean = (sum(first) + sum(second)) / 2
    rows = zip(first, second, strict=True)
    return closed(
        worst(abs(s * over(mean, sum(first)) - t * over(mean, sum(second))) for s, t in rows) / fig.size
    )


def _area(fig: Figure, p: Term, v: Term) -> Reading:
    return closed((abs(area(corners(fig, p))) - quantity(fig, v)[0]) / fig.size**2)


def angles_of(found: list[complex]) -> list[float]:
    """The angles of a triangle."""
    a, b, c = found
    return [angle(c, a, b), angle(a, b, c), angle(b, c, a)]


def _obtuse(fig: Figure, p: Term) -> Reading:
    widest = worst(angles_of(corners(fig, p)))
    return margin(min(widest - 90.0, 180.0 - widest), "°")


def _scalene(fig: Figure, p: Term) -> Reading:
    sides = lengths(corners(fig, p))
    return margin(min(spread(two) for two in combinations(sides, 2)) / fig.size)


def _rays_meet(fig: Figure, first: Term, second: Term) -> Reading:
    """The origins and the common point make a triangle: how far it is from flat, by its angles."""
    a, b = ray(fig, first), ray(fig, second)
    way = b.at - a.at
    bends = [bend(turn(u, v)) for u, v in ((way, a.way), (way, b.way), (a.way, b.way))]
    return margin(max(best(bends), best(-x for x in bends)), "°")


def _handed(fig: Figure, p: Term, sense: float) -> Reading:
    """A polygon that runs one way round, by how wide it is across its longest stretch."""
    found = corners(fig, p)
    return margin(sense * 2 * over(area(found), max(_pairs(found)) * fig.size))


SIZES: dict[str, Callable[..., Reading]] = {
    "Parallel": lambda f, l, m: closed(slant(line(f, l), line(f, m)), "°"),
    "Perpendicular": lambda f, l, m: closed(90.0 - slant(line(f, l), line(f, m)), "°"),
    "Bisects": _bisects,
    "RightAngle": lambda f, a: closed(degrees(f, a) - 90.0, "°"),
    "AcuteAngle": lambda f, a: margin(90.0 - degrees(f, a), "°"),
    "ObtuseAngle": lambda f, a: margin(degrees(f, a) - 90.0, "°"),
    "AngleValue": lambda f, a, v: closed(degrees(f, a) - quantity(f, v)[0], "°"),
    "EqualAngles": lambda f, a, b: closed(degrees(f, a) - degrees(f, b), "°"),
    "EqualLengths": lambda f, s, t: closed((_length(f, s) - _length(f, t)) / f.size),
    "LengthValue": lambda f, s, v: closed((_length(f, s) - quantity(f, v)[0]) / f.size),
    "LongerThan": lambda f, s, t: margin((_length(f, s) - _length(f, t)) / f.size),
    "RaysMeet": _rays_meet,
    "Clockwise": lambda f, p: _handed(f, p, -1.0),
    "Counterclockwise": lambda f, p: _handed(f, p, 1.0),
    "AreaValue": _area,
    "PerimeterValue": lambda f, p, v: closed((sum(lengths(corners(f, p))) - quantity(f, v)[0]) / f.size),
    "Equation": _equation,
    "Less": lambda f, x, y: _less(f, x, y, False),
    "AtMost": lambda f, x, y: _less(f, x, y, True),
    "InRange": _in_range,
    "SameRatio": _same_ratio,
    "Congruent": _congruent,
    "Similar": _similar,
    "AcuteTriangle": lambda f, p: margin(90.0 - worst(angles_of(corners(f, p))), "°"),
    "ObtuseTriangle": _obtuse,
    "Scalene": _scalene,
}
