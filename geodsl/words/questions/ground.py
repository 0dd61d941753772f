"""The ground of questions: what one picture shows, found out once: letters, straight strokes, circles, angles."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from typing import Any

import numpy as np

from geodsl.facts.center_of import CenterOf
from geodsl.language.term import Fact, Term
from geodsl.ledger import FALSE, TRUE
from geodsl.numeric import plane
from geodsl.objects import Angle, Line, Polygon, Ref, Segment
from geodsl.units import SHARE
from geodsl.words.questions.draw import Draw
from geodsl.words.questions.matter import Matter
from geodsl.words.view import View

__all__ = ["Carrier", "Ground"]

_NEAR = 1e-7  # share of the figure within which two places are one
_SLENDER = 10.0  # degrees that an angle differs from 0 and 180 by, to be asked about


@dataclass(frozen=True)
class Carrier:
    """A straight line along which something is drawn.

    Attributes:
        term: what to call it.
        origin, way: a point and the unit vector along it.
        spans: from where to where it is drawn, apart from each other.
        points: the lettered points on what is drawn, span by span, in order.
        names: all that it may be called.
    """

    term: Term
    origin: complex
    way: complex
    spans: tuple[tuple[float, float], ...]
    points: tuple[tuple[Ref, ...], ...]

    @property
    def all(self) -> tuple[Ref, ...]:
        return tuple(p for some in self.points for p in some)

    @property
    def names(self) -> tuple[Term, ...]:
        return (self.term, *(Line(a, b) for a, b in combinations(self.all, 2)))


class Ground:
    """What a view's picture shows."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.size = float(np.broadcast_to(view.at.size, (1,))[0])
        self.matters: dict[str, tuple[Matter, ...]] = {}  # by kind, as far as they were looked for

    # -- points ----------------------------------------------------------------------------------------

    @cached_property
    def points(self) -> tuple[Ref, ...]:
        """The points that are known by their letters."""
        return tuple(x.point for x in self.view.ink.letters if x.text == x.point.name)

    @cached_property
    def z(self) -> dict[Ref, complex]:
        """Where every point is."""
        at = self.view.at
        return {n.ref: _one(at.value(n.ref)) for n in self.view.scene.nodes if n.type == "point"}

    @cached_property
    def order(self) -> dict[Ref, int]:
        """The letters' order: that of the alphabet."""
        return {p: k for k, p in enumerate(sorted(self.points, key=lambda p: p.name))}

    def pair(self, a: Ref, b: Ref) -> tuple[Ref, Ref]:
        """Two points as they are named together, in whatever order they came."""
        return (a, b) if self.order[a] < self.order[b] else (b, a)

    # -- curves ----------------------------------------------------------------------------------------

    @cached_property
    def drawn(self) -> frozenset[str]:
        return frozenset(s.term.key for s in self.view.ink.strokes)

    def _known(self, kind: str) -> tuple[Ref, ...]:
        knows = self.view.legible.knows
        return tuple(
            n.ref
            for n in self.view.scene.nodes
            if n.type == kind and n.ref.key in self.drawn and knows(n.ref)
        )

    @cached_property
    def circles(self) -> tuple[Ref, ...]:
        """The drawn circles that can be spoken of."""
        return self._known("circle")

    @cached_property
    def arcs(self) -> tuple[Ref, ...]:
        return self._known("arc")

    @cached_property
    def centers(self) -> frozenset[tuple[str, str]]:
        """The names of circles with those of their centres."""
        facts = (*self.view.stated, *self.view.implied)
        return frozenset((f.w.key, f.O.key) for f in facts if isinstance(f, CenterOf))

    @cached_property
    def carriers(self) -> tuple[Carrier, ...]:
        """The straight lines that are drawn, each once, with what a reader calls them."""
        found: list[tuple[complex, complex, list[tuple[float, float]], list[Term]]] = []
        for stroke in self.view.ink.strokes:
            value = self.view.at.value(stroke.term)
            if not isinstance(value, plane.Segment | plane.Ray | plane.Line):
                continue
            start, way = _one(value.origin), _one(value.direction)
            for origin, along, spans, terms in found:
                off = (np.conjugate(along) * (start - origin)).imag
                turned = (np.conjugate(along) * way).imag
                if abs(off) <= _NEAR * self.size and abs(turned) <= _NEAR:
                    spans.append(_span(value, origin, along))
                    terms.append(stroke.term)
                    break
            else:
                found.append((start, way, [_span(value, start, way)], [stroke.term]))
        out = (self._carrier(*entry) for entry in found)
        return tuple(c for c in out if c is not None)

    def _carrier(
        self, origin: complex, way: complex, spans: list[tuple[float, float]], terms: list[Term]
    ) -> Carrier | None:
        merged = _merged(spans, _NEAR * self.size)
        on: list[list[tuple[float, Ref]]] = [[] for _ in merged]
        for p in self.points:
            step = np.conjugate(way) * (self.z[p] - origin)
            if abs(step.imag) > _NEAR * self.size:
                continue
            for k, (low, high) in enumerate(merged):
                if low - _NEAR * self.size <= step.real <= high + _NEAR * self.size:
                    on[k].append((step.real, p))
        points = tuple(tuple(p for _, p in sorted(some, key=lambda e: e[0])) for some in on)
        longest = max(points, key=len)
        written = [t for t in terms if isinstance(t, Ref) and self.view.legible.knows(t)]
        if len(longest) >= 2:
            # As it is drawn, where a stroke goes from letter to letter; else from end to end.
            ends = [t for t in terms if isinstance(t, Segment) and {t.A, t.B} <= set(self.points)]
            own = (ends[0].A, ends[0].B) if ends else (longest[0], longest[-1])
            term: Term = Line(*self.pair(*own))
        elif written and written[0].type == "line":
            term = written[0]
        else:
            return None
        return Carrier(term, origin, way, tuple(merged), points)

    @cached_property
    def pieces(self) -> int:
        """How many straight strokes one sees, whatever they are made of."""
        return sum(len(c.spans) for c in self.carriers)

    @cached_property
    def segments(self) -> tuple[Segment, ...]:
        """The segments between letters along which all is drawn."""
        pairs = (p for c in self.carriers for some in c.points for p in combinations(some, 2))
        return tuple({s.key: s for s in (Segment(*self.pair(*p)) for p in pairs)}.values())

    @cached_property
    def _joined(self) -> frozenset[str]:
        return frozenset(s.key for s in self.segments)

    def joined(self, a: Ref, b: Ref) -> bool:
        """Whether a stroke joins two points."""
        return Segment(a, b).key in self._joined

    @cached_property
    def angles(self) -> tuple[Angle, ...]:
        """The angles between drawn arms, each once, called by the farthest letters on its arms."""
        arms: dict[Ref, list[Ref]] = {}
        for c in self.carriers:
            for some in c.points:
                for k, v in enumerate(some):
                    ends = ([some[0]] if k else []) + ([some[-1]] if k < len(some) - 1 else [])
                    arms.setdefault(v, []).extend(ends)
        out = []
        for v, ends in arms.items():
            for a, b in combinations(ends, 2):
                if _SLENDER <= self.degrees(Angle(a, v, b)) <= 180.0 - _SLENDER:
                    a, b = self.pair(a, b)
                    out.append(Angle(a, v, b))
        return tuple({a.key: a for a in out}.values())

    @cached_property
    def triangles(self) -> tuple[Polygon, ...]:
        """Three letters that are joined and don't lie on one line."""
        out = []
        for corners in combinations(self.points, 3):
            a, b, c = sorted(corners, key=self.order.__getitem__)
            if self.joined(a, b) and self.joined(b, c) and self.joined(a, c):
                if all(self.degrees(x) >= _SLENDER for x in Polygon((a, b, c)).angles()):
                    out.append(Polygon((a, b, c)))
        return tuple(out)

    @cached_property
    def quadrilaterals(self) -> tuple[Polygon, ...]:
        """Four letters that are joined round about, the corners real ones."""
        out: dict[str, Polygon] = {}
        beside = {p: [q for q in self.points if q != p and self.joined(p, q)] for p in self.points}
        for a in self.points:
            for b in beside[a]:
                for c in beside[b]:
                    for d in beside[c] if c != a else ():
                        if len({a, b, c, d}) == 4 and a in beside[d]:
                            polygon = self._named((a, b, c, d))
                            out.setdefault(polygon.key, polygon)
        return tuple(p for p in out.values() if self._upright(p))

    def _named(self, corners: tuple[Ref, ...]) -> Polygon:
        """A polygon from its first letter on, towards the earlier of that one's neighbours."""
        n = len(corners)
        first = min(range(n), key=lambda k: self.order[corners[k]])
        step = 1 if self.order[corners[(first + 1) % n]] < self.order[corners[first - 1]] else -1
        return Polygon(tuple(corners[(first + step * k) % n] for k in range(n)))

    def _upright(self, p: Polygon) -> bool:
        turns = []
        n = len(p.corners)
        for k, corner in enumerate(p.corners):
            before, after = self.z[p.corners[k - 1]], self.z[p.corners[(k + 1) % n]]
            if not _SLENDER <= self.degrees(p.angles()[k]) <= 180.0 - _SLENDER:
                return False
            turns.append(((np.conjugate(self.z[corner] - before)) * (after - self.z[corner])).imag)
        return all(t > 0 for t in turns) or all(t < 0 for t in turns)

    def near(self, p: Ref, carrier: Carrier) -> bool:
        """Whether a point is too near to a line, drawn up to there or not, to be told from one on it."""
        return abs((np.conjugate(carrier.way) * (self.z[p] - carrier.origin)).imag) < SHARE * self.size

    # -- sizes -----------------------------------------------------------------------------------------

    def length(self, s: Segment) -> float:
        return abs(self.z[s.A] - self.z[s.B])

    def degrees(self, a: Angle) -> float:
        turn = (self.z[a.C] - self.z[a.B]) * np.conjugate(self.z[a.A] - self.z[a.B])
        return float(abs(np.degrees(np.angle(turn))))

    # -- facts -----------------------------------------------------------------------------------------

    def proper(self, fact: Fact) -> bool:
        """Whether the angles and the shapes that a fact speaks of are real ones, and not flat."""
        return all(
            self._open(a)
            for t in fact.walk()
            if isinstance(t, Angle | Polygon)
            for a in ((t,) if isinstance(t, Angle) else t.angles())
        )

    def _open(self, a: Angle) -> bool:
        if not all(p in self.z for p in a.args):
            return True
        return _SLENDER <= self.degrees(a) <= 180.0 - _SLENDER

    def clear(self, facts: Iterable[Fact]) -> list[tuple[Fact, bool]]:
        """Those of some facts of which a reader can tell and that are true or clearly false; and which."""
        some = [f for f in {f.key: f for f in facts}.values() if self.proper(f)]
        if not some:
            return []
        told = [f for f, t in zip(some, self.view.legible.all_told(some), strict=True) if t]
        return [
            (f, v == TRUE) for f, v in zip(told, self.view.judge(told), strict=True) if v in (TRUE, FALSE)
        ]

    def draw(self, purpose: str) -> Draw:
        """Chance for what is looked for: the same for every figure."""
        return Draw(0, f"questions {purpose}")


def _one(value: Any) -> complex:
    return complex(np.broadcast_to(value, (1,))[0])


def _span(value: Any, origin: complex, way: complex) -> tuple[float, float]:
    def along(z: Any) -> float:
        return float((np.conjugate(way) * (_one(z) - origin)).real)

    if isinstance(value, plane.Segment):
        low, high = sorted((along(value.a), along(value.b)))
        return low, high
    if isinstance(value, plane.Ray):
        ahead = (np.conjugate(way) * _one(value.direction)).real > 0
        return (along(value.origin), np.inf) if ahead else (-np.inf, along(value.origin))
    return -np.inf, np.inf


def _merged(spans: Sequence[tuple[float, float]], near: float) -> list[tuple[float, float]]:
    out: list[tuple[float, float]] = []
    for low, high in sorted(spans):
        if out and low <= out[-1][1] + near:
            out[-1] = (out[-1][0], max(out[-1][1], high))
        else:
            out.append((low, high))
    return out
