"""The kinds of polygons: shapes, area and perimeter, inscribed and circumscribed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from geodsl.facts.area_value import AreaValue
from geodsl.facts.circumscribed import Circumscribed
from geodsl.facts.cyclic import Cyclic
from geodsl.facts.equilateral import Equilateral
from geodsl.facts.inscribed import Inscribed
from geodsl.facts.isosceles import Isosceles
from geodsl.facts.isosceles_trapezium import IsoscelesTrapezium
from geodsl.facts.kite import Kite
from geodsl.facts.parallelogram import Parallelogram
from geodsl.facts.perimeter_value import PerimeterValue
from geodsl.facts.rectangle import Rectangle
from geodsl.facts.regular import Regular
from geodsl.facts.rhombus import Rhombus
from geodsl.facts.right_triangle import RightTriangle
from geodsl.facts.square import Square
from geodsl.facts.trapezium import Trapezium
from geodsl.language.term import Fact
from geodsl.numeric import plane
from geodsl.objects import Num, Polygon
from geodsl.observe.circles import Circles
from geodsl.observe.classes import EXACT
from geodsl.observe.lengths import nice
from geodsl.observe.reading import Reading

__all__ = ["shapes"]

_THIN = 1e-4  # a polygon whose area is a smaller share of the figure's is none


def shapes(reading: Reading, circles: Circles) -> Iterator[Fact]:
    """All facts about single polygons."""
    sizes: dict[int, list[Polygon]] = {}
    for p in reading.polygons:
        sizes.setdefault(len(p.corners), []).append(p)
    index = reading.inventory.index
    for count, polygons in sorted(sizes.items()):
        corners = reading.z[[[index[c] for c in p.corners] for p in polygons]]  # (polygons, corners, n)
        yield from _sizes(reading, polygons, corners)
        kinds = {3: _triangles, 4: _quadrilaterals}.get(count, _others)
        for kind, holds in kinds(corners, reading.size):
            for k in (np.absolute(holds) <= EXACT).all(1).nonzero()[0].tolist():
                # What was judged roughly, and flat figures that pass any test, are decided by the fact.
                fact = kind(polygons[k])
                if reading.holds(fact):
                    yield fact
    yield from _with_circles(reading, circles)


def _triangles(c: np.ndarray, size: Any) -> list[tuple[type[Fact], np.ndarray]]:
    side = np.absolute(np.roll(c, -1, 1) - c) / size
    gap = np.absolute(side - np.roll(side, 1, 1))
    way = np.roll(c, -1, 1) - c
    turn = plane.dot(way, np.roll(way, 1, 1)) / (size * size * side * np.roll(side, 1, 1))
    return [
        (Isosceles, gap.min(1)),
        (Equilateral, gap.max(1)),
        (Regular, gap.max(1)),
        (RightTriangle, np.absolute(turn).min(1)),
    ]


def _quadrilaterals(c: np.ndarray, size: Any) -> list[tuple[type[Fact], np.ndarray]]:
    way = np.roll(c, -1, 1) - c
    side = np.absolute(way) / size
    way = way / (side * size)
    parallel = np.absolute(plane.cross(way[:, :2], way[:, 2:]))
    right = np.absolute(plane.dot(way, np.roll(way, 1, 1))).max(1)
    equal = side.max(1) - side.min(1)
    gap = np.absolute(side - np.roll(side, 1, 1))  # at each corner, of the sides that meet there
    kite = np.minimum(np.maximum(gap[:, 0], gap[:, 2]), np.maximum(gap[:, 1], gap[:, 3]))
    diagonals = np.absolute(np.absolute(c[:, 0] - c[:, 2]) - np.absolute(c[:, 1] - c[:, 3])) / size
    return [
        (Trapezium, parallel.min(1)),
        (IsoscelesTrapezium, np.maximum(parallel.min(1), diagonals)),
        (Parallelogram, parallel.max(1)),
        (Rectangle, right),
        (Rhombus, equal),
        (Kite, kite),
        (Square, np.maximum(equal, diagonals)),
        (Regular, np.maximum(equal, diagonals)),
        (Cyclic, _off_circle(c, size)),
    ]


def _others(c: np.ndarray, size: Any) -> list[tuple[type[Fact], np.ndarray]]:
    side = np.absolute(np.roll(c, -1, 1) - c) / size
    return [(Regular, side.max(1) - side.min(1)), (Cyclic, _off_circle(c, size))]


def _off_circle(c: np.ndarray, size: Any) -> np.ndarray:
    """How far the other corners are from the first three's circle; a rough measure, more than is exact."""
    center = plane.circumcenter(c[:, 0], c[:, 1], c[:, 2])
    radius = np.absolute(c[:, 0] - center)
    return 0.01 * np.absolute(np.absolute(c[:, 3:] - center[:, None]) - radius[:, None]).max(1) / size


def _sizes(reading: Reading, polygons: list[Polygon], c: np.ndarray) -> Iterator[Fact]:
    u = c - c[:, :1]
    area = np.absolute(plane.cross(u[:, :-1], u[:, 1:]).sum(1)) / 2
    around = np.absolute(np.roll(c, -1, 1) - c).sum(1)
    solid = (area > _THIN * reading.size**2).all(1)
    for k, value in nice(area, reading.size**2):
        if solid[k]:
            yield AreaValue(polygons[k], Num(value, "number"))
    for k, value in nice(around, reading.size):
        yield PerimeterValue(polygons[k], Num(value, "number"))


def _with_circles(reading: Reading, circles: Circles) -> Iterator[Fact]:
    """Polygons in and about named circles."""
    whole = circles.whole
    if not whole:
        return
    index = reading.inventory.index
    center, radius = circles.center[:whole], circles.radius[:whole]
    for p in reading.polygons:
        corners = [index[c] for c in p.corners]
        z = reading.z[corners]
        way = np.roll(z, -1, 0) - z
        off = plane.cross(way[:, None], center[None] - z[:, None]) / np.absolute(way)[:, None]
        about = (np.absolute(np.absolute(off) - radius) <= EXACT * reading.size).all((0, 2))
        for w, name in enumerate(circles.names[:whole]):
            if circles.on[corners, w].all():
                yield Inscribed(p, name)
            if about[w] and reading.holds(fact := Circumscribed(p, name)):
                yield fact
