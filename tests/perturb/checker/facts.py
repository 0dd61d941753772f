"""The facts of a group as records: what kind, about which names, and whether they hold of a figure."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from enum import Enum
from typing import Any

from tests.perturb.checker.figure import Figure, Nameless, Unknown
from tests.perturb.checker.places import PLACES
from tests.perturb.checker.reading import Reading
from tests.perturb.checker.shapes import SHAPES
from tests.perturb.checker.sizes import SIZES
from tests.perturb.checker.spots import SPOTS

FACTS: dict[str, Callable[..., Reading]] = {**PLACES, **SIZES, **SHAPES, **SPOTS}
"""How each kind of geometric fact is measured."""

_SWAPPED: dict[str, tuple[int, ...]] = {
    # Which arguments may change places without changing what is said.
    **dict.fromkeys(("Segment", "Line", "SegmentFrom", "LineThrough", "MeetLines", "RadicalAxis"), (0, 1)),
    **dict.fromkeys(("EqualLengths", "EqualAngles", "Parallel", "Perpendicular", "Equation"), (0, 1)),
    **dict.fromkeys(("ExternallyTangent", "InternallyTangent", "Coincide", "AngleBetween"), (0, 1)),
    **dict.fromkeys(("MarkedEqualLengths", "MarkedEqualAngles"), (0, 1)),
    **dict.fromkeys(("MarkedParallel", "MarkedPerpendicular", "SameSide", "OppositeSides"), (0, 1)),
    "Angle": (0, 2),
    "Between": (1, 2),
}
_UNORDERED = ("Collinear", "Concyclic", "Concurrent")
_HANDED = ("Clockwise", "Counterclockwise", "FirstBrocardPointOf", "SecondBrocardPointOf")
"""Where ABC is BCA, but not CBA."""
_AS_WRITTEN = (
    # Where the order of a segment's ends or of a polygon's corners is part of what is said.
    *(
        "Similar",
        "Congruent",
        "Divides",
        "DivisionPoint",
        "DividingPoint",
        "DividedWithout",
        "ExternalDivision",
    ),
    *("Extension", "StartPoint", "EndPoint", "Semicircle"),
)


class Truth(Enum):
    """What a reader of a figure can say of a fact."""

    TRUE = "true"
    FALSE = "visibly false"
    UNCLEAR = "neither true nor visibly false"


def key(term: Any, order: str = "free") -> str:
    """The same text for terms that say the same: AB and BA, ABCD and DCBA.

    Args:
        order: whether corners and ends may be read the other way round (`free`), only from another corner on
            (`handed`), or are as they are written (`fixed`).
    """
    if isinstance(term, list):
        return f"[{','.join(key(t, order) for t in term)}]"
    if not isinstance(term, dict):
        return repr(term)
    kind, args = term.get("kind", "?"), term.get("args", [])
    if kind == "Ref":
        return str(args[0])
    if kind == "Polygon":
        return f"Polygon({_round([key(c) for c in args[0]], order)})"
    order = "handed" if kind in _HANDED else "fixed" if kind in _AS_WRITTEN else order
    keys = [key(a, order) for a in args]
    if kind in _UNORDERED and isinstance(args[0], list):
        keys = sorted(map(key, args[0]))
    swap = () if order == "fixed" and kind == "Segment" else _SWAPPED.get(kind, ())
    for place, k in zip(swap, sorted(keys[i] for i in swap), strict=True):
        keys[place] = k
    return f"{kind}({','.join(keys)})"


def _round(names: list[str], order: str) -> str:
    """A polygon's corners from the first in the alphabet on."""
    n = len(names)
    if order == "fixed":
        return ",".join(names)
    senses = (1,) if order == "handed" else (1, -1)
    return min(",".join(names[(i + s * k) % n] for k in range(n)) for i in range(n) for s in senses)


def walk(term: Any) -> Iterator[dict[str, Any]]:
    """A term and all below it."""
    if isinstance(term, list):
        for part in term:
            yield from walk(part)
    elif isinstance(term, dict):
        yield term
        yield from walk(term.get("args", []))


def names(term: Any) -> set[str]:
    """The names that a term speaks of."""
    return {t["args"][0] for t in walk(term) if t.get("kind") == "Ref"}


def read(fact: dict[str, Any], fig: Figure) -> Reading:
    """A geometric fact measured in a figure.

    Raises:
        Unknown: for a kind of fact or term that the checker has no meaning for.
        Nameless: where the figure lacks a name.
    """
    term = fact["term"]
    measure = FACTS.get(term["kind"])
    if measure is None:
        raise Unknown(term["kind"])

    def ask() -> Reading:
        try:
            return measure(fig, *term.get("args", []))
        except (ArithmeticError, IndexError) as error:
            if isinstance(error, ArithmeticError):  # flat or coinciding: nothing is true of it
                return Reading(math.nan, "size")
            raise Unknown(f"{term['kind']} of that many arguments") from None

    return fig.either(ask, lambda r: -r.lack)


def truth(fact: dict[str, Any], fig: Figure) -> Truth:
    """Whether a geometric fact is true, visibly false, or neither; what speaks of missing names is false."""
    try:
        reading = read(fact, fig)
    except Nameless:
        return Truth.FALSE
    if reading.holds:
        return Truth.TRUE
    return Truth.FALSE if reading.seen_false else Truth.UNCLEAR
