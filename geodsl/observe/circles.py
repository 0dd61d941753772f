"""Points on circles, centres, chords, tangents, and points of one circle that nobody named."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from itertools import combinations

import numpy as np

from geodsl.facts.center_of import CenterOf
from geodsl.facts.chord_of import ChordOf
from geodsl.facts.concyclic import Concyclic
from geodsl.facts.diameter_of import DiameterOf
from geodsl.facts.externally_tangent import ExternallyTangent
from geodsl.facts.internally_tangent import InternallyTangent
from geodsl.facts.on_arc import OnArc
from geodsl.facts.on_circle import OnCircle
from geodsl.facts.radius_of import RadiusOf
from geodsl.facts.tangent_to import TangentTo
from geodsl.language.term import Fact
from geodsl.numeric import plane
from geodsl.observe.classes import EXACT, classes, flat
from geodsl.observe.reading import Reading

__all__ = ["Circles"]

_MANY = 50  # with more points than this, only circles through two ends of a segment are looked for
_LARGE = 20.0  # a circle so many times larger than the figure is a line to a reader


class Circles:
    """The named circles and arcs of a reading, and what is on them."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.names = (*reading.inventory.circles, *reading.inventory.arcs)
        self.whole = len(reading.inventory.circles)  # circles come first, then arcs
        n = reading.n
        found = [reading.at.circle(w) for w in self.names]
        self.center = np.array([np.broadcast_to(c.center, (n,)) for c in found]).reshape(len(found), n)
        self.radius = np.array([np.broadcast_to(c.radius, (n,)) for c in found]).reshape(len(found), n)

    @cached_property
    def on(self) -> np.ndarray:
        """Which point is on which circle, always; for arcs, on the circle that they are a part of."""
        reading, out = self.reading, np.zeros((len(self.reading.z), len(self.names)), dtype=bool)
        beside = np.absolute(reading.z0[:, None] - self.center[None, :, 0]) - self.radius[None, :, 0]
        p, w = (np.absolute(beside) <= EXACT * reading.size0).nonzero()
        p, w = reading.always(lambda p, w: np.absolute(reading.z[p] - self.center[w]) - self.radius[w], p, w)
        out[p, w] = True
        return out

    @cached_property
    def centers(self) -> list[list[int]]:
        """The points that are a circle's centre, for every circle."""
        reading = self.reading
        off = np.absolute(reading.z0[:, None] - self.center[None, :, 0])
        p, w = (off <= EXACT * reading.size0).nonzero()
        p, w = reading.always(lambda p, w: reading.z[p] - self.center[w], p, w)
        out: list[list[int]] = [[] for _ in self.names]
        for k, c in zip(p.tolist(), w.tolist(), strict=True):
            out[c].append(k)
        return out

    def facts(self) -> Iterator[Fact]:
        """All facts about circles."""
        if self.names:
            yield from self._points()
            yield from self._segments()
            yield from self._tangents()
            yield from self._touching()
        yield from self._concyclic()

    def _points(self) -> Iterator[Fact]:
        points = self.reading.points
        for w, name in enumerate(self.names):
            for p in self.on[:, w].nonzero()[0].tolist():
                if w < self.whole:
                    yield OnCircle(points[p], name)
                elif self.reading.holds(fact := OnArc(points[p], name)):
                    yield fact
            for p in self.centers[w]:
                yield CenterOf(points[p], name)

    def _segments(self) -> Iterator[Fact]:
        first, second = self.reading.ends
        segments = self.reading.inventory.segments
        for w, name in enumerate(self.names[: self.whole]):
            a, b = self.on[first, w], self.on[second, w]
            for s in (a & b).nonzero()[0].tolist():
                middle = (self.reading.z[first[s]] + self.reading.z[second[s]]) / 2
                if (np.absolute(middle - self.center[w]) <= EXACT * self.reading.size).all():
                    yield DiameterOf(segments[s], name)
                yield ChordOf(segments[s], name)
            for p in self.centers[w]:
                for s in (((first == p) & b) | ((second == p) & a)).nonzero()[0].tolist():
                    yield RadiusOf(segments[s], name)

    def _tangents(self) -> Iterator[Fact]:
        reading = self.reading
        if not reading.carriers:
            return
        origin, way = reading.origins, reading.ways
        center, radius = self.center[: self.whole], self.radius[: self.whole]
        off = plane.cross(way[:, None, 0], center[None, :, 0] - origin[:, None, 0])
        c, w = (np.absolute(np.absolute(off) - radius[None, :, 0]) <= EXACT * reading.size0).nonzero()

        def gap(c: np.ndarray, w: np.ndarray) -> np.ndarray:
            return np.absolute(plane.cross(way[c], center[w] - origin[c])) - radius[w]

        c, w = reading.always(gap, c, w)
        for k, m in zip(c.tolist(), w.tolist(), strict=True):
            yield TangentTo(reading.carriers[k].term, self.names[m])

    def _touching(self) -> Iterator[Fact]:
        size = self.reading.size
        for w, v in combinations(range(self.whole), 2):
            gap = np.absolute(self.center[w] - self.center[v])
            if (gap <= EXACT * size).any():
                continue  # one centre: one circle, or two that don't meet
            r, s = self.radius[w], self.radius[v]
            if (np.absolute(gap - r - s) <= EXACT * size).all():
                yield ExternallyTangent(self.names[w], self.names[v])
            elif (np.absolute(gap - np.absolute(r - s)) <= EXACT * size).all():
                yield InternallyTangent(self.names[w], self.names[v])

    # -- circles without a name ----------------------------------------------------------

    def _concyclic(self) -> Iterator[Fact]:
        reading = self.reading
        z = reading.z
        for i, a, b in self._triples():
            center = plane.circumcenter(z[i], z[a], z[b])
            radius = np.absolute(z[i] - center)
            with np.errstate(invalid="ignore"):
                beside = np.absolute(np.absolute(z - center) - radius)
                members = (beside <= 10 * EXACT * reading.size).all(1)
            # Points that are all on one named circle are said to be so already.
            if members.sum() < 4 or self.on[members, : self.whole].all(0).any():
                continue
            fact = Concyclic(tuple(reading.points[k] for k in members.nonzero()[0].tolist()))
            if reading.holds(fact):
                yield fact

    def _triples(self) -> Iterator[tuple[int, int, int]]:
        """Three points of every circle that seems to pass through four or more, by the first instance.

        From two points i and j, others are on one circle with them where they see them at one angle.
        """
        reading = self.reading
        z, count = reading.z0, len(reading.z0)
        if count < 4:
            return
        if count <= _MANY:
            i, j = np.triu_indices(count, 1)
            behind = np.arange(count)[None, :] > j[:, None]  # each circle once, from its first two points
        else:
            first, second = reading.ends
            i, j = np.minimum(first, second), np.maximum(first, second)
            behind = (np.arange(count)[None, :] != i[:, None]) & (np.arange(count)[None, :] != j[:, None])
        chord = np.absolute(z[j] - z[i])
        u = np.conjugate(z[i][:, None] - z) * (z[j][:, None] - z)
        with np.errstate(all="ignore"):
            height = u.real / u.imag * chord[:, None] / (2 * reading.size0)  # of the centre above the chord
        height = np.where(behind & (np.absolute(height) < _LARGE), height, np.inf)
        order = height.argsort(1, kind="stable")
        ahead = np.take_along_axis(height, order, 1)
        with np.errstate(invalid="ignore"):
            row, k = (ahead[:, 1:] - ahead[:, :-1] <= 100 * EXACT).nonzero()
        if not len(row):
            return
        i, j, a = i[row], j[row], order[row, k]
        center = plane.circumcenter(z[i], z[j], z[a])
        key = flat(((center - reading.middle[0]) / reading.size0)[:, None])
        single = np.concatenate((key, np.absolute(z[i] - center)[:, None] / reading.size0), 1)
        groups = classes(single, tolerance=1e-5)
        alone = set(range(len(row))) - {m for g in groups for m in g}
        for members in sorted([*groups, *([m] for m in alone)]):
            best = max(members, key=lambda m: abs(plane.cross(z[j[m]] - z[i[m]], z[a[m]] - z[i[m]])))
            yield int(i[best]), int(j[best]), int(a[best])
