"""Numbers with a dimension: lengths, areas, degrees and plain numbers, and how two of them compare."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Any

from tests.perturb.checker import centres
from tests.perturb.checker.figure import Figure, Unknown
from tests.perturb.checker.plane import Piece, area, foot, lengths, slant
from tests.perturb.checker.terms import (
    Term,
    arc,
    arguments,
    circle,
    corners,
    degrees,
    from_corner,
    line,
    piece,
    point,
    thing,
)

Quantity = tuple[float, str]

_POWERS = {"number": 0, "length": 1, "area": 2}
_BY_POWER = {power: name for name, power in _POWERS.items()}


def quantity(fig: Figure, term: Term) -> Quantity:
    """What a term measures in a figure, angles in degrees, and its dimension."""
    kind, args = term.get("kind", "?"), arguments(term)
    if kind == "Ref":
        return _named(fig, *args)
    if kind == "Num":
        return float(args[0]), args[1]
    if kind == "Angle":
        return degrees(fig, term), "degrees"
    measure = QUANTITIES.get(kind)
    if measure is not None:
        return measure(fig, *args)
    found = thing(fig, term)
    if isinstance(found, Piece):
        return abs(found.b - found.a), "length"
    raise Unknown(f"{kind} as a number")


def _named(fig: Figure, name: str, kind: str) -> Quantity:
    if kind == "segment":
        s = fig.curve(name)
        return abs(s.b - s.a), "length"
    number, dimension = fig.number(name)
    return number, dimension or kind


def together(kinds: Sequence[str]) -> str:
    """The dimension of what is compared or added: a plain number beside a length is a length."""
    return next((k for k in ("degrees", "area", "length") if k in kinds), "number")


def difference(fig: Figure, x: Quantity, y: Quantity, *others: Quantity) -> tuple[float, str]:
    """x - y as a reader sees it, and in which unit.

    Angles differ in degrees, lengths and areas in shares of the figure; plain numbers relatively where they
    are above 1 and absolutely below.
    """
    kind = together([k for _, k in (x, y, *others)])
    off = x[0] - y[0]
    if kind == "degrees":
        return off, "°"
    if kind == "number":
        return off / max((abs(x[0]) + abs(y[0])) / 2, 1.0), "size"
    return off / fig.size ** _POWERS[kind], "size"


def _reckoned(value: float, power: float) -> Quantity:
    return value, _BY_POWER.get(round(power), "number")


def _add(fig: Figure, signs: list[str], terms: list[Term], dimension: str) -> Quantity:
    found = [quantity(fig, t)[0] for t in terms]
    return sum(-x if s == "-" else x for s, x in zip(signs, found, strict=True)), dimension


def _multiply(fig: Figure, factors: list[Term], dimension: str) -> Quantity:
    return math.prod(quantity(fig, f)[0] for f in factors), dimension


def _divide(fig: Figure, top: Term, bottom: Term, dimension: str) -> Quantity:
    below = quantity(fig, bottom)[0]
    return (quantity(fig, top)[0] / below if below else math.nan), dimension


def _raise(fig: Figure, base: Term, exponent: Term, dimension: str) -> Quantity:
    power = quantity(fig, base)[0] ** quantity(fig, exponent)[0]
    return (math.nan if isinstance(power, complex) else power), dimension


def _root(fig: Figure, x: Term) -> Quantity:
    value, kind = quantity(fig, x)
    return _reckoned(math.sqrt(value) if value >= 0 else math.nan, _POWERS.get(kind, 0) / 2)


def _of_angle(rule: Callable[[float], float]) -> Callable[..., Quantity]:
    return lambda f, x: (rule(math.radians(quantity(f, x)[0])), "number")


def _to_angle(rule: Callable[[float], float]) -> Callable[..., Quantity]:
    def ask(fig: Figure, x: Term) -> Quantity:
        try:
            return math.degrees(rule(quantity(fig, x)[0])), "degrees"
        except ValueError:  # no angle has a sine above 1
            return math.nan, "degrees"

    return ask


def _one_of_two(rule: Callable[..., float]) -> Callable[..., Quantity]:
    def ask(fig: Figure, x: Term, y: Term) -> Quantity:
        found = quantity(fig, x), quantity(fig, y)
        return rule(v for v, _ in found), together([k for _, k in found])

    return ask


def _unsigned(fig: Figure, x: Term) -> Quantity:
    """The angle, up to 180°, that a turn makes."""
    turn = quantity(fig, x)[0] % 360.0
    return min(turn, 360.0 - turn), "degrees"


def _acute(fig: Figure, x: Term) -> Quantity:
    """The angle, up to 90°, that a line makes with itself after a turn."""
    turn = quantity(fig, x)[0] % 180.0
    return min(turn, 180.0 - turn), "degrees"


def _around(fig: Figure, p: Term) -> float:
    return sum(lengths(corners(fig, p)))


def _height(fig: Figure, a: Term, p: Term) -> Quantity:
    corner, b, c = from_corner(fig, a, p)
    return abs(area((corner, b, c))) * 2 / abs(c - b), "length"


def _power_of(fig: Figure, p: Term, w: Term) -> Quantity:
    round_ = circle(fig, w)
    return abs(point(fig, p) - round_.o) ** 2 - round_.r**2, "area"


def _to_line(fig: Figure, p: Term, l: Term) -> Quantity:
    z = point(fig, p)
    return abs(z - foot(z, line(fig, l))), "length"


QUANTITIES: dict[str, Callable[..., Any]] = {
    "Length": lambda f, s: (abs(piece(f, s).b - piece(f, s).a), "length"),
    "SegmentLength": lambda f, s: (abs(piece(f, s).b - piece(f, s).a), "length"),
    "Measure": lambda f, a: (degrees(f, a), "degrees"),
    "Add": _add,
    "Multiply": _multiply,
    "Divide": _divide,
    "Raise": _raise,
    "SquareRoot": _root,
    "AbsoluteValue": lambda f, x: (abs(quantity(f, x)[0]), quantity(f, x)[1]),
    "Sine": _of_angle(math.sin),
    "Cosine": _of_angle(math.cos),
    "TangentRatio": _of_angle(math.tan),
    "ArcSine": _to_angle(math.asin),
    "ArcCosine": _to_angle(math.acos),
    "ArcTangent": _to_angle(math.atan),
    "Larger": _one_of_two(max),
    "Smaller": _one_of_two(min),
    "UnsignedAngle": _unsigned,
    "AcuteTurn": _acute,
    "Radius": lambda f, w: (circle(f, w).r, "length"),
    "Circumference": lambda f, w: (math.tau * circle(f, w).r, "length"),
    "CircleArea": lambda f, w: (math.pi * circle(f, w).r ** 2, "area"),
    "Distance": lambda f, p, q: (abs(point(f, p) - point(f, q)), "length"),
    "DistanceToLine": _to_line,
    "AngleBetween": lambda f, l, m: (slant(line(f, l), line(f, m)), "degrees"),
    "Area": lambda f, p: (abs(area(corners(f, p))), "area"),
    "Perimeter": lambda f, p: (_around(f, p), "length"),
    "Semiperimeter": lambda f, p: (_around(f, p) / 2, "length"),
    "PowerOfPoint": _power_of,
    "Circumradius": lambda f, p: (
        abs(centres.circumcenter(*corners(f, p)) - corners(f, p)[0]),
        "length",
    ),
    "Inradius": lambda f, p: (centres.incircle(*corners(f, p)).r, "length"),
    "Exradius": lambda f, p, a: (centres.excircle(*from_corner(f, a, p)).r, "length"),
    "Height": _height,
    "ArcLength": lambda f, a: (arc(f, a).r * arc(f, a).sweep, "length"),
    "ArcMeasure": lambda f, a: (math.degrees(arc(f, a).sweep), "degrees"),
}
"""What each kind of quantity measures."""
