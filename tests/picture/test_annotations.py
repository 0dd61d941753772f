"""Annotations: what they say is in the pixels where they say it is."""

import json

import numpy as np
import pytest
from shapely import Point, Polygon

from geodsl.picture import layout, raster
from geodsl.picture.annotations import annotate, masks
from geodsl.picture.display import (
    ArcPath,
    Box,
    CirclePath,
    DiscFill,
    DisplayList,
    Frame,
    GlyphFill,
    Part,
    PolylinePath,
    RegionFill,
    Words,
)

AB, W, TICK, FILL = (
    Part("stroke", "AB"),
    Part("stroke", "w"),
    Part("mark", "AB = CD"),
    Part("shade", "triangle ABC"),
)
TRIANGLE = (10.2 + 10.1j, 80.7 + 20.3j, 30.4 + 90.6j)
HOLE = (30 + 30j, 50 + 35j, 35 + 50j)


def page(*items, size=100, **more):
    return DisplayList(size, size, items, Frame(size, 0j, 1.0), **more)


def test_everything_is_said_in_plain_values():
    display = page(
        PolylinePath((10 + 20.004j, 30.126 + 40j), 2, part=AB),
        PolylinePath((1j, 2j, 3j), 1.5, part=TICK, closed=True),
        CirclePath(50 + 60j, 20.5, 2, part=W),
        ArcPath(50 + 60j, 10, 0, np.pi / 2, 1, part=TICK),
        RegionFill(((1j, 2j, 3 + 0j),), part=TICK),
        DiscFill(5j, 1),
        regions=(RegionFill((TRIANGLE, HOLE), (0.8, 0.8, 0.8), FILL),),
        points={"A": 10 + 20j},
        labels={"A": Box(1.234, 2, 3, 4.5678)},
        words=(
            Words("A_1", Box(1.234, 2, 3, 4), Part("label", "A")),
            Words("6 cm", Box(5, 6, 7, 8), Part("text", "AB")),
        ),
    )
    said = annotate(display)
    assert json.loads(json.dumps(said)) == said
    assert said == {
        "size": [100, 100],
        "points": {"A": [10, 20]},
        "labels": {"A": [1.23, 2, 3, 4.57]},
        "texts": [
            {"text": "A_1", "kind": "label", "name": "A", "box": [1.23, 2, 3, 4]},
            {"text": "6 cm", "kind": "text", "name": "AB", "box": [5, 6, 7, 8]},
        ],
        "strokes": [
            {
                "name": "AB",
                "shape": "polyline",
                "points": [[10, 20], [30.13, 40]],
                "closed": False,
                "width": 2,
            },
            {"name": "w", "shape": "circle", "center": [50, 60], "radius": 20.5, "width": 2},
        ],
        "marks": [
            {
                "name": "AB = CD",
                "shape": "polyline",
                "points": [[0, 1], [0, 2], [0, 3]],
                "closed": True,
                "width": 1.5,
            },
            {
                "name": "AB = CD",
                "shape": "arc",
                "center": [50, 60],
                "radius": 10,
                "start": 0,
                "sweep": 90,
                "width": 1,
            },
            {"name": "AB = CD", "shape": "polygon", "points": [[0, 1], [0, 2], [3, 0]]},
        ],
        "regions": [
            {
                "name": "triangle ABC",
                "rings": [[[10.2, 10.1], [80.7, 20.3], [30.4, 90.6]], [[30, 30], [50, 35], [35, 50]]],
            }
        ],
    }


def test_masks_are_the_pixels_inside():
    ((name, mask),) = masks(page(regions=(RegionFill((TRIANGLE, HOLE), (0.8, 0.8, 1.0), FILL),))).items()
    assert name == "triangle ABC" and mask.shape == (100, 100) and mask.dtype == bool
    corners = [[(at.real, at.imag) for at in ring] for ring in (TRIANGLE, HOLE)]
    shape = Polygon(corners[0], [corners[1]])
    edge = shape.boundary
    for y in range(100):
        for x in range(100):
            middle = Point(x + 0.5, y + 0.5)
            if edge.distance(middle) > 0.71:
                assert mask[y, x] == shape.contains(middle)
    assert mask.sum() == pytest.approx(shape.area, rel=0.01)


def test_regions_of_one_name_are_one_mask():
    left, right = (RegionFill(((x + 10j, x + 20 + 10j, x + 20 + 30j, x + 30j),), part=FILL) for x in (10, 50))
    (mask,) = masks(page(regions=(left, right))).values()
    assert mask.sum() == 800 and mask[20, 15] and mask[20, 55] and not mask[20, 40]


def test_a_figure_is_where_it_is_said_to_be(everything):
    display = layout(everything)
    pixels, said = raster(display), annotate(display)
    assert said["size"] == list(pixels.shape[::-1])
    for x, y in said["points"].values():
        assert pixels[int(y), int(x)] < 128
    letters = raster(
        DisplayList(
            display.width,
            display.height,
            tuple(item for item in display.items if isinstance(item, GlyphFill)),
            display.frame,
        )
    )
    boxes = [text["box"] for text in said["texts"]]
    assert len(boxes) == len(everything.texts) + sum(dot.label is not None for dot in everything.dots)
    inside = np.zeros(pixels.shape, bool)
    for left, top, right, bottom in boxes:
        spot = slice(int(top), int(bottom) + 1), slice(int(left), int(right) + 1)
        assert (letters[spot] < 128).any()
        inside[spot] = True
    assert (letters[~inside] == 255).all()
    for stroke in said["strokes"]:
        if stroke["shape"] == "polyline":
            for (x0, y0), (x1, y1) in zip(stroke["points"], stroke["points"][1:], strict=False):
                assert (
                    min(
                        pixels[int((y0 + y1) / 2 + dy), int((x0 + x1) / 2 + dx)]
                        for dx in (-4, 0, 4)
                        for dy in (-4, 0, 4)
                    )
                    < 255
                )
        if stroke["shape"] == "circle":
            (x, y), r = stroke["center"], stroke["radius"]
            assert pixels[int(y), int(x + r)] < 200
