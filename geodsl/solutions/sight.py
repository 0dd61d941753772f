"""What one sees in a figure before anything is reckoned: straight lines with their points in order, rays,
angles, triangles, circles with their points."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import combinations
from typing import Any, NamedTuple

import numpy as np

from geodsl.constructions.round_measures import ArcLength, RegionArea
from geodsl.ink import ink
from geodsl.instances import Instances
from geodsl.language.term import Fact, Term
from geodsl.numeric import plane
from geodsl.objects import Angle, Line, Polygon, Ray, Ref, Segment
from geodsl.scene import Scene
from geodsl.solutions.claim import Size
from geodsl.solutions.labels import expression

__all__ = ["Circle", "Sight", "Straight", "around"]

_CLOSE = 1e-9  # of the figure's size
_LETTER = re.compile(r"[A-Z][0-9]*'*")


class Straight(NamedTuple):
    """A straight line that one sees: its points in order, at least two."""

    points: tuple[str, ...]


class Circle(NamedTuple):
    """A circle that one sees or is told of, and the points on it."""

    name: str
    points: tuple[str, ...]
    center: str | None


class Sight:
    """One figure. What is seen holds in the figure itself and in further figures of its family.

    Args:
        at: the figure, then others of the family.
        spoken: what is told or asked: its segments and angles are seen, too, and its names are used.
    """

    def __init__(self, scene: Scene, at: Instances, spoken: Iterable[Term] = ()) -> None:
        self.scene, self.at = scene, at
        self.ink = ink(scene)
        spoken = tuple(spoken)
        self.points = self._letters()
        self.called = frozenset(self.points)
        self.refs = {r.name: r for r in scene.point_refs}
        self._z = {p: np.broadcast_to(at.point(self.refs[p]), (at.n,)) for p in self.points}
        self.z = {p: complex(v[0]) for p, v in self._z.items()}
        self.size = float(np.broadcast_to(at.size, (at.n,))[0])
        self.scale = 1.0  # of lengths, against those of the scene
        self._parts = list(self._straight_parts(spoken))
        self.lines = self._lines()
        self._line: dict[frozenset[str], int] = {}
        for i, line in enumerate(self.lines):
            for pair in combinations(line.points, 2):
                self._line[frozenset(pair)] = i
        self.spoken = spoken
        self._ray_names: dict[tuple[str, int, int], str] = {}
        self._pair_names: dict[frozenset[str], tuple[str, str]] = {}
        self._arm_names: dict[tuple[str, str, str], tuple[str, str, str]] = {}
        for term in spoken:
            for part in term.walk():
                if isinstance(part, Angle):
                    self._prefer(part)
                if isinstance(part, Segment | Line) and isinstance(part.A, Ref) and isinstance(part.B, Ref):
                    self._pair_names.setdefault(
                        frozenset((part.A.name, part.B.name)), (part.A.name, part.B.name)
                    )

    # -- points, lines, rays -------------------------------------------------------------

    def _letters(self) -> tuple[str, ...]:
        """The points that a reader can call by name."""
        found = [
            l.point.name
            for l in self.ink.letters
            if l.text == l.point.name and _LETTER.fullmatch(l.point.name)
        ]
        return tuple(found)

    def _straight_parts(self, spoken: tuple[Term, ...]) -> Iterator[Any]:
        """Values of the straight pieces that are drawn or spoken of."""
        terms: list[Term] = [s.term for s in self.ink.strokes if s.term.makes in ("line", "ray", "segment")]
        for term in spoken:
            for part in term.walk():
                if isinstance(part, Angle):
                    terms += [Segment(part.B, part.A), Segment(part.B, part.C)]
                elif isinstance(part, Polygon):
                    terms += part.sides()
                elif isinstance(part, Line | Ray | Segment):
                    terms.append(Segment(part.A, part.B))
        seen: set[str] = set()
        for term in terms:
            if term.key in seen:
                continue
            seen.add(term.key)
            with np.errstate(all="ignore"):
                value = self.at.value(term)
            if isinstance(value, plane.Segment | plane.Ray | plane.Line):
                yield value

    def _on(self, value: Any, p: str) -> bool:
        """Whether a point lies on a straight piece, in all figures."""
        z, size = self._z[p], np.broadcast_to(self.at.size, (self.at.n,))
        way = (z - value.origin) * np.conjugate(value.direction)
        if not (abs(way.imag) < _CLOSE * size).all():
            return False
        if isinstance(value, plane.Line):
            return True
        start = (way.real > -_CLOSE * size).all()
        if isinstance(value, plane.Ray):
            return bool(start)
        return bool(start and (way.real < plane.distance(value.a, value.b) + _CLOSE * size).all())

    def _lines(self) -> tuple[Straight, ...]:
        carriers: list[tuple[Any, set[str]]] = []
        for value in self._parts:
            on = {p for p in self.points if self._on(value, p)}
            for other, points in carriers:
                if self._one_line(value, other):
                    points |= on
                    break
            else:
                carriers.append((value, on))
        out = []
        for value, on in carriers:
            if len(on) > 1:
                d = complex(np.broadcast_to(value.direction, (self.at.n,))[0])
                out.append(Straight(tuple(sorted(on, key=lambda p: (self.z[p] * d.conjugate()).real))))
        return tuple(dict.fromkeys(out))

    def _one_line(self, a: Any, b: Any) -> bool:
        size = self.at.size
        turned = abs(plane.cross(a.direction, b.direction)) < _CLOSE
        apart = abs(plane.offset(b.origin, plane.Line(a.origin, a.direction))) < _CLOSE * size
        return bool((turned & apart).all())

    def line(self, a: str, b: str) -> int | None:
        """The line through two points, if one sees one."""
        return self._line.get(frozenset((a, b)))

    def line_of(self, term: Term) -> int | None:
        """The line that a term speaks of, if two points on it have names."""
        if isinstance(term, Line | Ray | Segment) and isinstance(term.A, Ref) and isinstance(term.B, Ref):
            found = self.line(term.A.name, term.B.name)
            if found is not None:
                return found
        with np.errstate(all="ignore"):
            value = self.at.line(term)
        for i, line in enumerate(self.lines):
            a, b = (self._z[p] for p in line.points[:2])
            if self._one_line(value, plane.Line(a, plane.unit(b - a))):
                return i
        return None

    def rays(self, v: str) -> list[tuple[int, int]]:
        """The rays that start at a point: lines, and to which side."""
        out = []
        for i, line in enumerate(self.lines):
            if v in line.points:
                k = line.points.index(v)
                out += [(i, -1)] if k > 0 else []
                out += [(i, 1)] if k < len(line.points) - 1 else []
        return out

    def ray(self, v: str, x: str) -> tuple[int, int] | None:
        i = self.line(v, x)
        if i is None or v == x:
            return None
        points = self.lines[i].points
        return i, 1 if points.index(x) > points.index(v) else -1

    def on_ray(self, v: str, ray: tuple[int, int]) -> tuple[str, ...]:
        """The points of a ray, the nearest first."""
        points = self.lines[ray[0]].points
        k = points.index(v)
        return points[k + 1 :] if ray[1] > 0 else points[:k][::-1]

    def way(self, v: str, ray: tuple[int, int]) -> complex:
        """The direction of a ray."""
        d = self.z[self.on_ray(v, ray)[0]] - self.z[v]
        return d / abs(d)

    def between(self, a: str, b: str, c: str) -> bool:
        """Whether b lies between a and c on a line that one sees."""
        i = self.line(a, c)
        if i is None or b not in (points := self.lines[i].points):
            return False
        x, y, z = (points.index(p) for p in (a, b, c))
        return x < y < z or z < y < x

    # -- sizes ---------------------------------------------------------------------------

    def _prefer(self, angle: Angle) -> None:
        if all(isinstance(p, Ref) for p in angle.args):
            a, v, c = (p.name for p in angle.args)
            self._arm_names.setdefault((min(a, c), v, max(a, c)), (a, v, c))
            for x in (a, c):
                if v in self.z and x in self.z and (ray := self.ray(v, x)):
                    self._ray_names.setdefault((v, *ray), x)

    def angle_at(self, v: str, r: tuple[int, int], s: tuple[int, int]) -> Size | None:
        """The angle between two rays; none where they are one or opposite."""
        if r[0] == s[0]:
            return None
        a, c = (self._ray_names.get((v, *ray)) or self.on_ray(v, ray)[-1] for ray in (r, s))
        names = (min(a, c), v, max(a, c))
        return Size("angle", self._arm_names.get(names, names))

    def angle(self, a: str, v: str, c: str) -> Size | None:
        r, s = self.ray(v, a), self.ray(v, c)
        return self.angle_at(v, r, s) if r and s else None

    def length(self, a: str, b: str) -> Size | None:
        """The length from one point to another on a line that one sees."""
        if a == b or self.line(a, b) is None:
            return None
        return Size("length", self.pair(a, b))

    def pair(self, a: str, b: str) -> tuple[str, str]:
        """Two points in the order in which they are spoken of."""
        return self._pair_names.get(frozenset((a, b))) or (min(a, b), max(a, b))

    def distance(self, a: str, b: str) -> float:
        return abs(self.z[a] - self.z[b])

    def cross(self, a: str, b: str, c: str) -> float:
        """Twice the area of a triangle, with its sign."""
        u, v = self.z[b] - self.z[a], self.z[c] - self.z[a]
        return (u.conjugate() * v).imag

    def measured(self, size: Size) -> float:
        """How large something is in the figure: degrees, or the figure's unit."""
        n = size.names
        match size.kind:
            case "angle":
                u, v = self.z[n[0]] - self.z[n[1]], self.z[n[2]] - self.z[n[1]]
                return math.degrees(abs(math.atan2((u.conjugate() * v).imag, (u.conjugate() * v).real)))
            case "length":
                return self.distance(*n)
            case "area":
                z = [self.z[p] for p in n]
                return abs(sum((a.conjugate() * b).imag for a, b in zip(z, z[1:] + z[:1], strict=True))) / 2
            case "perimeter":
                return sum(self.distance(a, b) for a, b in zip(n, n[1:] + n[:1], strict=True))
            case "region" | "arc":
                maker, power = (RegionArea, 2) if size.kind == "region" else (ArcLength, 1)
                value = self.at.number(maker(self.scene.by_name[n[0]].ref))
                return float(np.broadcast_to(value, (self.at.n,))[0]) * self.scale**power
            case "unknown":
                return self.unknowns[n]
            case "number":
                ref = self.scene.by_name[n[0]].ref
                found = float(np.broadcast_to(self.at.number(ref), (self.at.n,))[0])
                return math.degrees(found) if ref.makes == "degrees" else found * self.scale
        radius = self.radius(n[0])
        return {"radius": radius, "circumference": 2 * math.pi * radius, "disc": math.pi * radius**2}[
            size.kind
        ]

    @cached_property
    def unknowns(self) -> dict[tuple[str, ...], float]:
        """Letters in labels and their values, where all that stand at angles, or at segments, agree."""
        found: dict[tuple[str, ...], list[float]] = {}
        for w in self.ink.written:
            e = expression(w.text) if w.text is not None and isinstance(w.thing, Angle | Segment) else None
            if e is None or not all(isinstance(p, Ref) and p.name in self.called for p in w.thing.args):
                continue
            kind = "angle" if isinstance(w.thing, Angle) else "length"
            size = self.measured(Size(kind, tuple(p.name for p in w.thing.args)))
            found.setdefault((e.letter, kind), []).append((size - float(e.number)) / float(e.factor))
        return {
            name: values[0]
            for name, values in found.items()
            if max(values) - min(values) < _CLOSE * max(1.0, abs(values[0])) and values[0] > 0
        }

    # -- polygons and circles ------------------------------------------------------------

    @cached_property
    def triangles(self) -> tuple[tuple[str, str, str], ...]:
        """Three points that aren't in line, each two of them joined."""
        out = []
        for t in combinations(self.points, 3):
            sides = [self.line(a, b) for a, b in combinations(t, 2)]
            if None not in sides and len(set(sides)) == 3:
                out.append((t[0], t[1], t[2]))
        return tuple(out)

    @cached_property
    def polygons(self) -> tuple[tuple[str, ...], ...]:
        """The polygons that are told of or asked for, and all triangles."""
        found: dict[tuple[str, ...], None] = dict.fromkeys(self.triangles)
        for term in (*self.spoken, *self.scene.given):
            for part in term.walk():
                if isinstance(part, Polygon) and all(isinstance(c, Ref) for c in part.corners):
                    names = tuple(c.name for c in part.corners)
                    if all(n in self.called for n in names):
                        found.setdefault(around(names))
        return tuple(found)

    def radius(self, w: str) -> float:
        value = self.at.value(self.scene.by_name[w].ref)
        return self.scale * float(np.broadcast_to(value.radius, (self.at.n,))[0])

    @cached_property
    def circles(self) -> tuple[Circle, ...]:
        """The circles that are drawn, with the points on them; arcs count with their own points only."""
        drawn = {s.term.name for s in self.ink.strokes if isinstance(s.term, Ref)}
        out = []
        for node in self.scene.nodes:
            if node.type not in ("circle", "arc") or node.name not in drawn:
                continue
            value = self.at.value(node.ref)
            on = [
                p
                for p in self.points
                if (abs(abs(self._z[p] - value.center) - value.radius) < _CLOSE * self.at.size).all()
            ]
            if isinstance(value, plane.Arc):
                on = [p for p in on if self._along(value, p)]
            mid = [p for p in self.points if (abs(self._z[p] - value.center) < _CLOSE * self.at.size).all()]
            out.append(Circle(node.name, tuple(on), mid[0] if mid else None))
        return tuple(out)

    def _along(self, arc: Any, p: str) -> bool:
        turned = np.angle(self._z[p] - arc.center) - arc.start
        sweep = arc.sweep
        along = np.mod(turned * np.sign(sweep), 2 * np.pi)
        return bool(((along <= abs(sweep) + 1e-9) | (along > 2 * np.pi - 1e-9)).all())

    def spoken_of(self, fact: Fact | Term) -> bool:
        """Whether all points of a term have names that a reader can call."""
        return all(r.name in self.called for r in fact.walk() if isinstance(r, Ref) and r.makes == "point")


def around(corners: tuple[str, ...]) -> tuple[str, ...]:
    """The corners of a polygon in one canonical order, from whichever of them it is read."""
    n = len(corners)
    return min(tuple(corners[(i + s * k) % n] for k in range(n)) for i in range(n) for s in (1, -1))
