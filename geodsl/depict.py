"""From a scene's ink and a batch of its instances to a sketch: the same signs, now with coordinates."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast

import numpy as np

from geodsl.ink import Arcs, Arrows, Cross, Dimension, Ink, Shaded, Sign, Square, Stroke, Ticks, Written, ink
from geodsl.instances import Instances
from geodsl.language.printing import number
from geodsl.language.term import Term
from geodsl.numeric import plane
from geodsl.objects import Angle, Line, Polygon, Ray, Segment
from geodsl.picture import sketch
from geodsl.scene import Scene

__all__ = ["depict"]

_PATTERNS = {"hatched": "hatch", "crosshatched": "crosshatch", "dotted": "dots"}


def depict(scene: Scene, at: Instances) -> sketch.Sketch:
    """The sketch of a batch: one figure an instance."""
    return _Depiction(ink(scene), at).whole()


class _Depiction:
    def __init__(self, ink: Ink, at: Instances) -> None:
        self.ink = ink
        self.at = at
        self.strokes: list[sketch.Stroke] = []
        self.first: dict[Any, int] = {}  # at which place a curve's ink begins
        for stroke in ink.strokes:
            self.first.setdefault(stroke.term.key, len(self.strokes))
            self.strokes += self._stroke(stroke)

    def whole(self) -> sketch.Sketch:
        drawn = self.ink
        return sketch.Sketch(
            dots=tuple(
                sketch.Dot(p.point.name, self._z(p.point), p.text, p.corner, p.style) for p in drawn.letters
            ),
            strokes=tuple(self.strokes),
            shades=tuple(map(self._shade, drawn.shades)),
            marks=tuple(self._mark(s) for s in drawn.signs if not isinstance(s, Dimension)),
            texts=tuple(map(self._text, drawn.written)),
            dimensions=tuple(self._dimension(s) for s in drawn.of(Dimension)),
        )

    # -- values ----------------------------------------------------------------------------

    def _all(self, x: Any) -> Any:
        return np.broadcast_to(x, (self.at.n,))

    def _z(self, term: Term) -> Any:
        return self._all(self.at.point(term))

    def _corners(self, angle: Angle) -> tuple[Any, Any, Any]:
        return self._z(angle.B), self._z(angle.A), self._z(angle.C)

    def _span(self, segment: Term) -> tuple[Any, Any]:
        value = self.at.value(segment)
        return self._all(value.a), self._all(value.b)

    # -- strokes and regions ---------------------------------------------------------------

    def _stroke(self, stroke: Stroke) -> Iterator[sketch.Stroke]:
        name = str(stroke.term)
        line = cast(sketch.LineKind, stroke.line)
        value = self.at.value(stroke.term)
        pieces = value.boundary + sum(value.holes, ()) if isinstance(value, plane.Region) else (value,)
        for piece in pieces:
            match piece:
                case plane.Segment(a, b):
                    yield sketch.Segment(self._all(a), self._all(b), line, name, stroke.arrow)
                case plane.Ray(origin, way):
                    start = self._all(origin)
                    yield sketch.Ray(start, start + self._all(way), line, name, stroke.arrow)
                case plane.Line(origin, way):
                    start = self._all(origin)
                    yield sketch.Line(start, start + self._all(way), line, name, stroke.arrow)
                case plane.Circle(center, radius):
                    yield sketch.Circle(self._all(center), self._all(radius), line, name)
                case plane.Arc(center, radius, start, sweep):
                    c, r, s, w = map(self._all, (center, radius, start, sweep))
                    yield sketch.Arc(c, r, s, w, line, name, stroke.arrow)

    def _shade(self, shaded: Shaded) -> sketch.Shade:
        pattern = cast(sketch.Pattern, _PATTERNS.get(shaded.pattern, shaded.pattern))
        return sketch.Shade(
            self._loops(shaded.region),
            pattern,
            _name(shaded),
            minus=tuple(map(self._loops, shaded.minus)),
            within=tuple(map(self._loops, shaded.within)),
        )

    def _loops(self, region: Term) -> tuple[sketch.Loop, ...]:
        if isinstance(region, Polygon):
            return (sketch.around(*(self._z(corner) for corner in region.corners)),)
        value = self.at.value(region)
        if isinstance(value, plane.Region):
            return (value.boundary, *value.holes)
        if isinstance(value, plane.Arc):  # what an arc and its chord enclose
            start, end = (
                value.center + value.radius * plane.turn(angle)
                for angle in (value.start, value.start + value.sweep)
            )
            return ((value, plane.Segment(end, start)),)
        return ((value,),)

    # -- signs -------------------------------------------------------------------------------

    def _mark(self, sign: Sign) -> sketch.Mark:
        match sign:
            case Ticks():
                return sketch.Ticks(*self._span(sign.segment), sign.count, sign.count - 1, str(sign.segment))
            case Arcs():
                group = sign.count - 1 + 3 * sign.ticked
                corners = self._corners(cast(Angle, sign.angle))
                return sketch.AngleArcs(*corners, sign.count, sign.ticked, group, str(sign.angle))
            case Square():
                vertex, a, b = self._corners(cast(Angle, sign.angle))
                return sketch.RightAngle(vertex, a, b, name=str(sign.angle))
            case Cross():
                return self._cross(sign)
            case Arrows():
                a, b = self._ends(sign.line)
                stroke = None if isinstance(sign.line, Segment) else self.first.get(sign.line.key)
                return sketch.ParallelArrows(a, b, sign.count, sign.count - 1, str(sign.line), stroke)
            case _:
                raise TypeError(f"{type(sign).__name__} is no mark")

    def _cross(self, sign: Cross) -> sketch.RightAngle:
        corner = self._all(plane.meet_lines(self.at.line(sign.l), self.at.line(sign.m)))
        a, b = (self._toward(line, corner) for line in (sign.l, sign.m))
        return sketch.RightAngle(corner, a, b, name=f"{sign.l} ⟂ {sign.m}")

    def _ends(self, line: Term) -> tuple[Any, Any]:
        if isinstance(line, Line | Segment | Ray):
            return self._z(line.A), self._z(line.B)
        value = self.at.line(line)
        start, way = self._all(value.origin), self._all(value.direction)
        reach = 0.25 * self.at.size
        return start - reach * way, start + reach * way

    def _toward(self, line: Term, corner: Any) -> Any:
        """A point of a line away from the corner, on the side where more of the line is drawn."""
        a, b = self._ends(line)
        return np.where(abs(a - corner) > abs(b - corner), a, b)

    # -- texts -------------------------------------------------------------------------------

    def _size(self, thing: Term) -> tuple[str, ...]:
        """A printed size in every instance: degrees and lengths to one decimal."""
        if isinstance(thing, Angle):
            degrees = np.degrees(self._all(self.at.angle(thing)))
            return tuple(number(round(x, 1)) + "°" for x in degrees.tolist())
        return tuple(number(round(x, 1)) for x in self._all(self.at.length(thing)).tolist())

    def _dimension(self, sign: Dimension) -> sketch.Dimension:
        text = self._size(sign.segment) if sign.text is None else sign.text
        return sketch.Dimension(*self._span(sign.segment), text, str(sign.segment))

    def _text(self, written: Written) -> sketch.Text:
        thing, name = written.thing, str(written.thing)
        text = self._size(thing) if written.text is None else written.text
        if isinstance(thing, Angle):
            return sketch.Text(text, at_angle=self._corners(thing), name=name)
        if isinstance(thing, Polygon):
            middle = sum(self._z(corner) for corner in thing.corners) / len(thing.corners)
            return sketch.Text(text, at=middle, name=name)
        value = self.at.value(thing)
        if isinstance(value, plane.Segment):
            return sketch.Text(text, at_segment=self._span(thing), name=name)
        if isinstance(value, plane.Circle | plane.Arc):
            return sketch.Text(text, at_round=value, name=name)
        if isinstance(value, plane.Region):
            return sketch.Text(text, at=self._inside(value), name=name)
        if thing.key in self.first:
            return sketch.Text(text, at_stroke=self.first[thing.key], name=name)
        origin = self._all(self.at.line(thing).origin)
        return sketch.Text(text, at=origin, name=name)

    def _inside(self, region: plane.Region) -> Any:
        """The middle of a region's boundary: mean of the middles of its pieces."""
        middles = []
        for piece in region.boundary:
            if isinstance(piece, plane.Arc):
                middles.append(piece.center + piece.radius * plane.turn(piece.start + piece.sweep / 2))
            else:
                middles.append((piece.a + piece.b) / 2)
        return self._all(sum(middles) / len(middles))


def _name(shaded: Shaded) -> str:
    """What a shaded region is called: as the program orders it."""
    parts = [str(shaded.region)]
    for word, regions in (("inside", shaded.within), ("outside", shaded.minus)):
        parts += [f"{word} {region}" for region in regions]
    return " ".join(parts)
