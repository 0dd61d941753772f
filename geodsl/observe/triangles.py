"""Lines and centres of triangles, similar and congruent triangles, midsegments."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import Any

import numpy as np

from geodsl.facts.altitude_of import AltitudeOf
from geodsl.facts.bisector_of import BisectorOf
from geodsl.facts.centroid_of import CentroidOf
from geodsl.facts.circumcenter_of import CircumcenterOf
from geodsl.facts.congruent import Congruent
from geodsl.facts.excenter_of import ExcenterOf
from geodsl.facts.incenter_of import IncenterOf
from geodsl.facts.median_of import MedianOf
from geodsl.facts.midsegment_of import MidsegmentOf
from geodsl.facts.orthocenter_of import OrthocenterOf
from geodsl.facts.similar import Similar
from geodsl.language.term import Fact
from geodsl.numeric import plane
from geodsl.objects import Polygon
from geodsl.observe.classes import EXACT, classes
from geodsl.observe.reading import Reading

__all__ = ["triangles"]


def triangles(reading: Reading) -> Iterator[Fact]:
    """All facts about triangles and what belongs to them."""
    index = reading.inventory.index
    polygons = reading.polygons
    corners = [[index[c] for c in p.corners] for p in polygons]
    three = [k for k, c in enumerate(corners) if len(c) == 3]
    if three:
        places = np.array([corners[k] for k in three])
        found = [polygons[k] for k in three]
        yield from _alike(reading, found, places)
        yield from _cevians(reading, found, places)
        yield from _centers(reading, found, places)
    yield from _circumcenters(reading, [(p, c) for p, c in zip(polygons, corners, strict=True) if len(c) > 3])
    yield from _midsegments(reading, [(p, c) for p, c in zip(polygons, corners, strict=True) if len(c) < 5])


def _alike(reading: Reading, found: list[Polygon], places: np.ndarray) -> Iterator[Fact]:
    """Corners correspond by the order of the opposite sides' lengths."""
    if len(found) < 2:
        return
    z = reading.z[places]
    side = np.absolute(np.roll(z, -1, 1) - np.roll(z, -2, 1))  # opposite each corner
    share = side / side.sum(1, keepdims=True)
    # Rounded, so that equal sides keep the order of their corners.
    order = np.round(share[:, :, 0], 6).argsort(1, kind="stable")
    side = np.take_along_axis(side, order[:, :, None], 1) / reading.size
    share = np.take_along_axis(share, order[:, :, None], 1)

    def matched(a: int, b: int) -> tuple[Polygon, Polygon]:
        """The second triangle with its corners in the order of the first one's."""
        rank = order[a].argsort()
        return found[a], Polygon(tuple(found[b].corners[k] for k in order[b][rank].tolist()))

    for kind, rows in ((Congruent, side), (Similar, share)):
        for leader, *rest in classes(rows.reshape(len(found), -1)):
            for k in rest:
                fact = kind(*matched(leader, k))
                if reading.holds(fact):
                    yield fact


def _cevians(reading: Reading, found: list[Polygon], places: np.ndarray) -> Iterator[Fact]:
    neighbours: dict[int, list[tuple[int, int]]] = {}
    first, second = reading.inventory.ends
    for s, (i, j) in enumerate(zip(first, second, strict=True)):
        neighbours.setdefault(i, []).append((j, s))
        neighbours.setdefault(j, []).append((i, s))
    rows = [
        (t, s, a, d, corners[k - 2], corners[k - 1])
        for t, corners in enumerate(places.tolist())
        for k, a in enumerate(corners)
        for d, s in neighbours.get(a, ())
        if d not in corners
    ]
    if not rows:
        return
    t, s, *points = np.array(rows).T
    a, d, b, c = (reading.z[p] for p in points)
    way = c - b
    ab, ac = np.absolute(b - a), np.absolute(c - a)
    feet = {
        MedianOf: (b + c) / 2,
        AltitudeOf: b + way * (plane.dot(way, a - b) / plane.dot(way, way)),
        BisectorOf: (b * ac + c * ab) / (ab + ac),
    }
    for kind, foot in feet.items():
        good = (np.absolute(d - foot) <= EXACT * reading.size).all(1)
        for k in good.nonzero()[0].tolist():
            yield kind(reading.inventory.segments[s[k]], found[t[k]])


