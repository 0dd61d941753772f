"""Marks: which facts could be shown by signs on a page, which of them are, and how orders for them change."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations, zip_longest
from typing import Any

import numpy as np

from geodsl.directives.mark import DimensionText, Label, Mark, MarkAngle, MarkAngleSigned, MarkSigned
from geodsl.facts.angle_value import AngleValue
from geodsl.facts.equal_angles import EqualAngles
from geodsl.facts.equal_lengths import EqualLengths
from geodsl.facts.ink.ink_fact import InkFact
from geodsl.facts.ink.marked import (
    ArcMarked,
    MarkedEqualAngles,
    MarkedEqualLengths,
    MarkedParallel,
    MarkedPerpendicular,
    MarkedRight,
)
from geodsl.facts.ink.places import same_angle
from geodsl.facts.length_value import LengthValue
from geodsl.facts.parallel import Parallel
from geodsl.facts.perpendicular import Perpendicular
from geodsl.facts.points import line_of
from geodsl.facts.right_angle import RightAngle
from geodsl.ink import Arcs, Arrows, Square, Ticks, TooManySigns
from geodsl.ink.groups import SameSign, same
from geodsl.ink.shown import SIGNS, shown
from geodsl.ink.signs import NoSign
from geodsl.ink.values import ARCS
from geodsl.language.term import Directive, Fact, Term
from geodsl.language.types import QUANTITIES
from geodsl.numeric import plane
from geodsl.objects import Angle, Line, Num, names
from geodsl.scene import Scene
from perturb.paper.page import Page
from perturb.paper.plate import Plate

__all__ = ["MARKED", "candidates", "honest", "kept", "marks", "numbers", "plain", "replaced", "sign", "sized"]

MARKED = tuple(
    kind.__name__
    for kind in (MarkedRight, MarkedPerpendicular, MarkedEqualLengths, MarkedEqualAngles, MarkedParallel)
)
"""The kinds of ink facts that a mark is expected to make or break."""

_PINNED = Scene(None, ())  # a program of pins states nothing that a mark could lean on
_EQUAL = 1e-9
_SIGNS: dict[type[Fact], str] = {
    EqualLengths: "ticks",
    EqualAngles: "arcs",
    Parallel: "arrows",
    RightAngle: "square",
    Perpendicular: "square",
    AngleValue: "size",
    LengthValue: "length",
}


def plain(fact: Fact) -> tuple[Fact, ...]:
    """What a mark of a fact shows, sign by sign."""
    return shown(fact, _PINNED)


def sign(fact: Fact) -> frozenset[str]:
    """The kinds of signs that a mark of a fact consists of."""
    return frozenset(_SIGNS[type(p)] for p in plain(fact))


def marks(plate: Plate) -> Iterator[tuple[Directive, Fact]]:
    """The orders for marks, each with the fact by which it is called."""
    for order in plate.orders:
        if isinstance(order, Mark):
            yield order, order.fact
        elif isinstance(order, MarkAngle):
            yield order, ArcMarked(order.angle)


def replaced(plate: Plate, old: Fact | None, new: Fact | None) -> Plate:
    """The plate with one mark in the place of another; where there is no old one, with one more."""
    orders: list[Directive] = []
    found = old is None
    for order in plate.orders:
        called = order.fact if isinstance(order, Mark) else None
        if isinstance(order, MarkAngle):
            called = ArcMarked(order.angle)
        if old is None or called is None or called.key != old.key:
            orders.append(order)
            continue
        if new is not None and not found:
            orders.append(Mark(new))
        found = True
    if old is None and new is not None:
        orders.append(Mark(new))
    return _numbered(plate, replace(plate, orders=tuple(orders))) if found else plate


def _numbered(before: Plate, after: Plate) -> Plate:
    """A plate on which all marks that were there have the signs that they had, where others have gone or come."""
    had, has = numbers(before), _legal(after)
    if has is None or all(has.get(key, number) == number for key, number in had.items()):
        return after
    orders: list[Directive] = []
    for order in after.orders:
        if isinstance(order, Mark):
            told = [had.get(key) for f in plain(order.fact) for key in _things(after, f)]
        elif isinstance(order, MarkAngle):
            told = [had.get(("Arcs", same(after.scene, order.angle)))]
        else:
            told = []
        known = [n for n in told if n is not None]
        if known and len(known) == len(told):
            first = Num(float(min(known)), "number")
            named = isinstance(order, Mark)
            orders.append(MarkSigned(order.fact, first) if named else MarkAngleSigned(order.angle, first))
        else:
            orders.append(order)
    numbered = replace(after, orders=tuple(orders))
    # Where a class has fallen in two, each would have its sign: then they are numbered anew.
    return after if _legal(numbered) is None else numbered


def kept(before: Plate, after: Plate) -> bool:
    """Whether all signs that are on both plates are the same there."""
    had, has = numbers(before), _legal(after)
    return has is not None and all(has.get(key, number) == number for key, number in had.items())


def _legal(plate: Plate) -> dict[Any, int] | None:
    """The numbers of a plate's signs; None where they can't be as they are asked for."""
    try:
        return numbers(plate)
    except (TooManySigns, SameSign, NoSign):
        return None


def numbers(plate: Plate) -> dict[Any, int]:
    """The number of the sign at every thing, by the kind of sign and the thing."""
    found: dict[Any, int] = {}
    for s in plate.ink.signs:
        match s:
            case Ticks():
                found["Ticks", same(plate.scene, s.segment)] = s.count
            case Arcs(alone=False):
                found["Arcs", same(plate.scene, s.angle)] = s.count + ARCS * s.ticked
            case Arrows():
                found["Arrows", same(plate.scene, s.line)] = s.count
    return found


_KINDS: dict[type[Fact], str] = {EqualLengths: "Ticks", EqualAngles: "Arcs", Parallel: "Arrows"}


def _things(plate: Plate, fact: Fact) -> Iterator[Any]:
    """The things of a plain fact that have signs with numbers, by the kind of sign and the thing."""
    kind = _KINDS.get(type(fact))
    if kind is not None:
        yield from ((kind, same(plate.scene, thing)) for thing in fact.args)


def candidates(page: Page) -> list[Fact]:
    """The told facts that could be marked and aren't, those of different signs in turn."""
    kinds: dict[frozenset[str], list[Fact]] = {}
    seen: set[frozenset[str]] = set()
    # Of facts with the same signs the plainest is named: parallel sides rather than the parallelogram.
    for fact in sorted(page.site.ledger, key=lambda f: type(f) not in _SIGNS):
        if type(fact) not in SIGNS or not page.sayable(fact):
            continue
        signs = plain(fact)
        keys = frozenset(p.key for p in signs)
        # What only the diagram's own statements would show a mark of is none on a plate.
        if not signs or keys in seen or len(signs) != len(shown(fact, page.site.scene)):
            continue
        seen.add(keys)
        if all(_clear(page, p) for p in signs) and not any(_shown(page, p) for p in signs):
            kinds.setdefault(sign(fact), []).append(fact)
    return [f for row in zip_longest(*kinds.values()) for f in row if f is not None]


