"""What layout promises, measured by other formulas than its own."""

import dataclasses
import json
import math
import os
import subprocess
import sys

import numpy as np
import pytest
from shapely.geometry import LineString, box

from geodsl.picture import Circle, Dimension, Dot, Frame, Line, Ray, Segment, Sketch, Text, layout, raster
from geodsl.picture.display import GlyphFill, PolylinePath
from tests.picture.promises import check_labels, stroke_shapes


@pytest.mark.parametrize("size", [224, 336])
def test_labels_keep_their_promises(random_sketches, size):
    missed = 0
    for sketch in random_sketches:
        display = layout(sketch, size=size)
        check_labels(sketch, display)
        missed += len(display.misses)
    labels = sum(len(sketch.dots) + 1 for sketch in random_sketches)
    # A bound against giving up: crowded as these are, nearly every label has a place.
    assert missed < 0.06 * labels


def test_everything_has_its_place(everything):
    display = layout(everything)
    check_labels(everything, display)
    assert display.misses == ()


def test_label_boxes_hold_exactly_the_ink(everything):
    display = layout(everything, size=1024)
    glyphs = tuple(item for item in display.items if isinstance(item, GlyphFill))
    pixels = raster(dataclasses.replace(display, items=glyphs))
    covered = np.zeros_like(pixels, bool)
    for b in (*display.labels.values(), *display.texts):
        part = np.s_[math.floor(b.top) : math.ceil(b.bottom), math.floor(b.left) : math.ceil(b.right)]
        covered[part] = True
        ink = pixels[part] < 250
        # Ink touches all four sides of its box.
        assert ink[:2].any() and ink[-2:].any() and ink[:, :2].any() and ink[:, -2:].any()
    assert (pixels[~covered] == 255).all()


def test_a_vertex_has_its_label_outside():
    a, b, c = 0j, 6 + 0j, 2 + 4j
    display = layout(
        Sketch(
            dots=(Dot("A", a, "A"), Dot("B", b, "B"), Dot("C", c, "C")),
            strokes=(Segment(a, b), Segment(b, c), Segment(c, a)),
        )
    )
    triangle = LineString([(p.real, p.imag) for p in display.points.values()]).convex_hull
    for b_ in display.labels.values():
        assert not triangle.intersects(box(b_.left, b_.top, b_.right, b_.bottom))


def test_a_point_on_a_circle_has_its_label_outside():
    dots = tuple(Dot(name, point, name) for name, point in {"P": 3, "Q": 3j, "R": -3, "S": -3j}.items())
    sketch = Sketch(dots=dots, strokes=(Circle(0, 3),))
    display = layout(sketch)
    center = display.frame.pixel(0)
    for b in display.labels.values():
        assert abs(complex((b.left + b.right) / 2, (b.top + b.bottom) / 2) - center) > 3 * display.frame.scale


def test_the_figure_is_centred_at_one_scale():
    display = layout(Sketch(dots=(Dot("A", 100 + 100j, "A"), Dot("B", 104 + 101j, "B"))), size=400)
    a, b = display.points["A"], display.points["B"]
    assert (a + b) / 2 == pytest.approx(200 + 200j)
    assert (b - a).real / 4 == pytest.approx(-(b - a).imag)  # equal scale, y turned over
    assert 0 < a.real < 100


def test_endless_lines_go_beyond_the_figure_but_not_out_of_it():
    dots = (Dot("A", 0j, "A"), Dot("B", 4 + 3j, "B"), Dot("C", 4 + 0j, "C"))
    display = layout(Sketch(dots=dots, strokes=(Line(0j, 4 + 3j), Ray(0j, 4 + 0j))))
    line, ray = (item.points for item in display.items if isinstance(item, PolylinePath))
    xs = sorted(p.real for p in line)
    assert xs[0] < display.points["A"].real - 3 and xs[1] > display.points["B"].real + 3
    assert all(0 < part < 336 for p in line for part in (p.real, p.imag))
    assert ray[0] == display.points["A"] and ray[1].real > display.points["C"].real + 3


def test_a_ray_that_points_out_of_a_shared_frame_is_left_out():
    frame = layout(Sketch(strokes=(Segment(0, 4 + 4j),))).frame
    display = layout(Sketch(strokes=(Ray(500 + 0j, 501 + 0j),)), frame=frame)
    assert display.items == ()


def test_places_are_taken_over(everything):
    first = layout(everything)
    # Not the places that layout would choose: a bit off, and still good.
    moved = {name: (x * 1.02, y * 1.02) for name, (x, y) in first.places.items()}
    second = layout(everything, frame=first.frame, places=moved)
    kept = [name for name in moved if second.places[name] == pytest.approx(moved[name])]
    assert len(kept) >= len(moved) - 1
    check_labels(everything, second)


def test_a_bad_place_is_not_taken_over(everything):
    display = layout(everything, places={"A": (0.0, 0.0), "B": (9999.0, 0.0), "nobody": (1.0, 1.0)})
    check_labels(everything, display)
    assert display.misses == ()
    assert display.places["A"] != (0.0, 0.0)


