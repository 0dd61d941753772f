"""What stands on the stage of a figure: the points, edges, triangles and circles to which something can be added."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from itertools import combinations
from typing import Any

import numpy as np

from geodsl.ink import ink
from geodsl.ink.strokes import hidden_points
from geodsl.instances import Instances
from geodsl.language.term import Term
from geodsl.numeric import plane
from geodsl.objects import Polygon, Ref
from geodsl.scene import Scene

__all__ = ["NEAR", "Stage", "mostly"]

NEAR = 1e-6  # what is nearer to a curve, as share of the figure, is on it
FLAT = 24.0  # degrees: triangles with a smaller angle aren't grown upon

Pair = tuple[str, str]
Numbers = Any


def mostly(values: Numbers) -> float:
    """What most of some values reach: all but a fifth."""
    return float(np.sort(values)[len(values) // 5])


class Stage:
    """A scene with some of its figures, looked at as a reader does: what is drawn, and what lies on what.

    Attributes:
        points: visible points with a letter, in the order of the scene.
        z: their places, one array each.
        lines: the points of each straight stroke, in order; endless strokes, too.
        circles: drawn circles.
    """

    def __init__(self, scene: Scene, at: Instances) -> None:
        self.scene = scene
        self.at = at
        self.size = at.size
        hidden = hidden_points(scene)
        self.ink = ink(scene)
        shown = {letter.point.name for letter in self.ink.letters if letter.text is not None}
        self.points = tuple(p for p in scene.points if p not in hidden and p in shown)
        self.z: dict[str, Numbers] = {p: self._point(p) for p in scene.points}
        self._table = np.array([self.z[p] for p in self.points]).reshape(len(self.points), at.n)
        self.lines: list[tuple[str, ...]] = []
        self.bounded: list[bool] = []
        self._ways: list[Numbers] = []
        self.circles: dict[str, tuple[Numbers, Numbers]] = {}
        self.arcs: list[tuple[str, Any]] = []
        for stroke in self.ink.strokes:
            value = at.value(stroke.term)
            match value:
                case plane.Segment(a, b):
                    self._straight(a, b - a, 1.0)
                case plane.Ray(origin, way):
                    self._straight(origin, way, None)
                case plane.Line(origin, way):
                    self._straight(origin, way, None)
                case plane.Circle(center, radius) if isinstance(stroke.term, Ref):
                    self.circles[stroke.term.name] = self._all(center), self._all(radius)
                case plane.Arc() if isinstance(stroke.term, Ref):
                    self.arcs.append((stroke.term.name, value))

    def _all(self, x: Any) -> Numbers:
        return np.broadcast_to(x, (self.at.n,))

    def _point(self, name: str) -> Numbers:
        return self._all(self.at.point(Ref(name, "point")))

    def _straight(self, start: Any, way: Any, end: float | None) -> None:
        """Enter a straight stroke with the points that are always on it."""
        start, way = self._all(start), self._all(way)
        square = way.real**2 + way.imag**2
        v = self._table - start
        t = (v.real * way.real + v.imag * way.imag) / square
        on = (np.absolute(v - t * way) <= NEAR * self.size).all(1)
        if end is not None:
            on &= ((t >= -NEAR) & (t <= end + NEAR)).all(1)
        found = sorted((float(t[k, 0]), self.points[k]) for k in np.flatnonzero(on))
        self.lines.append(tuple(name for _, name in found))
        self.bounded.append(end is not None)
        self._ways.append(way)

    # -- what there is -------------------------------------------------------------------------

    @cached_property
    def edges(self) -> tuple[Pair, ...]:
        """Pairs of points between which there is ink: whole strokes and their pieces, each once."""
        found: dict[frozenset[str], Pair] = {}
        for line, bounded in zip(self.lines, self.bounded, strict=True):
            if bounded and len(line) > 1:
                found.setdefault(frozenset((line[0], line[-1])), (line[0], line[-1]))
        for line in self.lines:
            for pair in combinations(line, 2):
                found.setdefault(frozenset(pair), pair)
        return tuple(found.values())

    @cached_property
    def whole(self) -> tuple[Pair, ...]:
        """The ends of drawn segments."""
        found = {
            frozenset((line[0], line[-1])): (line[0], line[-1])
            for line, bounded in zip(self.lines, self.bounded, strict=True)
            if bounded and len(line) > 1
        }
        return tuple(found.values())

    @cached_property
    def _inked(self) -> frozenset[frozenset[str]]:
        return frozenset(frozenset(pair) for pair in self.edges)

    def joined(self, a: str, b: str) -> bool:
        """Whether there is ink from one point to the other."""
        return frozenset((a, b)) in self._inked

    @cached_property
    def triangles(self) -> tuple[tuple[str, str, str], ...]:
        """Triangles whose sides are drawn, and that aren't flat; those that the program names come twice."""
        named = [tuple(c.name for c in p.corners) for p in self._polygons(3)]
        found = [(a, b, c) for a, b, c in combinations(self.points, 3) if self._closed(a, b, c)]
        known = {frozenset(t) for t in found}
        return tuple([t for t in named if frozenset(t) in known] * 2 + found)

    def _closed(self, a: str, b: str, c: str) -> bool:
        return (
            self.joined(a, b)
            and self.joined(b, c)
            and self.joined(c, a)
            and self.angles(a, b, c) > FLAT
            and self.share(a, b, c) > 0.2
        )

    @cached_property
    def quadrilaterals(self) -> tuple[tuple[str, ...], ...]:
        """Quadrilaterals that the program names and whose sides are drawn."""
        found = (tuple(c.name for c in p.corners) for p in self._polygons(4))
        return tuple(
            dict.fromkeys(
                q
                for q in found
                if all(p in self.points for p in q)
                and all(self.joined(q[k - 1], q[k]) for k in range(4))
                and self.convex(q)
            )
        )

    def _polygons(self, corners: int) -> Iterable[Polygon]:
        spoken: list[Term] = [*self.scene.given, *self.scene.shown, *self.scene.directives]
        spoken += [n.term for n in self.scene.nodes]
        found = {
            part.key: part
            for term in spoken
            for part in term.walk()
            if isinstance(part, Polygon) and len(part.corners) == corners
        }
        return found.values()

    def convex(self, corners: tuple[str, ...]) -> bool:
        turns = [
            plane.cross(
                self.z[corners[k]] - self.z[corners[k - 1]], self.z[corners[k - 3]] - self.z[corners[k]]
            )
            for k in range(4)
        ]
        return bool(np.mean(np.all(np.sign(turns) == np.sign(turns[0]), axis=0)) > 0.8)

    @cached_property
    def on(self) -> dict[str, tuple[str, ...]]:
        """The points on each drawn circle."""
        return {
            w: tuple(
                p
                for p in self.points
                if (np.absolute(np.absolute(self.z[p] - c) - r) < NEAR * self.size).all()
            )
            for w, (c, r) in self.circles.items()
        }

    @cached_property
    def center(self) -> dict[str, str]:
        """The named centres of drawn circles."""
        return {
            w: p
            for w, (c, _) in self.circles.items()
            for p in self.points
            if (np.absolute(self.z[p] - c) < NEAR * self.size).all()
        }

    # -- measures: the worst of most figures -----------------------------------------------------

    def angle(self, a: str, b: str, c: str) -> Numbers:
        """The angle at b, in degrees."""
        u, v = self.z[a] - self.z[b], self.z[c] - self.z[b]
        return np.degrees(np.absolute(np.arctan2(plane.cross(u, v), plane.dot(u, v))))

    def angles(self, a: str, b: str, c: str) -> float:
        """The least angle of a triangle, as it mostly is."""
        all_three = (self.angle(a, b, c), self.angle(b, c, a), self.angle(c, a, b))
        return mostly(np.min(all_three, axis=0))

    def share(self, *points: str) -> float:
        """How far apart points mostly are at most, as share of the figure."""
        far = [np.absolute(self.z[a] - self.z[b]) for a, b in combinations(points, 2)]
        return mostly(np.max(far, axis=0) / self.size)

    def off(self, p: str, a: str, b: str) -> float:
        """How far a point mostly is from the line through two others, as share of the figure."""
        way = self.z[b] - self.z[a]
        away = np.absolute(plane.cross(way, self.z[p] - self.z[a])) / np.maximum(np.absolute(way), 1e-12)
        return mostly(away / self.size)

    def over(self, p: str, a: str, b: str) -> bool:
        """Whether the foot of a point on a segment mostly lies well within it."""
        way = self.z[b] - self.z[a]
        t = plane.dot(self.z[p] - self.z[a], way) / np.absolute(way) ** 2
        return bool(np.mean((t > 0.15) & (t < 0.85)) > 0.85)

    def cross(self, a: str, b: str, c: str, d: str) -> bool:
        """Whether two segments cross well within both, at a point that has no name yet."""
        u, v, w = self.z[b] - self.z[a], self.z[d] - self.z[c], self.z[c] - self.z[a]
        with np.errstate(all="ignore"):
            area = plane.cross(u, v)
            s, t = plane.cross(w, v) / area, plane.cross(w, u) / area
        if not np.all((s > 0.05) & (s < 0.95) & (t > 0.05) & (t < 0.95)):
            return False
        corner = self.z[a] + s * u
        return not any((np.absolute(z - corner) < NEAR * self.size).all() for z in self.z.values())

    def slanted(self, a: str, b: str, c: str, d: str) -> float:
        """The angle between two lines, in degrees, as it mostly is."""
        u, v = self.z[b] - self.z[a], self.z[d] - self.z[c]
        sine = np.absolute(plane.cross(u, v)) / np.maximum(np.absolute(u) * np.absolute(v), 1e-12)
        return float(np.degrees(np.arcsin(min(1.0, mostly(sine)))))

    def untouched(self, p: str, w: str) -> bool:
        """Whether no drawn line touches a circle at one of its points."""
        center, radius = self.circles[w]
        arm = (self.z[p] - center) / radius
        for way, line in zip(self._ways, self.lines, strict=True):
            if p in line and (np.absolute(plane.dot(way, arm)) < NEAR * np.absolute(way)).all():
                return False
        return True

    def ratio(self, p: str, w: str) -> Numbers:
        """How far a point is from a circle's centre, in radii."""
        center, radius = self.circles[w]
        return np.absolute(self.z[p] - center) / radius
