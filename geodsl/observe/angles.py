"""Known and equal angles, right angles, bisectors of angles."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from math import atan2, pi

import numpy as np

from geodsl.facts.angle_value import AngleValue
from geodsl.facts.bisects import Bisects
from geodsl.facts.equal_angles import EqualAngles
from geodsl.facts.right_angle import RightAngle
from geodsl.language.term import Fact
from geodsl.numeric import plane
from geodsl.objects import Angle, Line, Num
from geodsl.observe.classes import EXACT, classes
from geodsl.observe.reading import Reading

__all__ = ["angles"]

_FLAT = 1e-6  # an angle nearer to 0° or 180° is none (radians)

Corner = tuple[int, int, int]  # a point on one arm, the vertex, a point on the other arm


@dataclass
class _Rays:
    """The rays that go out from points: which points are on the same one."""

    reading: Reading

    def __post_init__(self) -> None:
        self.z0 = self.reading.z0.tolist()
        self._spokes: dict[int, list[int]] = {}
        self._known: dict[tuple[int, int], int] = {}

    def name(self, v: int, p: int) -> int:
        """The same for all points of one ray from v."""
        found = self._known.get((v, p))
        if found is None:
            found = p
            c = self.reading.carrier(v, p)
            if c is not None:
                points = self.reading.carriers[c].points
                at = points.index(v)
                # Behind v in the order of the first instance: one side or the other of v.
                side = points[at + 1 :] if p in points[at + 1 :] else points[:at]
                found = min(q for q in side if q == p or self._same(v, p, q))
            self._known[v, p] = found
        return found

    def _same(self, v: int, p: int, q: int) -> bool:
        z = self.reading.z
        return bool((plane.dot(z[p] - z[v], z[q] - z[v]) > 0).all())

    def spokes(self) -> dict[int, list[int]]:
        """For every point, one point on each ray that is drawn from it, counterclockwise."""
        found: dict[int, dict[int, int]] = {}
        for v, p in _outgoing(self.reading):
            found.setdefault(v, {}).setdefault(self.name(v, p), p)
        z = self.z0
        out = {}
        for v in sorted(found):
            ends = list(found[v].values())
            way = {p: atan2((z[p] - z[v]).imag, (z[p] - z[v]).real) for p in ends}
            out[v] = sorted(ends, key=way.__getitem__)
        return out


def _outgoing(reading: Reading) -> Iterator[tuple[int, int]]:
    """A vertex and a point that a line in play leads to from there."""
    for carrier in reading.carriers:
        points = carrier.points
        for i, j in carrier.pairs:
            yield i, j
            yield j, i
        # From any other point of the line along it, wherever the point is in the first instance.
        for i, j in carrier.pairs[:1] if len(points) > 2 else ():
            for p in points:
                if p != i and p != j:
                    yield p, i
                    yield p, j
        if not carrier.pairs:
            for p, q in pairwise(points):
                yield p, q
                yield q, p


def angles(reading: Reading) -> Iterator[Fact]:
    """All facts about angles: those spoken of, and those between neighbouring lines at a point."""
    rays = _Rays(reading)
    spokes = rays.spokes()
    index = reading.inventory.index
    found: dict[tuple[int, int, int], Corner] = {}
    wide: dict[tuple[int, int, int], Corner] = {}

    def enter(p: int, v: int, q: int, into: dict[tuple[int, int, int], Corner]) -> None:
        a, b = rays.name(v, p), rays.name(v, q)
        if a != b:
            into.setdefault((v, min(a, b), max(a, b)), (p, v, q))

    for angle in reading.inventory.angles:
        enter(index[angle.A], index[angle.B], index[angle.C], found)
    for v, ends in spokes.items():
        count = len(ends)
        for k in range(count if count > 2 else count - 1):
            enter(ends[k], v, ends[(k + 1) % count], found)
            if count > 2:
                enter(ends[k], v, ends[(k + 2) % count], wide)
    if not found:
        return
    corners = list(found.values())
    yield from _sizes(reading, corners)
    yield from _bisected(reading, [*corners, *(c for key, c in wide.items() if key not in found)])


def _term(reading: Reading, corner: Corner) -> Angle:
    return Angle(*(reading.points[k] for k in corner))


def _arms(reading: Reading, corners: list[Corner]) -> tuple[np.ndarray, np.ndarray]:
    p, v, q = np.array(corners).T
    u, w = reading.z[p] - reading.z[v], reading.z[q] - reading.z[v]
    return u / np.absolute(u), w / np.absolute(w)


def _sizes(reading: Reading, corners: list[Corner]) -> Iterator[Fact]:
    u, w = _arms(reading, corners)
    size = np.absolute(np.arctan2(plane.cross(u, w), plane.dot(u, w)))
    size = np.where((size < _FLAT) | (size > pi - _FLAT), np.nan, size)
    whole = np.round(np.degrees(size[:, 0]))
    fixed = (np.absolute(size - np.radians(whole)[:, None]) <= EXACT).all(1)
    right = fixed & (whole == 90)
    for k in fixed.nonzero()[0].tolist():
        angle = _term(reading, corners[k])
        yield RightAngle(angle) if right[k] else AngleValue(angle, Num(float(whole[k]), "degrees"))
    # All right angles are equal: that is said already.
    size[right] = np.nan
    for leader, *rest in classes(size):
        first = _term(reading, corners[leader])
        for k in rest:
            yield EqualAngles(first, _term(reading, corners[k]))


def _bisected(reading: Reading, corners: list[Corner]) -> Iterator[Fact]:
    """Lines through the vertex that halve an angle."""
    rows = [(k, c) for k, (_, v, _) in enumerate(corners) for c in sorted(reading.through[v])]
    if not rows:
        return
    u, w = _arms(reading, corners)
    half = u + w
    length = np.absolute(half)
    half = np.where(length > _FLAT, half / length, np.nan)  # the two bisectors of 180° are a matter of taste
    k, c = np.array(rows).T
    way = reading.ways
    off = np.absolute(plane.cross(way[c, 0], half[k, 0])) <= EXACT
    k, c = k[off], c[off]
    keep = (np.absolute(plane.cross(way[c], half[k])) <= EXACT).all(1)
    for m, line in zip(k[keep].tolist(), c[keep].tolist(), strict=True):
        yield Bisects(_from(reading, line, corners[m][1]), _term(reading, corners[m]))


def _from(reading: Reading, c: int, v: int) -> object:
    """A carrier by a name that begins at a point of it, if it has one."""
    carrier = reading.carriers[c]
    for i, j in carrier.pairs:
        if v in (i, j):
            return Line(reading.points[i], reading.points[j])
    return carrier.term
