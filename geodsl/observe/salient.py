"""The facts that a reader would look at, whether they hold or not.

An instance in which one of them nearly holds is no good picture. Lines of which the program says that they
are one count once; what holds by construction is for the caller to leave out.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import Any

from geodsl.facts.center_of import CenterOf
from geodsl.facts.equal_lengths import EqualLengths
from geodsl.facts.externally_tangent import ExternallyTangent
from geodsl.facts.internally_tangent import InternallyTangent
from geodsl.facts.on_arc import OnArc
from geodsl.facts.on_circle import OnCircle
from geodsl.facts.on_line import OnLine
from geodsl.facts.on_segment import OnSegment
from geodsl.facts.parallel import Parallel
from geodsl.facts.perpendicular import Perpendicular
from geodsl.facts.tangent_to import TangentTo
from geodsl.ink.strokes import hidden_points, strokes
from geodsl.instances import Instances
from geodsl.language.term import Fact
from geodsl.objects import Line, Polygon, Ref, Segment
from geodsl.observe.inventory import Inventory
from geodsl.observe.lines import StatedLine, stated_lines

__all__ = ["salient_facts"]


def salient_facts(inventory: Inventory, at: Instances | None = None) -> list[Fact]:
    """The candidates, each once: about as many as points times curves.

    With fresh figures `at`, a point that is always on a line, though no statement says so, isn't looked
    for on its segments: it may come to lie within or beyond their ends, and both are fine.
    """
    lines = stated_lines(inventory, at)
    seen = _Seen(inventory)
    found: dict[Any, Fact] = {}
    for fact in _candidates(seen, lines):
        found.setdefault(fact.key, fact)
    return list(found.values())


class _Seen:
    """What of the inventory is on the page: nobody looks at what isn't drawn."""

    def __init__(self, inventory: Inventory) -> None:
        scene = inventory.scene
        hidden = hidden_points(scene)
        drawn = strokes(scene)
        given = {t.key for f in scene.given for t in f.walk() if isinstance(t, Polygon)}
        self.told = inventory.told
        self.points = tuple(p for p in inventory.points if p.name not in hidden)
        self.segments = tuple(s for s in inventory.segments if s.key in drawn)
        self.circles = tuple(w for w in inventory.circles if w.key in drawn)
        self.arcs = tuple(a for a in inventory.arcs if a.key in drawn)
        # A shape that is only claimed or asked about counts where its sides are drawn.
        self.polygons = tuple(
            p for p in inventory.polygons if p.key in given or all(s.key in drawn for s in p.sides())
        )
        self._drawn = frozenset(drawn)

    def shows(self, line: StatedLine) -> bool:
        """Whether a line, or a piece of it, is drawn."""
        if line.term.key in self._drawn:
            return True
        return any(s.A in line.points and s.B in line.points for s in self.segments)


def _candidates(inventory: _Seen, lines: list[StatedLine]) -> Iterator[Fact]:
    for polygon in inventory.polygons:
        yield from _sides(polygon)
    yield from _crossings(inventory, lines)
    yield from _near_lines(inventory, lines)
    yield from _near_circles(inventory, lines)


def _sides(polygon: Polygon) -> Iterator[Fact]:
    """Neighbouring and opposite sides of one polygon."""
    sides = polygon.sides()
    count = len(sides)
    for k, side in enumerate(sides):
        after = sides[(k + 1) % count]
        yield Perpendicular(_line(side), _line(after))
        yield EqualLengths(side, after)
    if count % 2 == 0:
        for side, opposite in zip(sides, sides[count // 2 :], strict=False):
            yield Parallel(_line(side), _line(opposite))
            yield EqualLengths(side, opposite)


def _line(side: Segment) -> Line:
    return Line(side.A, side.B)


def _crossings(inventory: _Seen, lines: list[StatedLine]) -> Iterator[Fact]:
    """Lines that meet at a named point: nearly upright where one runs through it, nearly one line anywhere."""
    at: dict[Ref, list[StatedLine]] = {}
    for line in filter(inventory.shows, lines):
        for point in line.points:
            at.setdefault(point, []).append(line)
    for point in inventory.points:
        for l, m in combinations(at.get(point, ()), 2):
            yield Parallel(l.term, m.term)
            if point in l.inner or point in m.inner:
                yield Perpendicular(l.term, m.term)


def _near_lines(inventory: _Seen, lines: list[StatedLine]) -> Iterator[Fact]:
    """Points beside segments and named lines."""
    on: dict[Ref, list[StatedLine]] = {}
    for line in lines:
        for point in line.points:
            on.setdefault(point, []).append(line)
    for s in inventory.segments:
        own = next((x for x in on.get(s.A, ()) if s.B in x.points), None)
        for point in inventory.points:
            if point not in (s.A, s.B) and (own is None or point not in own.points):
                yield OnSegment(point, s)
    for line in lines:
        if line.named:
            for point in inventory.points:
                if point not in line.points:
                    yield OnLine(point, line.term)


def _near_circles(inventory: _Seen, lines: list[StatedLine]) -> Iterator[Fact]:
    """Points beside circles and arcs, lines and circles that nearly touch a circle."""
    on: dict[Any, set[Ref]] = {}
    center: dict[Any, set[Ref]] = {}
    for fact in inventory.told:
        if isinstance(fact, OnCircle):
            on.setdefault(fact.w.key, set()).add(fact.P)
        elif isinstance(fact, OnArc):
            on.setdefault(fact.a.key, set()).add(fact.P)
        elif isinstance(fact, CenterOf):
            center.setdefault(fact.w.key, set()).add(fact.O)
    for w in inventory.circles:
        known = on.get(w.key, set())
        for point in inventory.points:
            if point not in known and point not in center.get(w.key, ()):
                yield OnCircle(point, w)
        # A chord is never nearly tangent: only a line with at most one known point on the circle can be.
        for line in lines:
            if line.named and len(line.points & known) < 2:
                yield TangentTo(line.term, w)
    for a in inventory.arcs:
        known = on.get(a.key, set()) | center.get(a.key, set())
        for point in inventory.points:
            if point not in known:
                yield OnArc(point, a)
    for w, v in combinations(inventory.circles, 2):
        if len(on.get(w.key, set()) & on.get(v.key, set())) < 2:
            yield ExternallyTangent(w, v)
            yield InternallyTangent(w, v)
