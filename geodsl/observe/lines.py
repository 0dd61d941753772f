"""Which points are on which line: known from what a program says, and from figures where there are some."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import combinations
from typing import Any

import numpy as np

from geodsl.facts.between import Between
from geodsl.facts.collinear import Collinear
from geodsl.facts.on_line import OnLine
from geodsl.facts.on_ray import OnRay
from geodsl.facts.on_segment import OnSegment
from geodsl.instances import Instances
from geodsl.language.term import Fact, Term
from geodsl.objects import Line, Ray, Ref, Segment
from geodsl.observe.inventory import Inventory
from geodsl.observe.reading import Reading

__all__ = ["StatedLine", "stated_lines"]


@dataclass
class StatedLine:
    """One line, by whatever it is called.

    Attributes:
        term: what to call it.
        named: whether it is a named line, which runs on beyond its points.
        points: the points known to be on it.
        inner: those among them that it runs through, that are not only its ends.
    """

    term: Term
    named: bool
    points: set[Ref] = field(default_factory=set)
    inner: set[Ref] = field(default_factory=set)


def stated_lines(inventory: Inventory, at: Instances | None = None) -> list[StatedLine]:
    """The lines in play, each once; with figures, also points that no statement puts on them."""
    found: list[StatedLine] = []
    by_key: dict[Any, StatedLine] = {}
    for term in (*inventory.lines, *inventory.rays, *inventory.bounded):
        if isinstance(term, Ref):
            line = StatedLine(term, term.type == "line", set(inventory.defining(term)))
            if line.named:
                line.inner |= line.points
            by_key[term.key] = line
            found.append(line)
    for s in inventory.segments:
        straight = Line(s.A, s.B)
        by_key[straight.key] = line = StatedLine(straight, False, {s.A, s.B})
        found.append(line)
    for fact in _said(inventory):
        for point, term in _incidences(fact):
            straight = Line(term.A, term.B) if isinstance(term, Segment | Ray) else term
            known = by_key.get(straight.key)
            if known is not None:
                known.points.add(point)
                known.inner.add(point)
    if at is not None and at.n and inventory.points:
        with np.errstate(all="ignore"):
            _measured(Reading(inventory, at), by_key)
    return _merged(found)


def _measured(reading: Reading, lines: dict[Any, StatedLine]) -> None:
    """Enter the points that are always on a line; those that some figure has within it are inner ones."""
    for carrier in reading.carriers:
        points = {reading.points[p] for p in carrier.points}
        inner = set()
        for p in carrier.points:
            pairs = [pair for pair in carrier.pairs if p not in pair]
            if any(reading.between(p, i, j, every=False) for i, j in pairs):
                inner.add(reading.points[p])
        # A segment with a name may lie where one without has been found: both are that line.
        for term in (carrier.term, *carrier.names):
            if term.key in lines:
                lines[term.key].points |= points
                lines[term.key].inner |= inner


def _said(inventory: Inventory) -> list[Fact]:
    """What is stated and entailed; that three points are collinear doesn't say which is the inner one."""
    out: dict[Any, Fact] = {}
    stack = list(reversed(inventory.scene.stated))
    while stack:
        fact = stack.pop()
        if fact.key in out:
            continue
        out[fact.key] = fact
        if not isinstance(fact, OnLine | Collinear):
            stack.extend(fact.entails())
            stack.extend(p for p in fact.parts() if p is not fact)
    return list(out.values())


def _incidences(fact: Fact) -> list[tuple[Any, Any]]:
    match fact:
        case OnLine():
            pairs = [(fact.P, fact.l)]
        case OnSegment():
            pairs = [(fact.P, fact.s)]
        case OnRay():
            pairs = [(fact.P, fact.r)]
        case Between():
            pairs = [(fact.B, Segment(fact.A, fact.C))]
        case _:
            pairs = []
    kinds = (Ref, Line, Segment, Ray)
    return [(p, t) for p, t in pairs if isinstance(p, Ref) and isinstance(t, kinds)]


def _merged(lines: list[StatedLine]) -> list[StatedLine]:
    """Lines with two points in common are one."""
    owner: dict[frozenset[Ref], StatedLine] = {}
    out: list[StatedLine] = []
    queue = list(lines)
    while queue:
        line = queue.pop(0)
        pairs = [frozenset(p) for p in combinations(sorted(line.points, key=lambda r: r.name), 2)]
        other = next((owner[p] for p in pairs if p in owner), None)
        if other is None:
            out.append(line)
            owner.update((p, line) for p in pairs)
        elif not (line.points <= other.points and line.inner <= other.inner and not line.named):
            # The union has new pairs, which may join it to yet another line: it is looked at again.
            first = other if other.named or not line.named else line
            union = StatedLine(first.term, first.named, line.points | other.points, line.inner | other.inner)
            out = [x for x in out if x is not other]
            owner = {p: x for p, x in owner.items() if x is not other}
            queue.insert(0, union)
    return out
