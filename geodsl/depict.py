"""From a scene and one of its instances to a sketch: what is drawn, how, and with which marks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from geodsl.directives.mark import Label, LabelValue, Mark, MarkAngle
from geodsl.directives.shade import Shade
from geodsl.drawn import hidden_points, strokes
from geodsl.facts.equal_angles import EqualAngles
from geodsl.facts.equal_lengths import EqualLengths
from geodsl.facts.midpoint_of import MidpointOf
from geodsl.facts.parallel import Parallel
from geodsl.facts.perpendicular import Perpendicular
from geodsl.facts.right_angle import RightAngle
from geodsl.instances import Instances
from geodsl.language.printing import number
from geodsl.language.term import Fact, Term
from geodsl.numeric import plane
from geodsl.objects import Angle, Line, Polygon, Ray, Ref, Segment
from geodsl.picture import sketch
from geodsl.scene import Scene

__all__ = ["depict"]

_MOST = 3  # different ticks or arcs that a reader tells apart


def depict(scene: Scene, at: Instances) -> sketch.Sketch:
    """The sketch of a batch: one figure an instance."""
    return _Depiction(scene, at).whole()


class _Depiction:
    def __init__(self, scene: Scene, at: Instances) -> None:
        self.scene = scene
        self.at = at

    def whole(self) -> sketch.Sketch:
        scene = self.scene
        lines = [s for term, style in strokes(scene).values() for s in self._stroke(term, style)]
        shades = [self._shade(item) for d in scene.directives if isinstance(d, Shade) for item in d.items]
        return sketch.Sketch(
            dots=tuple(self._dots()),
            strokes=tuple(lines),
            shades=tuple(s for s in shades if s is not None),
            marks=tuple(self._marks()),
            texts=tuple(self._texts()),
        )

    # -- values of the first instance ----------------------------------------------------

    def _z(self, term: Term) -> complex:
        return self._first(self.at.point(term))

    def _first(self, x: Any) -> Any:
        return np.broadcast_to(x, (self.at.n,))

    def _dots(self) -> Iterator[sketch.Dot]:
        hidden = hidden_points(self.scene)
        texts = {d.thing.key: d.text for d in self.scene.directives if isinstance(d, Label)}
        for node in self.scene.nodes:
            if node.type == "point" and node.name not in hidden:
                yield sketch.Dot(node.name, self._z(node.ref), texts.get(node.ref.key, node.name))

    def _stroke(self, term: Term, style: str) -> Iterator[Any]:
        name = str(term)
        value = self.at.value(term)
        match value:
            case plane.Segment(a, b):
                yield sketch.Segment(self._first(a), self._first(b), style, name)
            case plane.Ray(origin, way):
                start = self._first(origin)
                yield sketch.Ray(start, start + self._first(way), style, name)
            case plane.Line(origin, way):
                start = self._first(origin)
                yield sketch.Line(start, start + self._first(way), style, name)
            case plane.Circle(center, radius):
                yield sketch.Circle(self._first(center), self._first(radius), style, name)
            case plane.Arc(center, radius, start, sweep):
                c, r = self._first(center), self._first(radius)
                yield sketch.Arc(c, r, self._first(start), self._first(sweep), style, name)

    def _shade(self, item: Term) -> Any:
        value = self.at.value(item)
        if isinstance(item, Polygon):
            return sketch.Shade((tuple(plane.Segment(self._z(s.A), self._z(s.B)) for s in item.sides()),))
        if isinstance(value, plane.Circle):
            return sketch.Shade(((plane.Circle(self._first(value.center), self._first(value.radius)),),))
        return None

    # -- marks ---------------------------------------------------------------------------

    def _marks(self) -> Iterator[Any]:
        marked = [d.fact for d in self.scene.directives if isinstance(d, Mark)]
        yield from self._classes(
            [p for f in marked for p in _equal_segments(f)],
            lambda s, k: sketch.Ticks(self._z(s.A), self._z(s.B), k),
        )
        yield from self._classes(
            [(f.a, f.b) for f in marked if isinstance(f, EqualAngles)],
            lambda a, k: sketch.AngleArcs(self._z(a.B), self._z(a.A), self._z(a.C), k),
        )
        yield from self._classes(
            [(f.l, f.m) for f in marked if isinstance(f, Parallel)],
            lambda s, k: sketch.ParallelArrows(*self._ends(s), k),
        )
        for f in marked:
            if isinstance(f, RightAngle):
                yield sketch.RightAngle(self._z(f.a.B), self._z(f.a.A), self._z(f.a.C))
            elif isinstance(f, Perpendicular):
                yield self._square(f)
        for d in self.scene.directives:
            if isinstance(d, MarkAngle) or (isinstance(d, LabelValue) and isinstance(d.thing, Angle)):
                a = d.angle if isinstance(d, MarkAngle) else d.thing
                yield sketch.AngleArcs(self._z(a.B), self._z(a.A), self._z(a.C), 1)

    def _classes(self, pairs: list[tuple[Any, Any]], make: Callable[[Any, int], Any]) -> Iterator[Any]:
        """One sign for all that are equal, whatever order the equalities were stated in."""
        groups: list[dict[Any, Any]] = []
        for a, b in pairs:
            joined = {a.key: a, b.key: b}
            rest = []
            for group in groups:
                if joined.keys() & group.keys():
                    joined = group | joined
                else:
                    rest.append(group)
            groups = [*rest, joined]
        order = {key: i for i, key in enumerate(k for a, b in pairs for k in (a.key, b.key))}
        groups.sort(key=lambda g: min(order[k] for k in g))
        for count, group in enumerate(groups, 1):
            for thing in group.values():
                yield make(thing, min(count, _MOST))

    def _ends(self, line: Term) -> tuple[complex, complex]:
        if isinstance(line, Line | Segment | Ray):
            return self._z(line.A), self._z(line.B)
        value = self.at.line(line)
        start, way = self._first(value.origin), self._first(value.direction)
        reach = 0.25 * self.at.size
        return start - reach * way, start + reach * way

    def _square(self, fact: Perpendicular) -> sketch.RightAngle:
        corner = self._first(plane.meet_lines(self.at.line(fact.l), self.at.line(fact.m)))
        return sketch.RightAngle(corner, self._toward(fact.l, corner), self._toward(fact.m, corner))

    def _toward(self, line: Term, corner: complex) -> complex:
        """A point of a line away from the corner, on the side where more of the line is drawn."""
        a, b = self._ends(line)
        return np.where(abs(a - corner) > abs(b - corner), a, b)

    def _texts(self) -> Iterator[sketch.Text]:
        for d in self.scene.directives:
            if (isinstance(d, Label) and not isinstance(d.thing, Ref)) or (
                isinstance(d, Label) and d.thing.makes != "point"
            ):
                yield self._text(d.thing, d.text)
            elif isinstance(d, LabelValue):
                yield self._text(d.thing, self._size(d.thing))

    def _size(self, thing: Term) -> tuple[str, ...]:
        """A printed size in every instance: whole degrees, lengths to one decimal."""
        if isinstance(thing, Angle):
            return tuple(
                number(round(x, 1)) + "°" for x in np.degrees(self._first(self.at.angle(thing))).tolist()
            )
        return tuple(number(round(x, 1)) for x in self._first(self.at.length(thing)).tolist())

    def _text(self, thing: Term, text: str | tuple[str, ...]) -> sketch.Text:
        value = self.at.value(thing)
        name = str(thing)
        if isinstance(thing, Angle):
            legs = self._z(thing.B), self._z(thing.A), self._z(thing.C)
            return sketch.Text(text, at_angle=legs, name=name)
        if isinstance(value, plane.Segment):
            return sketch.Text(text, at_segment=(self._first(value.a), self._first(value.b)), name=name)
        if isinstance(thing, Polygon):
            middle = sum(self._z(c) for c in thing.corners) / len(thing.corners)
            return sketch.Text(text, at=middle, name=name)
        if isinstance(value, plane.Circle | plane.Arc):
            return sketch.Text(text, at_round=value, name=name)
        keys = list(strokes(self.scene))
        return sketch.Text(text, at_stroke=keys.index(thing.key), name=name)


def _equal_segments(fact: Fact) -> list[tuple[Any, Any]]:
    if isinstance(fact, EqualLengths):
        return [(fact.s, fact.t)]
    if isinstance(fact, MidpointOf) and isinstance(fact.s, Segment):
        return [(Segment(fact.s.A, fact.M), Segment(fact.M, fact.s.B))]
    return []