def honest(page: Page, plate: Plate) -> bool:
    """Whether a changed plate tells apart no more equals than the page did, and has a sign for every class."""
    try:
        return kept(page.plate, plate) and _confused(Page(page.site, plate)) <= _confused(page)
    except TooManySigns:
        return False


def _confused(page: Page) -> int:
    """How many pairs of classes have different signs though their members are equal."""
    at = page.at
    values: dict[Any, Any] = {}
    for s in page.ink.signs:
        match s:
            case Ticks():
                values.setdefault(("ticks", s.count), at.length(s.segment) / at.size)
            case Arcs(alone=False):
                values.setdefault(("arcs", s.count, s.ticked), at.angle(s.angle))
            case Arrows():
                values.setdefault(("arrows", s.count), at.line(line_of(s.line)).direction ** 2)
    pairs = combinations(values.items(), 2)
    return sum(a[0] == b[0] and bool((np.absolute(x - y) < _EQUAL).all()) for (a, x), (b, y) in pairs)


def _shown(page: Page, fact: Fact) -> bool:
    """Whether the page says a plain fact by its sign."""
    told: InkFact
    match fact:
        case EqualLengths():
            told = MarkedEqualLengths(fact.s, fact.t)
        case EqualAngles():
            told = MarkedEqualAngles(fact.a, fact.b)
        case Parallel():
            told = MarkedParallel(fact.l, fact.m)
        case RightAngle():
            # Another quadrant of the same cross says the same.
            A, B, C = fact.a.args
            told = MarkedPerpendicular(Line(A, B), Line(B, C))
        case Perpendicular():
            told = MarkedPerpendicular(fact.l, fact.m)
        case _:
            return any(w.thing.key == fact.args[0].key for w in page.ink.written)
    return page.says(told)


