"""What a figure consists of, as terms: points, segments, lines, circles, polygons, angles."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Any

from geodsl.directives.draw import Draw
from geodsl.facts.ink.ink_fact import InkFact
from geodsl.language.term import Fact, Term
from geodsl.objects import Angle, Line, Polygon, Ray, Ref, Segment
from geodsl.scene import Scene

__all__ = ["Inventory"]


class Inventory:
    """The things in play: those that a program speaks of, each once, in the order of its mention.

    Attributes:
        points: all named points.
        segments: sides of polygons, and whatever is spoken of as a segment, line or ray through two points.
        lines: named lines, and lines through two points.
        rays: named rays, and rays through two points.
        bounded: named segments whose ends may have no names.
        circles, arcs: named ones.
        polygons: those that are spoken of by their corners.
        angles: corners of polygons, and angles that are spoken of by three points.
        index: the place of each point among the points.
    """

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.points = tuple(n.ref for n in scene.nodes if n.type == "point")
        self.index = {p: k for k, p in enumerate(self.points)}
        self.circles = self._named("circle")
        self.arcs = self._named("arc")
        self.bounded = self._named("segment")
        found: dict[type, dict[Any, Any]] = {k: {} for k in (Segment, Line, Ray, Polygon, Angle)}
        for term in self._spoken():
            self._enter(term, found)
        self.segments: tuple[Segment, ...] = tuple(found[Segment].values())
        self.lines: tuple[Term, ...] = (*self._named("line"), *found[Line].values())
        self.rays: tuple[Term, ...] = (*self._named("ray"), *found[Ray].values())
        self.polygons: tuple[Polygon, ...] = tuple(found[Polygon].values())
        self.angles: tuple[Angle, ...] = tuple(found[Angle].values())

    def _named(self, kind: str) -> tuple[Ref, ...]:
        return tuple(n.ref for n in self.scene.nodes if n.type == kind)

    def _spoken(self) -> Iterator[Term]:
        """All terms of the program, stated facts first."""
        scene = self.scene
        for fact in scene.given:
            yield from fact.walk()
        for node in scene.nodes:
            yield from node.term.walk()
        for term in (*scene.shown, *scene.brought):
            yield from term.walk()
        for order in scene.directives:
            yield from order.walk()
            if isinstance(order, Draw):
                for angle in order.items:
                    if isinstance(angle, Angle):
                        yield from (Segment(angle.B, angle.A), Segment(angle.B, angle.C))
        for term in (*scene.claims, *scene.questions):
            if not isinstance(term, InkFact):  # what is claimed of the drawing puts nothing into the figure
                yield from term.walk()

    def _enter(self, term: Term, found: dict[type, dict[Any, Any]]) -> None:
        kind = type(term)
        if kind not in found:
            return
        points = term.corners if kind is Polygon else term.args
        if len(set(points)) < len(points) or not all(p in self.index for p in points):
            return
        found[kind].setdefault(term.key, term)
        if kind is Polygon:
            for side in term.sides():
                found[Segment].setdefault(side.key, side)
            for angle in term.angles():
                found[Angle].setdefault(angle.key, angle)
        elif kind is Line or kind is Ray:
            segment = Segment(term.A, term.B)
            found[Segment].setdefault(segment.key, segment)

    # -- what is said of them ------------------------------------------------------------

    @cached_property
    def told(self) -> tuple[Fact, ...]:
        """What is stated, with everything that follows from one stated fact alone."""
        found: dict[Any, Fact] = {}
        stack = list(reversed(self.scene.stated))
        while stack:
            fact = stack.pop()
            if fact.key not in found:
                found[fact.key] = fact
                stack.extend(fact.entails())
                stack.extend(p for p in fact.parts() if p is not fact)
        return tuple(found.values())

    @cached_property
    def ends(self) -> tuple[list[int], list[int]]:
        """The places of the segments' first and second ends among the points."""
        index = self.index
        return [index[s.A] for s in self.segments], [index[s.B] for s in self.segments]

    def defining(self, name: Ref) -> tuple[Any, ...]:
        """The two points through which a named line, ray or segment is defined, if it is."""
        term = self.scene.by_name[name.name].term
        return term.args if isinstance(term, Line | Ray | Segment) else ()
