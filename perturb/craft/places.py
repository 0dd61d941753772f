"""Places: what of a diagram is on the page and lies where in all of its figures, for operators to look at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import combinations

import numpy as np

from geodsl.entailment import closure
from geodsl.facts.between import Between
from geodsl.facts.center_of import CenterOf
from geodsl.facts.on_circle import OnCircle
from geodsl.ink.strokes import hidden_points
from geodsl.instances import Instances
from geodsl.language.term import Fact, Term
from geodsl.measure import Measured
from geodsl.objects import Angle, Polygon, Ref, Segment, names
from geodsl.observe.lines import stated_lines
from perturb.site import Site
from perturb.solving.aim import Way

__all__ = ["Places", "Row", "places"]

_EXACT = 1e-6


@dataclass(frozen=True)
class Row:
    """A line and the points that are on it in every figure.

    Attributes:
        term: what to call it.
        points: in the order of their names' mention.
        drawn: whether it, or a piece of it, is on the page.
        named: whether it is a named line, which runs on beyond its points.
    """

    term: Term
    points: tuple[Ref, ...]
    drawn: bool
    named: bool


class Places:
    """What operators ask of a site; all of it measured on a few figures, none of it decided by rank."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.at: Instances = site.samples
        inventory = site.inventory
        self.index = inventory.index
        drawn = {s.term.key for s in site.plate.strokes}
        self.ink = drawn
        hidden = hidden_points(site.scene)
        self.points: tuple[Ref, ...] = tuple(p for p in inventory.points if p.name not in hidden)
        self.segments: tuple[Segment, ...] = tuple(s for s in inventory.segments if s.key in drawn)
        self.circles: tuple[Ref, ...] = tuple(w for w in inventory.circles if w.key in drawn)
        self.polygons: tuple[Polygon, ...] = tuple(
            p for p in inventory.polygons if all(s.key in drawn for s in p.sides())
        )
        self.triangles = tuple(p for p in self.polygons if len(p.corners) == 3)
        self.quadrilaterals = tuple(p for p in self.polygons if len(p.corners) == 4)

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """The lines in play, each once."""
        out = []
        with np.errstate(all="ignore"):
            found = stated_lines(self.site.inventory, self.at)
        for line in found:
            points = tuple(sorted(line.points, key=lambda p: self.index[p]))
            pieces = any(Segment(a, b).key in self.ink for a, b in combinations(points, 2))
            out.append(Row(line.term, points, pieces or line.term.key in self.ink, line.named))
        return tuple(out)

    @cached_property
    def lines(self) -> tuple[Row, ...]:
        """Those that are drawn."""
        return tuple(r for r in self.rows if r.drawn)

    @cached_property
    def angles(self) -> tuple[Angle, ...]:
        """The angles in play whose arms are drawn."""
        return tuple(
            a
            for a in self.site.inventory.angles
            if all((row := self.row(Segment(a.B, X))) is not None and row.drawn for X in (a.A, a.C))
        )

    @cached_property
    def inner(self) -> tuple[tuple[Ref, Segment], ...]:
        """The points that lie within drawn segments and sides of drawn polygons."""
        sides = {s.key: s for s in self.segments} | {s.key: s for p in self.polygons for s in p.sides()}
        return tuple(
            (P, s)
            for s in sides.values()
            if (row := self.row(s)) is not None
            for P in row.points
            if P not in s.args and P in self.points and self.between(P, s)
        )

    def row(self, s: Segment) -> Row | None:
        """The line of a segment."""
        return next((r for r in self.rows if s.A in r.points and s.B in r.points), None)

    @cached_property
    def _on(self) -> tuple[dict[str, list[Ref]], dict[str, list[Ref]]]:
        on: dict[str, list[Ref]] = {}
        center: dict[str, list[Ref]] = {}
        for fact in (*self.site.told, *self.site.implied):
            if isinstance(fact, OnCircle) and fact.P in self.index:
                on.setdefault(fact.w.key, []).append(fact.P)
            elif isinstance(fact, CenterOf) and fact.O in self.index:
                center.setdefault(fact.w.key, []).append(fact.O)
        return on, center

    def round(self, w: Term) -> tuple[Ref, ...]:
        """The points on a circle, in the order of their mention."""
        return tuple(sorted(set(self._on[0].get(w.key, ())), key=lambda p: self.index[p]))

    def center(self, w: Term) -> Ref | None:
        """The name of a circle's centre."""
        return next(iter(self._on[1].get(w.key, ())), None)

    @cached_property
    def known(self) -> frozenset[str]:
        """The keys of all that holds in every figure."""
        return frozenset(f.key for f in (*self.site.told, *self.site.implied))

    @cached_property
    def corners(self) -> tuple[frozenset[Ref], ...]:
        return tuple(frozenset(p.corners) for p in self.polygons)

    # -- measured --------------------------------------------------------------------------------

    def false(self, facts: Iterable[Fact]) -> list[Fact]:
        """Those that are visibly false in every figure, each once."""
        found = list({f.key: f for f in facts if f.key not in self.known}.values())
        if not found:
            return []
        many = Measured(found)
        with np.errstate(all="ignore"):
            seen = np.all(many.measure(self.at) >= many.least[:, None], axis=1)
        return [f for f, fine in zip(found, seen.tolist(), strict=True) if fine]

    def true(self, fact: Fact) -> bool:
        """Whether one holds in every figure."""
        with np.errstate(all="ignore"):
            return bool((np.absolute(fact.residual(self.at)) < _EXACT).all())

    def near(self, facts: Iterable[Fact], most: int, *, far: float = np.inf) -> list[Fact]:
        """The ones that are nearest to true, counted in least visible gaps, in the order in which they come."""
        found = list(facts)
        if not found or (len(found) <= most and far == np.inf):
            return found
        many = Measured(found)
        with np.errstate(all="ignore"):
            gaps = (many.measure(self.at) / many.least[:, None]).mean(1)
        # Rounded: what is equal but for the last bits keeps its order on every machine.
        gaps = np.round(np.where(np.isfinite(gaps), gaps, np.inf), 6)
        order = [k for k in np.lexsort((np.arange(len(found)), gaps)) if gaps[k] <= far]
        return [found[k] for k in sorted(order[:most])]

    def z(self, P: Term) -> np.ndarray:
        return np.broadcast_to(self.at.point(P), (self.at.n,))

    def between(self, P: Term, s: Segment) -> bool:
        """Whether a point lies visibly between the ends of a segment on whose line it is."""
        a, b, p = self.z(s.A), self.z(s.B), self.z(P)
        along = (np.conjugate(b - a) * (p - a)).real / np.absolute(b - a) ** 2
        room = 0.02 * self.at.size / np.absolute(b - a)
        return bool(((along > room) & (along < 1.0 - room)).all())

    def over(self, P: Term, s: Segment) -> bool:
        """Whether a point lies over a segment: its foot is within."""
        a, b, p = self.z(s.A), self.z(s.B), self.z(P)
        along = (np.conjugate(b - a) * (p - a)).real / np.absolute(b - a) ** 2
        return bool(((along > 0.1) & (along < 0.9)).all())

    def ahead(self, P: Term, r: Term) -> bool:
        """Whether a point lies ahead of a ray's origin."""
        ray = self.at.value(r)
        ahead = (np.conjugate(ray.direction) * (self.z(P) - ray.origin)).real
        return bool((ahead > 0.1 * self.at.size).all())

    def within(self, D: Term, a: Angle) -> bool:
        """Whether a point lies visibly between the arms of an angle."""
        first, second, whole = (self.size(*x) for x in ((a.A, a.B, D), (D, a.B, a.C), a.args))
        room = np.minimum(first, second)
        return bool(((room > 3.0) & (np.absolute(first + second - whole) < 1e-6)).all())

    def turn(self, l: Term, m: Term) -> np.ndarray:
        """The angle between two lines in degrees, at most 90."""
        u, v = (np.broadcast_to(self.at.direction(x), (self.at.n,)) for x in (l, m))
        w = np.conjugate(u) * v
        return np.degrees(np.arctan2(np.absolute(w.imag), np.absolute(w.real)))

    def size(self, A: Term, B: Term, C: Term) -> np.ndarray:
        """The angle ABC in degrees."""
        return np.degrees(np.broadcast_to(self.at.angle(Angle(A, B, C)), (self.at.n,)))

    def side(self, P: Term, line: Term) -> np.ndarray:
        """The signed distance of a point from a line, as share of the figure."""
        l = self.at.line(line)
        return np.broadcast_to(
            (np.conjugate(l.direction) * (self.z(P) - l.origin)).imag / self.at.size, (self.at.n,)
        )

    def feet(self, p: Polygon) -> Iterator[tuple[Ref, Ref, Segment]]:
        """The drawn segments from a triangle's corner to a point within the opposite side: corner, point, side."""
        for k, corner in enumerate(p.corners):
            side = Segment(p.corners[k - 2], p.corners[k - 1])
            row = self.row(side)
            for D in row.points if row is not None else ():
                if D not in p.corners and Segment(corner, D).key in self.ink and self.between(D, side):
                    yield corner, D, side

    def orders(self, *points: Ref) -> tuple[Fact, ...]:
        """What lies between what, as far as it concerns some points."""
        some = (f for f in (*self.site.told, *self.site.implied) if isinstance(f, Between))
        return tuple(f for f in some if not set(points).isdisjoint(f.args))

    # -- what pins ----------------------------------------------------------------------------------

    @cached_property
    def _closures(self) -> tuple[frozenset[str], ...]:
        return tuple(frozenset(closure([f])) for f in self.site.stated)

    @cached_property
    def _order(self) -> dict[str, int]:
        return {node.name: k for k, node in enumerate(self.site.scene.nodes)}

    def earlier(self, name: str) -> tuple[str, ...]:
        """What was there before an object."""
        return tuple(n.name for n in self.site.moving.nodes if self._order[n.name] < self._order[name])

    def pins(self, name: str, facts: Iterable[Fact]) -> tuple[Fact, ...]:
        """Those of some facts that say where an object is, given what was there before it."""
        order = self._order
        found = []
        for fact in facts:
            said = names(fact)
            if name in said and all(order.get(n, -1) <= order[name] for n in said):
                found.append(fact)
        return tuple(found)

    def held(self, curve: Term) -> tuple[str, ...]:
        """What has to stay where it is for a curve to stay: itself, or what it is made from."""
        ways = self.site.moving.ways
        found: dict[str, None] = {}
        for name in names(curve):
            made = [name] if name in ways else [n for n in sorted(self.site.scene.needs(name)) if n in ways]
            found.update(dict.fromkeys(made))
        return tuple(found)

    def alone(self, *some: str) -> tuple[Way, ...]:
        """The ways in which the last of some objects moves by itself, whatever is made from it following: held by
        what still can, or by nothing of what it is made from; or nothing follows."""
        movable = [n for n in some if n in self.site.moving.ways and n in self._order]
        if not movable:
            return ()
        last = max(movable, key=self._order.__getitem__)
        stay = self.earlier(last)
        freed = self.freed(last)
        return Way(stay=stay), Way(stay=stay, gone=self.pins(last, freed.gone)), freed

    def freed(self, *some: str) -> Way:
        """The way in which some objects move and nothing else does: all that is said of them goes."""
        others = tuple(n.name for n in self.site.moving.nodes if n.name not in some)
        return Way(stay=others, gone=tuple(f for f in self.site.stated if not set(some).isdisjoint(names(f))))

    def saying(self, *facts: Fact) -> tuple[Fact, ...]:
        """The stated facts each of which says one of some facts, or all by itself implies it."""
        keys = {f.key for f in facts}
        return tuple(f for f, said in zip(self.site.stated, self._closures, strict=True) if keys & said)


@lru_cache(maxsize=4)
def places(site: Site) -> Places:
    """The places of a site, looked up once."""
    return Places(site)
