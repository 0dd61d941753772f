"""Boxes, areas and outlines: against points sampled along the curves and pixels painted by Pillow."""

from __future__ import annotations

import math

import numpy as np
import pytest
from PIL import Image, ImageDraw

from geodsl.dataset.formats.boxes import area, box_of, outlines

SQUARE = [[10.0, 10.0], [90.0, 10.0], [90.0, 90.0], [10.0, 90.0]]
HOLE = [[30.0, 30.0], [30.0, 60.0], [60.0, 60.0], [60.0, 30.0]]
ISLAND = [[40.0, 40.0], [50.0, 40.0], [50.0, 50.0], [40.0, 50.0]]
APART = [[92.0, 92.0], [98.0, 92.0], [98.0, 98.0], [92.0, 98.0]]
SECOND = [[70.0, 70.0], [80.0, 70.0], [80.0, 80.0], [70.0, 80.0]]


@pytest.mark.parametrize("start", [-400.0, -170.0, -45.0, 0.0, 30.0, 90.0, 200.0])
@pytest.mark.parametrize("sweep", [-350.0, -95.0, -10.0, 20.0, 90.0, 185.0, 300.0])
def test_the_box_of_an_arc_holds_what_is_drawn_and_no_more(start: float, sweep: float) -> None:
    turns = np.radians(np.linspace(start, start + sweep, 20_001))
    xs, ys = 50 + 20 * np.cos(turns), 40 + 20 * np.sin(turns)
    arc = {"shape": "arc", "center": [50, 40], "radius": 20, "start": start, "sweep": sweep, "width": 2.0}
    expected = (xs.min() - 1, ys.min() - 1, xs.max() + 1, ys.max() + 1)
    assert box_of(arc) == pytest.approx(expected, abs=1e-4)


def test_the_boxes_of_circles_lines_and_polygons() -> None:
    circle = {"shape": "circle", "center": [50, 40], "radius": 20, "width": 1.0}
    assert box_of(circle) == (29.5, 19.5, 70.5, 60.5)
    line = {"shape": "polyline", "points": [[5, 9], [1, 2], [3, 30]], "closed": False, "width": 2.0}
    assert box_of(line) == (0, 1, 6, 31)
    assert box_of({"shape": "polygon", "points": SQUARE}) == (10, 10, 90, 90)


@pytest.mark.parametrize(
    "rings",
    [
        [SQUARE],
        [SQUARE[::-1]],
        [SQUARE, HOLE],
        [HOLE[::-1], SQUARE],
        [SQUARE, HOLE, ISLAND],
        [SQUARE, HOLE, SECOND],
        [APART, SQUARE, HOLE, ISLAND, SECOND],
    ],
)
def test_outlines_cover_what_the_rings_do(rings: list[list[list[float]]]) -> None:
    wanted = np.zeros((100, 100), bool)
    for ring in rings:
        wanted ^= _painted(ring)
    found = np.zeros((100, 100), bool)
    for outline in outlines(rings):
        assert not (found & _painted(outline)).sum() > 8 * len(rings)
        found |= _painted(outline)
    # A polygon's own border is painted, along the cut as well: a pixel's width of it.
    border = sum(4 * math.dist(ring[0], ring[1]) + 60 for ring in rings)
    assert (wanted ^ found).sum() <= border
    assert area(rings) == pytest.approx(wanted.sum(), abs=border)
    assert _crossings(outlines(rings), 45.3, 45.7) % 2 == wanted[45, 45]
    assert _crossings(outlines(rings), 35.3, 35.7) % 2 == wanted[35, 35]
    assert _crossings(outlines(rings), 75.3, 75.7) % 2 == wanted[75, 75]
    assert _crossings(outlines(rings), 95.3, 95.7) % 2 == wanted[95, 95]


def test_rings_of_less_than_three_points_are_nothing() -> None:
    assert outlines([[[1.0, 2.0], [3.0, 4.0]]]) == []
    assert area([[[1.0, 2.0], [3.0, 4.0]]]) == 0


def _painted(ring: list[list[float]]) -> np.ndarray:
    image = Image.new("1", (100, 100))
    ImageDraw.Draw(image).polygon([(x, y) for x, y in ring], fill=1)
    return np.asarray(image)


def _crossings(polygons: list[list[list[float]]], x: float, y: float) -> int:
    """How often a ray to the right leaves or enters."""
    count = 0
    for polygon in polygons:
        for (ax, ay), (bx, by) in zip(polygon, polygon[1:] + polygon[:1], strict=True):
            if min(ay, by) <= y < max(ay, by):
                count += ax + (y - ay) / (by - ay) * (bx - ax) > x
    return count