def test_a_moved_point_leaves_the_other_labels_where_they_are(everything):
    first = layout(everything)
    dots = tuple(dataclasses.replace(dot, at=dot.at + 0.2j * (dot.name == "D")) for dot in everything.dots)
    second = layout(dataclasses.replace(everything, dots=dots), frame=first.frame, places=first.places)
    assert {name for name in first.labels if first.labels[name] != second.labels[name]} <= {"D"}


def test_no_room_is_said():
    crowd = tuple(Dot(f"P{i}", complex(i % 5, i // 5) / 1000, f"P{i}") for i in range(25))
    display = layout(Sketch(dots=(*crowd, Dot("Q", 5 + 5j, "Q"))), size=64)
    assert display.misses and "Q" not in display.misses
    assert set(display.misses) <= set(display.labels) and len(display.labels) == 26


def test_a_text_too_long_is_missed():
    display = layout(Sketch(strokes=(Segment(0, 1),), texts=(Text("x" * 60, at_segment=(0, 1)),)))
    assert display.misses == ("text",)


@pytest.mark.parametrize("size", [15, 4097, 0, -1, 336.0, "336", True, None, math.nan])
def test_sizes_are_limited(size):
    with pytest.raises(ValueError, match="from 16 to 4096"):
        layout(Sketch(), size=size)


@pytest.mark.parametrize("size", [16, 17, 64, 4096])
def test_every_allowed_size_is_laid_out(everything, size):
    display = layout(everything, size=np.int64(size))
    assert (display.width, display.height) == (size, size)


def test_an_empty_sketch_is_an_empty_picture():
    display = layout(Sketch())
    assert display.items == () and display.misses == () and display.labels == {}
    assert (raster(display) == 255).all()


def test_one_point_is_a_picture():
    display = layout(Sketch(dots=(Dot("A", 1e6 + 0j, "A"),)))
    assert display.points["A"] == 168 + 168j and display.misses == ()


@pytest.mark.parametrize("figure", [1e-3, 1.0, 1e6])
def test_the_unit_does_not_matter(figure):
    dots = tuple(Dot(n, z * figure, n) for n, z in zip("ABC", (0, 4, 1 + 3j), strict=True))
    display = layout(Sketch(dots=dots, strokes=(Segment(0, 4 * figure), Circle(figure, figure))))
    again = layout(
        Sketch(
            dots=tuple(dataclasses.replace(d, at=d.at / figure) for d in dots),
            strokes=(Segment(0, 4), Circle(1, 1)),
        )
    )
    for name, b in display.labels.items():
        assert b == pytest.approx(again.labels[name], abs=1e-6)


@pytest.mark.parametrize("far", [1e308, 1e-320])
def test_what_numbers_cannot_scale_is_refused(far):
    with pytest.raises(ValueError, match="too large or too small"):
        layout(Sketch(dots=(Dot("A", complex(far), "A"), Dot("B", complex(-far), "B"))))


def test_a_frame_belongs_to_its_size():
    with pytest.raises(ValueError, match="size 100"):
        layout(Sketch(), frame=Frame(100, 0j, 1.0))


def test_the_package_is_light():
    heavy = {"cairocffi", "fontTools", "isal", "shapely", "matplotlib"}
    script = f"import sys, geodsl.picture; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


SAME = """
import hashlib, json, sys
from geodsl.picture import *
s = Sketch(dots=tuple(Dot(n, z, n) for n, z in zip("ABCD", (0, 4, 4 + 4j, 4j))),
           strokes=(Segment(0, 4), Segment(4, 4 + 4j), Segment(4 + 4j, 4j), Segment(4j, 0), Circle(2 + 2j, 2),
                    Segment(0, 4 + 4j, line="dashed")),
           marks=(Ticks(0, 4), Ticks(4, 4 + 4j), RightAngle(0, 4, 4j), AngleArcs(4 + 4j, 4, 0)),
           texts=(Text("4", at_segment=(4j, 4 + 4j)), Text("45°", at_angle=(4 + 4j, 4, 0))))
d = layout(s)
print(json.dumps([hashlib.sha256(png(d)).hexdigest(), list(d.places.items()), d.misses]))
"""


def test_same_sketch_same_bytes_in_any_process():
    seen = set()
    for seed in ("0", "1"):
        done = subprocess.run(
            [sys.executable, "-c", SAME],
            capture_output=True,
            text=True,
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        )
        seen.add(done.stdout)
    assert len(seen) == 1
    assert len(json.loads(seen.pop())[0]) == 64


@pytest.mark.parametrize("size", [224, 336])
def test_a_dimension_line_keeps_its_text_clear(size):
    a, b, c = 0j, 6 + 0j, 2 + 4j
    around_, radius = 3 + 0.9j, abs(3 + 0.9j)
    sides = (Segment(a, b), Segment(b, c), Segment(c, a), Circle(around_, radius))
    dots = (Dot("A", a, "A"), Dot("B", b, "B"), Dot("C", c, "C"))
    for ends in ((a, b), (b, c), (c, a)):
        sketch = Sketch(dots=dots, strokes=sides, dimensions=(Dimension(*ends, "6 cm"),))
        display = layout(sketch, size=size)
        assert not display.misses
        (text,) = display.texts
        shape = box(text.left, text.top, text.right, text.bottom)
        for line, width in stroke_shapes(display):
            assert shape.distance(line) >= width / 2 + 0.6
