"""Which facts have a sign, and what it shows: a midpoint's is that of two equal halves."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import pairwise
from typing import Any, NamedTuple

from geodsl.facts.altitude_of import AltitudeOf
from geodsl.facts.angle_value import AngleValue
from geodsl.facts.bisector_of import BisectorOf
from geodsl.facts.bisects import Bisects
from geodsl.facts.congruent import Congruent
from geodsl.facts.equal_angles import EqualAngles
from geodsl.facts.equal_lengths import EqualLengths
from geodsl.facts.equilateral import Equilateral
from geodsl.facts.length_value import LengthValue
from geodsl.facts.median_of import MedianOf
from geodsl.facts.midpoint_of import MidpointOf
from geodsl.facts.on_line import OnLine
from geodsl.facts.on_segment import OnSegment
from geodsl.facts.parallel import Parallel
from geodsl.facts.parallelogram import Parallelogram
from geodsl.facts.perpendicular import Perpendicular
from geodsl.facts.perpendicular_bisector_of import PerpendicularBisectorOf
from geodsl.facts.points import ends
from geodsl.facts.rectangle import Rectangle
from geodsl.facts.regular import Regular
from geodsl.facts.rhombus import Rhombus
from geodsl.facts.right_angle import RightAngle
from geodsl.facts.similar import Similar
from geodsl.facts.square import Square
from geodsl.ink.groups import same
from geodsl.language.term import Fact, Term
from geodsl.objects import Angle, Num, Polygon, Ref, Segment
from geodsl.scene import Scene

__all__ = ["SIGNS", "SignOf", "shown"]


class SignOf(NamedTuple):
    """How a kind of fact is marked: what the sign is, and the plain facts that it shows one by one."""

    sign: str
    shows: Callable[[Any, Scene], Iterable[Fact]]


def shown(fact: Fact, scene: Scene) -> tuple[Fact, ...]:
    """The plain facts whose signs a mark of a fact draws; none where it has no sign.

    Plain are equal lengths, equal angles, parallels, right angles, perpendiculars, lengths and sizes.
    """
    entry = SIGNS.get(type(fact))
    return () if entry is None else tuple(entry.shows(fact, scene))


def _itself(fact: Fact, scene: Scene) -> Iterable[Fact]:
    return (fact,)


def _equal(sides: Iterable[Segment]) -> Iterable[Fact]:
    return (EqualLengths(s, t) for s, t in pairwise(sides))


def _halves(M: Term, s: Term) -> Iterable[Fact]:
    A, B = ends(s)
    return (EqualLengths(Segment(A, M), Segment(M, B)),) if isinstance(A, Ref) else ()


def _right(polygon: Polygon) -> Iterable[Fact]:
    return map(RightAngle, polygon.angles())


def _bisected(fact: Bisects, scene: Scene) -> Iterable[Fact]:
    """Two equal angles, where a point of the bisector within the angle has a name."""
    equal = fact.entails()
    if not equal and isinstance(fact.a, Angle):
        A, B, C = fact.a.args
        on: dict[Any, set[Term]] = {}
        for f in scene.stated:
            if isinstance(f, OnLine | OnSegment):
                on.setdefault(same(scene, f.args[1]), set()).add(f.args[0])
        # The bisector meets the line AC between A and C.
        inner = on.get(same(scene, fact.l), set()) & on.get(Segment(A, C).key, set())
        equal = tuple(EqualAngles(Angle(A, B, D), Angle(D, B, C)) for D in sorted(inner, key=str))[:1]
    return equal


def _bisector(fact: BisectorOf, scene: Scene) -> Iterable[Fact]:
    return (f for e in fact.entails() if isinstance(e, Bisects) for f in _bisected(e, scene))


def _altitude(fact: AltitudeOf, scene: Scene) -> Iterable[Fact]:
    return (f for f in fact.entails() if isinstance(f, Perpendicular))


def _median(fact: MedianOf, scene: Scene) -> Iterable[Fact]:
    return (f for e in fact.entails() if isinstance(e, MidpointOf) for f in _halves(e.M, e.s))


def _perpendicular_bisector(fact: PerpendicularBisectorOf, scene: Scene) -> Iterable[Fact]:
    """A right angle, and two halves where the foot has a name."""
    middles = [f for f in scene.stated if isinstance(f, MidpointOf) and f.s.key == fact.s.key]
    right = (f for f in fact.entails() if isinstance(f, Perpendicular))
    return (*right, *(f for m in middles[:1] for f in _halves(m.M, m.s)))


def _congruent(fact: Congruent, scene: Scene) -> Iterable[Fact]:
    pairs = zip(fact.p.sides(), fact.q.sides(), strict=True)
    return (EqualLengths(s, t) for s, t in pairs if s.key != t.key)


def _similar(fact: Similar, scene: Scene) -> Iterable[Fact]:
    return (f for f in fact.entails() if isinstance(f, EqualAngles))


def _size(fact: AngleValue, scene: Scene) -> Iterable[Fact]:
    if not isinstance(fact.v, Num):
        return ()
    return (RightAngle(fact.a),) if fact.v.value == 90 else (fact,)


def _length(fact: LengthValue, scene: Scene) -> Iterable[Fact]:
    return (fact,) if isinstance(fact.v, Num) else ()


SIGNS: dict[type[Fact], SignOf] = {
    EqualLengths: SignOf("the same number of ticks on each segment", _itself),
    EqualAngles: SignOf("the same number of arcs in each angle", _itself),
    Parallel: SignOf("the same number of arrow heads on each line", _itself),
    RightAngle: SignOf("a small square in the angle", _itself),
    Perpendicular: SignOf("a small square where the lines meet", _itself),
    AngleValue: SignOf("an arc with the size, a small square for 90°", _size),
    LengthValue: SignOf("the length beside the segment", _length),
    MidpointOf: SignOf("the same ticks on both halves", lambda f, _: _halves(f.M, f.s)),
    MedianOf: SignOf("the same ticks on both halves of the side", _median),
    Bisects: SignOf("the same arcs in both halves of the angle", _bisected),
    BisectorOf: SignOf("the same arcs in both halves of the angle", _bisector),
    AltitudeOf: SignOf("a small square at the foot", _altitude),
    PerpendicularBisectorOf: SignOf("a small square, and ticks on the halves", _perpendicular_bisector),
    Equilateral: SignOf("the same ticks on all sides", lambda f, _: _equal(f.p.sides())),
    Regular: SignOf("the same ticks on all sides", lambda f, _: _equal(f.p.sides())),
    Rhombus: SignOf("the same ticks on all sides", lambda f, _: _equal(f.p.sides())),
    Rectangle: SignOf("a small square in every angle", lambda f, _: _right(f.p)),
    Square: SignOf(
        "the same ticks on all sides, a small square in every angle",
        lambda f, _: (*_equal(f.p.sides()), *_right(f.p)),
    ),
    Parallelogram: SignOf("arrow heads on opposite sides", lambda f, _: f.parts()),
    Congruent: SignOf("the same ticks on sides that correspond", _congruent),
    Similar: SignOf("the same arcs in angles that correspond", _similar),
}
