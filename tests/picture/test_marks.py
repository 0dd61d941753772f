"""Every mark has its ink at its place."""

import dataclasses
import math

import numpy as np
import pytest

from geodsl.picture import (
    AngleArcs,
    Circle,
    Dot,
    ParallelArrows,
    RightAngle,
    Segment,
    Sketch,
    Text,
    Ticks,
    layout,
    raster,
)
from geodsl.picture.display import ArcPath, PolylinePath


def ink_of(sketch, mark, **options):
    """Where the mark alone adds ink, as a mask, with the display."""
    display = layout(dataclasses.replace(sketch, marks=(*sketch.marks, mark)), **options)
    bare = layout(sketch, frame=display.frame, **options)
    return (raster(display).astype(int) - raster(bare)) < -40, display


def near(mask, at, radius):
    """Marked pixels within a radius of a position, and marked pixels elsewhere."""
    ys, xs = np.nonzero(mask)
    close = np.hypot(xs + 0.5 - at.real, ys + 0.5 - at.imag) <= radius
    return int(close.sum()), int((~close).sum())


BASE = Sketch(strokes=(Segment(0, 8), Segment(0, 6j), Segment(8, 6j)))


@pytest.mark.parametrize("size", [112, 224, 336, 1024])
@pytest.mark.parametrize("count", [1, 2, 3])
@pytest.mark.parametrize("kind", [Ticks, ParallelArrows])
def test_marks_on_a_segment_are_at_its_middle(kind, count, size):
    mask, display = ink_of(BASE, kind(0, 8, count), size=size)
    there, elsewhere = near(mask, display.frame.pixel(4), max(10, 0.06 * size))
    assert there >= 4 * count and elsewhere == 0


