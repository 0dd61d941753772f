"""A page: a plate as a reader sees it, looked at on a few figures of its site."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np

from geodsl.facts.ink.drawn import Drawn
from geodsl.facts.ink.ink_fact import InkFact
from geodsl.facts.points import line_of
from geodsl.ink import Ink, Stroke
from geodsl.instances import Instances
from geodsl.language.term import Construction, Term
from geodsl.numeric import plane
from geodsl.objects import Angle, Line, Polygon, Ray, Ref, Segment
from perturb.paper.plate import Plate
from perturb.site import Site

__all__ = ["CLOSE", "Page", "Span"]

CLOSE = 0.045  # a share of the figure within which two things are hard to tell apart
_SAME = 1e-6  # a share of the figure within which two places are one


@dataclass(frozen=True)
class Span:
    """A straight stroke in every figure: along `way` from `start`, between `low` and `high`."""

    stroke: Stroke
    start: np.ndarray
    way: np.ndarray
    low: np.ndarray
    high: np.ndarray


class Page:
    """What a plate shows on the site's samples.

    Attributes:
        at: the samples, with the plate's ink.
    """

    def __init__(self, site: Site, plate: Plate | None = None) -> None:
        self.site = site
        self.plate = site.plate if plate is None else plate
        known = site.samples
        self.at = Instances(
            known.n,
            size=known.size,
            values=known.known(),
            free=known._free,
            picks=known._picks,
            ink=self.plate.ink,
        )
        self.near = _SAME * self.at.size

    @property
    def ink(self) -> Ink:
        return self.plate.ink

    def bare(self, stroke: Stroke) -> Page:
        """The page without a stroke."""
        return Page(
            self.site, replace(self.plate, strokes=tuple(s for s in self.plate.strokes if s != stroke))
        )

    # -- what is seen ------------------------------------------------------------------------

    def says(self, fact: InkFact) -> bool:
        """Whether the ink says so, in every figure."""
        return bool((fact.residual(self.at) == 0).all())

    def shows(self, thing: Term) -> bool:
        """Whether the whole of a thing is drawn: of a line what lies between its points, of an angle its arms."""
        if isinstance(thing, Line | Ray):
            thing = Segment(thing.A, thing.B)
        return self.says(Drawn(thing))

    @cached_property
    def lettered(self) -> tuple[Ref, ...]:
        """The visible points that bear the letters they are called by, and no other point does."""
        texts = [x.text for x in self.ink.letters]
        own = (x for x in self.ink.letters if x.text == x.point.name)
        return tuple(x.point for x in own if texts.count(x.text) == 1)

    def sayable(self, term: Term) -> bool:
        """Whether a reader knows all its points by their letters, and nothing in it has to be constructed."""
        known = set(self.lettered)
        parts = list(term.walk())
        made = any(isinstance(x, Construction) for x in parts)
        letters = all(x in known for x in parts if isinstance(x, Ref) and x.makes == "point")
        return not made and letters and self.site.legible(self.plate).knows(term)

    @cached_property
    def texts(self) -> frozenset[str]:
        """All that is written on it."""
        letters = (x.text for x in self.ink.letters if x.text is not None)
        return frozenset((*letters, *(x.text for x in self.ink.written if x.text is not None)))

    # -- where it is -------------------------------------------------------------------------

    def z(self, point: Term) -> np.ndarray:
        """Where a point is."""
        return np.broadcast_to(self.at.point(point), (self.at.n,))

    @cached_property
    def spans(self) -> tuple[Span, ...]:
        """The straight strokes."""
        found = ((s, self.at.value(s.term)) for s in self.ink.strokes)
        straight = plane.Segment | plane.Ray | plane.Line
        return tuple(self._span(s, value) for s, value in found if isinstance(value, straight))

    def _span(self, stroke: Stroke, value: Any) -> Span:
        def every(x: Any) -> np.ndarray:
            return np.broadcast_to(x, (self.at.n,))

        far = every(np.inf)
        low, high = (-far if isinstance(value, plane.Line) else every(0.0)), far
        if isinstance(value, plane.Segment):
            high = every(np.absolute(value.b - value.a))
        return Span(stroke, every(value.origin), every(value.direction), low, high)

    def length(self, term: Term) -> float:
        """How long a curve is in the figure where it is shortest, as a share of it."""
        match self.at.value(term):
            case plane.Segment(a, b):
                return float(np.min(np.absolute(b - a) / self.at.size))
            case plane.Arc(_, radius, _, sweep):
                return float(np.min(radius * sweep / self.at.size))
            case plane.Circle(_, radius):
                return float(np.min(2 * np.pi * radius / self.at.size))
        return 1.0

    def between(self, a: Term, b: Term, *, room: float = _SAME) -> Iterator[Term]:
        """The named points that lie between two places, or beside the way between them."""
        start, end = self.z(a), self.z(b)
        way = end - start
        for point in self.site.points:
            if point in (a, b):
                continue
            at = (self.z(point) - start) / way
            aside = np.absolute(at.imag * way) < room * self.at.size
            if (aside & (at.real > 0.0) & (at.real < 1.0)).any():
                yield point

    def touched(self, point: Term) -> Iterator[Span]:
        """The straight strokes through or from a point."""
        z = self.z(point)
        yield from (s for s in self.spans if self.on(s, z).any())

    def on(self, span: Span, z: np.ndarray) -> np.ndarray:
        """Where a place lies on a straight stroke."""
        at = (z - span.start) / span.way
        inside = (at.real > span.low - self.near) & (at.real < span.high + self.near)
        return (np.absolute(at.imag) < self.near) & inside

    def overlaps(self, stroke: Stroke) -> bool:
        """Whether another stroke runs along a part of this one, so that neither's line can be told."""
        mine = next((s for s in self.spans if s.stroke == stroke), None)
        if mine is not None:
            return any(self._along(mine, other) for other in self.spans if other is not mine)
        value = self.at.value(stroke.term)
        if not isinstance(value, plane.Circle | plane.Arc):
            return False
        return any(
            (
                (np.absolute(value.center - other.center) < self.near)
                & (np.absolute(value.radius - other.radius) < self.near)
            ).any()
            for other in (self.at.value(s.term) for s in self.ink.strokes if s != stroke)
            if isinstance(other, plane.Circle | plane.Arc)
        )

    def covers(self, a: Term, b: Term) -> bool:
        """Whether a straight stroke runs along a part of the way between two points."""
        value = plane.Segment(self.z(a), self.z(b))
        mine = self._span(Stroke(Segment(a, b)), value)
        return any(self._along(mine, other) for other in self.spans)

    def _along(self, one: Span, other: Span) -> bool:
        """Whether two straight strokes have more than a point in common."""
        turned = other.way / one.way  # a factor of 0 times an endless stroke is caught by `straight`
        start = (other.start - one.start) / one.way
        straight = (np.absolute(turned.imag) < _SAME) & (np.absolute(start.imag) < self.near)
        with np.errstate(invalid="ignore"):
            ends = start.real + turned.real * other.low, start.real + turned.real * other.high
            shared = np.minimum(one.high, np.maximum(*ends)) - np.maximum(one.low, np.minimum(*ends))
            return bool((straight & (shared > self.near)).any())

    # -- which things may bear a sign ----------------------------------------------------------

    def clear_segment(self, thing: Term) -> bool:
        """Whether a segment is drawn, has room for ticks, and no other point on it."""
        free = not isinstance(thing, Segment) or not any(self.between(thing.A, thing.B))
        return free and self.length(thing) > 2 * CLOSE and self.shows(thing)

    def clear_angle(self, angle: Term) -> bool:
        """Whether an angle's arms are drawn, and it is neither so narrow nor so wide that a sign would lie."""
        if not isinstance(angle, Angle) or not self.shows(angle):
            return False
        size = np.degrees(self.at.angle(angle))
        return bool((size > 12.0).all() and (size < 165.0).all())

    def crossed(self, l: Term, m: Term) -> bool:
        """Whether two lines are drawn where they meet, with room for a small square."""
        meet = plane.meet_lines(self.at.line(line_of(l)), self.at.line(line_of(m)))
        return all(self._reaches(thing, meet) for thing in (l, m))

    def _reaches(self, thing: Term, z: np.ndarray) -> bool:
        way = self.at.line(line_of(thing)).direction
        along = (s for s in self.spans if (np.absolute((s.way / way).imag) < _SAME).all())
        return any(self.on(s, z).all() for s in along)

    # -- figures ---------------------------------------------------------------------------------

    @cached_property
    def surfaces(self) -> tuple[Term, ...]:
        """What could be shaded: polygons, circles and regions, if they are drawn."""
        circles = (n.ref for n in self.site.scene.nodes if n.type == "circle")
        regions = (n.ref for n in self.site.scene.nodes if n.type == "region")
        found = (x for x in (*self.site.inventory.polygons, *circles) if self.sayable(x))
        drawn = filter(self._framed, found)
        return (*drawn, *regions)

    def _framed(self, thing: Term) -> bool:
        if isinstance(thing, Polygon):
            return all(self.shows(side) for side in thing.sides())
        return self.shows(thing)