def _clear(page: Page, fact: Fact) -> bool:
    """Whether a plain fact's sign would stand at what is drawn, and be read as what it is."""
    if _crowded(page, fact):
        return False
    match fact:
        case EqualLengths():
            return page.clear_segment(fact.s) and page.clear_segment(fact.t)
        case EqualAngles():
            if not (page.clear_angle(fact.a) and page.clear_angle(fact.b)):
                return False
            right = np.absolute(page.at.angle(fact.a) - np.pi / 2) < _EQUAL
            return not (right.all() or same_angle(page.at, fact.a, fact.b).any())
        case Parallel():
            return all(page.shows(l) for l in (fact.l, fact.m))
        case RightAngle():
            return page.clear_angle(fact.a)
        case Perpendicular():
            return page.crossed(fact.l, fact.m)
        case AngleValue():
            return _printable(fact.v) and page.clear_angle(fact.a)
        case LengthValue():
            return _printable(fact.v) and page.clear_segment(fact.args[0])
    return False


def _crowded(page: Page, fact: Fact) -> bool:
    """Whether a sign would stand in another's way: ticks in that of heads, arcs in that of a square."""
    scene, ink = page.site.scene, page.ink
    squares, arcs = ([x.angle for x in ink.of(kind)] for kind in (Square, Arcs))
    match fact:
        case EqualLengths():
            heads = {same(scene, x.line) for x in ink.of(Arrows)}
            return any(same(scene, s) in heads for s in fact.args)
        case Parallel():
            ticks = {same(scene, x.segment) for x in ink.of(Ticks)}
            return any(same(scene, l) in ticks for l in fact.args)
        case EqualAngles():
            return any(_nested(page, a, b) for a in fact.args for b in squares)
        case RightAngle():
            return any(_nested(page, fact.a, b) for b in arcs)
        case AngleValue() | LengthValue():
            here = set(names(fact.args[0]))
            texts = (set(names(w.thing)) for w in ink.written)
            near = any(here <= there or there <= here for there in texts)
            return near or (isinstance(fact, AngleValue) and any(_nested(page, fact.a, b) for b in squares))
    return False


def _nested(page: Page, a: Term, b: Term) -> bool:
    """Whether the middle of one angle lies within another at the same corner."""
    if not (isinstance(a, Angle) and isinstance(b, Angle)) or a.B != b.B:
        return False

    def ways(angle: Angle) -> tuple[Any, Any]:
        return tuple(plane.unit(page.z(P) - page.z(angle.B)) for P in (angle.A, angle.C))

    def holds(outer: Angle, inner: Angle) -> bool:
        (u, v), middle = ways(outer), sum(ways(inner))
        turn = plane.cross(u, v)
        return bool((plane.cross(u, middle) * turn > 0).any() and (plane.cross(middle, v) * turn > 0).any())

    return holds(a, b) or holds(b, a)


def _printable(v: Any) -> bool:
    """Whether a number is printed as it is: sizes are rounded to a decimal."""
    return isinstance(v, Num) and abs(v.value - round(v.value, 1)) < _EQUAL


def sized(scene: Scene, order: Directive) -> Fact | None:
    """What a number's name says that is written at a segment or an angle: `label OA "r"` that OA is as long as r."""
    if not isinstance(order, Label | DimensionText):
        return None
    thing = order.thing if isinstance(order, Label) else order.s
    node = scene.by_name.get(order.text.strip())
    if node is None or node.type not in QUANTITIES:
        return None
    if thing.makes == "segment" and node.type in ("length", "number"):
        return LengthValue(thing, node.ref)
    return AngleValue(thing, node.ref) if thing.makes == "angle" and node.type == "degrees" else None