@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_ticks_can_be_counted(count):
    display = layout(dataclasses.replace(BASE, marks=(Ticks(0, 8, count),)), size=336)
    row = round(display.frame.pixel(0).imag) - 4  # above the segment, through the ticks
    dark = raster(display)[row, 60:-60] < 128
    middle = dark[len(dark) // 2 - 30 : len(dark) // 2 + 30]
    assert int((np.diff(middle.astype(int)) == 1).sum()) == count


def test_ticks_get_out_of_the_way_of_a_point():
    sketch = dataclasses.replace(BASE, dots=(Dot("M", 4, "M"),))
    _, display = ink_of(sketch, Ticks(0, 8))
    tick = next(
        item
        for item in display.items
        if isinstance(item, PolylinePath) and abs(item.points[0] - item.points[-1]) < 20
    )
    assert abs(sum(tick.points) / 2 - display.points["M"]) > 8


def test_ticks_and_arrows_share_a_segment():
    marks = (Ticks(0, 8), ParallelArrows(8, 0))
    display = layout(dataclasses.replace(BASE, marks=marks))
    tick, arrow = display.items[3:5]
    assert abs(sum(tick.points) / 2 - arrow.points[1]) > 8


def test_arrows_of_parallels_point_the_same_way():
    tips = []
    for a, b in ((0, 8), (8, 0), (0j, 8 + 1e-12j)):
        display = layout(dataclasses.replace(BASE, marks=(ParallelArrows(a, b),)))
        left, tip, right = display.items[-1].points
        tips.append(((left + right) / 2 - tip).real < 0)
    assert len(set(tips)) == 1


@pytest.mark.parametrize("size", [112, 224, 336, 1024])
def test_the_square_is_in_its_corner(size):
    mask, display = ink_of(BASE, RightAngle(0, 8, 6j), size=size)
    vertex = display.frame.pixel(0)
    there, elsewhere = near(mask, vertex, max(10, 0.06 * size))
    assert there >= 6 and elsewhere == 0
    ys, xs = np.nonzero(mask)
    assert xs.mean() > vertex.real and ys.mean() < vertex.imag


@pytest.mark.parametrize("legs", [(8, 6j), (6j, 8)])
@pytest.mark.parametrize("count", [1, 2, 3])
def test_arcs_are_inside_the_angle(count, legs):
    mask, display = ink_of(BASE, AngleArcs(0, *legs, count))
    vertex = display.frame.pixel(0)
    ys, xs = np.nonzero(mask)
    assert len(xs) > 10 * count
    assert (xs + 1 >= vertex.real).all() and (ys <= vertex.imag + 1).all()
    # Along the middle of the angle: one run of ink an arc.
    way = np.array([vertex + t * complex(1, -1) / math.sqrt(2) for t in np.arange(4, 60, 0.25)])
    dark = raster(display)[way.imag.astype(int), way.real.astype(int)] < 150
    assert int((np.diff(dark.astype(int)) == 1).sum()) == count


def test_arcs_one_inside_the_other_differ_in_radius():
    marks = (AngleArcs(0, 8, 8 + 6j), AngleArcs(0, 8, 6j), AngleArcs(0, -8, -6j))
    inner, outer, apart = (
        i for i in layout(Sketch(strokes=BASE.strokes, marks=marks)).items if isinstance(i, ArcPath)
    )
    assert outer.radius > inner.radius + 3
    assert apart.radius == pytest.approx(inner.radius, rel=0.5)


def test_arcs_side_by_side_have_one_radius():
    marks = (AngleArcs(0, 8, 8 + 8j), AngleArcs(0, 8 + 8j, 8j))
    one, other = (
        i
        for i in layout(Sketch(strokes=(Segment(0, 8), Segment(0, 8j)), marks=marks)).items
        if isinstance(i, ArcPath)
    )
    assert one.radius == pytest.approx(other.radius)


@pytest.mark.parametrize(
    "text, at, expected",
    [
        ("5", {"at_segment": (0, 8)}, 4 + 0j),
        ("37°", {"at_angle": (8, 0, 6j)}, 7 + 0.4j),
        ("S", {"at": 2 + 2j}, 2 + 2j),
    ],
)
def test_texts_are_where_they_belong(text, at, expected):
    display = layout(dataclasses.replace(BASE, texts=(Text(text, **at),)))
    assert display.misses == ()
    b = display.texts[0]
    middle = complex((b.left + b.right) / 2, (b.top + b.bottom) / 2)
    assert abs(middle - display.frame.pixel(expected)) < 75
    part = raster(display)[int(b.top) : math.ceil(b.bottom), int(b.left) : math.ceil(b.right)]
    assert (part < 100).sum() > 10


def test_the_text_of_a_side_stands_outside_the_figure():
    display = layout(dataclasses.replace(BASE, texts=(Text("8", at_segment=(0, 8)),)))
    assert display.texts[0].top > display.frame.pixel(0).imag


def test_a_text_in_an_angle_is_inside_it():
    marks, texts = (AngleArcs(0, 8, 6j),), (Text("90°", at_angle=(0, 8, 6j)),)
    display = layout(dataclasses.replace(BASE, marks=marks, texts=texts))
    vertex, b = display.frame.pixel(0), display.texts[0]
    arc = next(i for i in display.items if isinstance(i, ArcPath))
    assert b.left > vertex.real and b.bottom < vertex.imag
    assert math.hypot(b.left - vertex.real, vertex.imag - b.bottom) > arc.radius


def test_marks_of_short_legs_stay_within_them():
    tiny = Sketch(
        strokes=(Segment(0, 100), Segment(0, 2), Segment(0, 2j)),
        marks=(RightAngle(0, 2, 2j), AngleArcs(0, 2, 2j, 3)),
    )
    display = layout(tiny)
    leg = 2 * display.frame.scale
    assert all(item.radius < leg for item in display.items if isinstance(item, ArcPath))


def test_a_circle_through_the_middle_moves_the_ticks():
    sketch = Sketch(strokes=(Segment(-4, 4), Circle(3j, 3), Segment(0, 3j)))
    display = layout(dataclasses.replace(sketch, marks=(Ticks(-4, 4),)))
    tick = display.items[-1]
    assert abs(sum(tick.points) / 2 - display.frame.pixel(0)) > 8