def _centers(reading: Reading, found: list[Polygon], places: np.ndarray) -> Iterator[Fact]:
    a, b, c = (reading.z[places[:, k]] for k in range(3))
    x, y, w = np.absolute(c - b), np.absolute(a - c), np.absolute(b - a)
    round_ = plane.circumcenter(a, b, c)
    with np.errstate(all="ignore"):
        centers: list[tuple[Any, np.ndarray]] = [
            (lambda p, t: IncenterOf(p, t), (x * a + y * b + w * c) / (x + y + w)),
            (lambda p, t: CircumcenterOf(p, t), round_),
            (lambda p, t: OrthocenterOf(p, t), a + b + c - 2 * round_),
            (lambda p, t: CentroidOf(p, t), (a + b + c) / 3),
            (lambda p, t: ExcenterOf(p, t, t.corners[0]), (-x * a + y * b + w * c) / (-x + y + w)),
            (lambda p, t: ExcenterOf(p, t, t.corners[1]), (x * a - y * b + w * c) / (x - y + w)),
            (lambda p, t: ExcenterOf(p, t, t.corners[2]), (x * a + y * b - w * c) / (x + y - w)),
        ]
        every = np.stack([z for _, z in centers])
        off = np.absolute(reading.z0[:, None, None] - every[None, :, :, 0])
        p, k, t = (off <= EXACT * reading.size0).nonzero()
        p, k, t = reading.always(lambda p, k, t: reading.z[p] - every[k, t], p, k, t)
    for q, m, n in zip(p.tolist(), k.tolist(), t.tolist(), strict=True):
        yield centers[m][0](reading.points[q], found[n])


def _circumcenters(reading: Reading, polygons: list[tuple[Polygon, list[int]]]) -> Iterator[Fact]:
    """Points equally far from all corners of a polygon that isn't a triangle."""
    z = reading.z
    for polygon, corners in polygons:
        a, b, c = (z[k] for k in corners[:3])
        off = (np.absolute(z - plane.circumcenter(a, b, c)) <= 10 * EXACT * reading.size).all(1)
        for p in off.nonzero()[0].tolist():
            fact = CircumcenterOf(reading.points[p], polygon)
            if reading.holds(fact):
                yield fact


def _midsegments(reading: Reading, polygons: list[tuple[Polygon, list[int]]]) -> Iterator[Fact]:
    if not polygons:
        return
    sides = sorted({tuple(sorted((c[k - 1], c[k]))) for _, c in polygons for k in range(len(c))})
    i, j = np.array(sides).T
    middle = (reading.z[i] + reading.z[j]) / 2
    p, s = (np.absolute(reading.z0[:, None] - middle[None, :, 0]) <= EXACT * reading.size0).nonzero()
    p, s = reading.always(lambda p, s: reading.z[p] - middle[s], p, s)
    at = {sides[side]: point for point, side in zip(p.tolist(), s.tolist(), strict=True)}
    segments = {frozenset(pair): k for k, pair in enumerate(zip(*reading.inventory.ends, strict=True))}
    for polygon, c in polygons:
        count = len(c)
        middles = [at.get(tuple(sorted((c[k], c[(k + 1) % count]))), -1) for k in range(count)]
        pairs = combinations(range(3), 2) if count == 3 else [(0, 2), (1, 3)]
        for k, m in pairs:
            if middles[k] >= 0 and middles[m] >= 0:
                segment = segments.get(frozenset((middles[k], middles[m])))
                if segment is not None:
                    yield MidsegmentOf(reading.inventory.segments[segment], polygon)
