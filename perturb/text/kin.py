"""Near kin: facts of another kind about the same things, found by what the slots of their phrases take."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from geodsl.entailment import excluded
from geodsl.facts.between import Between
from geodsl.facts.bisects import Bisects
from geodsl.facts.divides import Divides
from geodsl.facts.ink.ink_fact import InkFact
from geodsl.facts.midpoint_of import MidpointOf
from geodsl.facts.perpendicular import Perpendicular
from geodsl.language import standard
from geodsl.language.term import Fact, Term
from geodsl.language.types import LISTS, accepts, polygon_size
from geodsl.objects import Angle, Line, Num, Polygon, Proportion, Ray, Segment
from geodsl.words.tokens import PUNCTUATION
from perturb.text.terms import made, proper

__all__ = ["kin", "returns", "shapely"]

# What textbooks seldom speak of becomes only what is as seldom.
_SELDOM = frozenset(
    (
        *("BevanPointOf", "DeLongchampsPointOf", "FermatPointOf", "FirstBrocardPointOf", "GergonnePointOf"),
        *("MittenpunktOf", "NagelPointOf", "NinePointCenterOf", "SecondBrocardPointOf", "SpiekerCenterOf"),
        *("SymmedianPointOf", "VertexCentroidOf", "Equidiagonal", "Orthodiagonal", "Tangential"),
        "HalfEquilateral",
    )
)
# Ranges are for drawing, a letter's text is its own, a turn to the left says nothing of a shape.
_NEVER = frozenset(
    (
        *("InRange", "AtMost", "Clockwise", "Counterclockwise"),
        *("Labelled", "Lettered", "Drawn", "DrawnAs", "SegmentsDrawn", "ArrowsDrawn"),
    )
)
_THROUGH = (Line, Ray, Segment)
_WANTED = {"line": Line, "segment": Segment, "bounded": Segment, "ray": Ray, "halfline": Ray}
_SHAPES = frozenset(
    ("polygon", "triangle", "quadrilateral", "pentagon", "hexagon", "heptagon", "octagon", "angle", "circle")
)
_MOST, _FAILING = 24, 4  # of one fact


def shapely(kind: type[Fact]) -> bool:
    """Whether a kind says what shape something has: a polygon, an angle, a polygon about a circle."""
    types = [slot.type for slot in kind.slots]
    if types == ["triangle", "point"]:  # right-angled at A
        return True
    return types != [] and types[0] != "circle" and types.count("angle") < 2 and set(types) <= _SHAPES


@lru_cache(maxsize=4096)
def kin(fact: Fact) -> tuple[tuple[Fact, bool], ...]:
    """Facts of other kinds about the same things, and whether they are of shape: the nearest kinds first."""
    return tuple(_kin(fact))


def _kin(fact: Fact) -> Iterator[tuple[Fact, bool]]:
    found = {fact.key}
    ink, told = isinstance(fact, InkFact), bare(str(fact))
    # How it fails, in the vocabulary's own words: a rectangle in each of its angles, so not all of that.
    failing = () if ink else excluded(fact)[:_FAILING]
    for other in (*(() if ink else _by_hand(fact)), *_like(fact), *failing):
        if other.key in found or len(found) > _MOST or isinstance(other, InkFact) != ink:
            continue
        # `AB = 3` and `3 < AB` are told apart by their punctuation alone, which not every model sees.
        if proper(other) and bare(str(other)) != told:
            found.add(other.key)
            yield other, shapely(type(fact)) and shapely(type(other))


def returns(fact: Fact, other: Fact) -> bool:
    """Whether a fact is kin of its kin: what leads one way only would gather in what is edited."""
    return any(f.key == fact.key for f, _ in kin(other))


def bare(text: str) -> list[str]:
    """The words of a text in no order."""
    return sorted(text.translate(PUNCTUATION).lower().split())


@lru_cache(maxsize=1)
def _kinds() -> dict[int, tuple[type[Fact], ...]]:
    """The kinds that a fact may become, by their number of slots."""
    out: dict[int, list[type[Fact]]] = {}
    for kind in standard().facts:
        if kind.templates and kind.__name__ not in _NEVER:
            out.setdefault(len(kind.slots), []).append(kind)
    return {count: tuple(some) for count, some in out.items()}


@lru_cache(maxsize=256)
def _near(kind: type[Fact]) -> tuple[type[Fact], ...]:
    """The kinds with as many slots, those first whose slots are of the same types."""
    types = [slot.type for slot in kind.slots]
    seldom = kind.__name__ in _SELDOM
    some = [
        k for k in _kinds().get(len(types), ()) if k is not kind and (seldom or k.__name__ not in _SELDOM)
    ]
    return tuple(sorted(some, key=lambda k: [slot.type for slot in k.slots] != types))


def _like(fact: Fact) -> Iterator[Fact]:
    kind: Any = type(fact)  # a key of what is remembered
    named = tuple(slot.name for slot in kind.slots)
    if named != kind.fields:
        return
    for other in _near(kind):
        if any(slot.type == "quantity" for slot in other.slots) and kind.slots[0].type not in (
            "quantity",
            "angle",
        ):
            continue  # `AB < CD` of segments is said by `longer than`
        args = [_fitted(arg, slot.type) for arg, slot in zip(fact.args, other.slots, strict=True)]
        if any(a is None for a in args) or other.fields != tuple(s.name for s in other.slots):
            continue
        if other.symmetric is True and len(args) == 2 and args[0].key == args[1].key:
            continue
        for way in (args, args[::-1]) if _turns(other) else (args,):
            built = made(lambda way=way, other=other: other(*way))  # type: ignore[misc]
            if built is not None:
                yield built


def _turns(kind: type[Fact]) -> bool:
    """Whether saying it the other way round says another thing."""
    types = [slot.type for slot in kind.slots]
    return not kind.symmetric and len(types) == 2 and types[0] == types[1]


def _fitted(arg: Any, slot: str) -> Any:
    """What stands in one slot, as it stands in another; None where it doesn't go."""
    if isinstance(arg, _THROUGH) and slot in _WANTED:
        wanted = _WANTED[slot]
        return arg if isinstance(arg, wanted) else wanted(arg.A, arg.B)
    if isinstance(arg, tuple):
        inner = LISTS.get(slot)
        return (
            arg if inner and all(isinstance(a, Term) and accepts(inner, a.makes) == 0 for a in arg) else None
        )
    if not isinstance(arg, Term):
        return None
    count = polygon_size(slot)
    if count is not None and (not isinstance(arg, Polygon) or len(arg.corners) != count):
        return None
    cost = accepts(slot, arg.makes)
    # A segment may stand for its line, but not for its length: that would be said in other words.
    return arg if cost == 0 or (cost is not None and slot in ("line", "quantity")) else None


def _by_hand(fact: Fact) -> Iterator[Fact]:
    """Kin with other slots."""
    halves = Proportion((Num(1.0, "number"), Num(2.0, "number")))
    match fact:
        case MidpointOf():
            for p in (halves, Proportion(halves.parts[::-1])):
                yield Divides(fact.M, fact.s, p)
        case Divides():
            yield MidpointOf(fact.P, fact.s)
        case Between():
            yield MidpointOf(fact.B, Segment(fact.A, fact.C))
        case Bisects() if isinstance(fact.a, Angle):
            yield Perpendicular(fact.l, Line(fact.a.A, fact.a.C))
