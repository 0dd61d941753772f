"""Pixels: what the items of a display list look like."""

import dataclasses
import importlib
import sys

import numpy as np
import pytest
from shapely import Polygon, box

from geodsl.picture import CairoMissing, layout, raster
from geodsl.picture.backends.cairo import CairoMissing as Missing
from geodsl.picture.display import (
    ArcPath,
    CirclePath,
    DiscFill,
    DisplayList,
    Frame,
    GlyphFill,
    PolylinePath,
    RegionFill,
)
from geodsl.picture.letters.fonts import outline

RED, BLUE, GREY = (0.8, 0.2, 0.2), (0.0, 0.2, 1.0), (0.5, 0.5, 0.5)


def page(*items, size=100, **more):
    return DisplayList(size, size, items, Frame(size, 0j, 1.0), **more)


def bytes_of(color):
    return [round(255 * part) for part in color]


@pytest.mark.parametrize("size", [16, 17, 101, 224, 336])
def test_a_grey_picture_is_one_channel(everything, size):
    pixels = raster(layout(everything, size=size))
    assert pixels.shape == (size, size) and pixels.dtype == np.uint8


def test_ink_is_black_and_paper_white(everything):
    pixels = raster(layout(everything))
    assert pixels.max() == 255 and pixels.min() == 0
    assert (pixels == 255).mean() > 0.7


def test_drawing_twice_gives_the_same_pixels(everything):
    assert (raster(layout(everything)) == raster(layout(everything))).all()


@pytest.mark.parametrize(
    "color, paper", [(RED, (1, 1, 1)), (RED, (1, 1, 0.9)), (BLUE, (0, 0, 0)), (GREY, BLUE)]
)
def test_colours_are_as_they_are_told(color, paper):
    pixels = raster(page(DiscFill(50 + 50j, 30, color), paper=paper))
    assert pixels.shape == (100, 100, 3) and pixels.flags["C_CONTIGUOUS"]
    assert pixels[50, 50].tolist() == bytes_of(color)
    assert pixels[2, 97].tolist() == bytes_of(paper)


@pytest.mark.parametrize("paper", [0.0, 0.3, 0.9])
def test_grey_paper_keeps_one_channel(paper):
    """White and black ink alike lie on it as in a picture with colours."""
    items = (
        DiscFill(40 + 40j, 20, (1.0, 1.0, 1.0)),
        CirclePath(50 + 50j, 30, 5),
        GlyphFill(outline("R"), 40 + 60j, 50, GREY),
    )
    grey = raster(page(*items, paper=(paper, paper, paper)))
    assert grey.ndim == 2 and abs(int(grey[0, 0]) - 255 * paper) <= 1 and grey[30, 40] == 255
    color = raster(page(*items, DiscFill(90 + 90j, 1, RED), paper=(paper, paper, paper)))
    assert np.abs(color[:85, :85].astype(int) - grey[:85, :85, None]).max() <= 2


def test_rings_within_rings_are_holes():
    outer, hole = (10 + 10j, 90 + 10j, 90 + 90j, 10 + 90j), (30 + 30j, 70 + 30j, 70 + 70j, 30 + 70j)
    for inner in (hole, hole[::-1]):  # whichever way round
        pixels = raster(page(RegionFill((outer, inner))))
        assert pixels[20, 50] == 0 and pixels[50, 50] == 255 and pixels[5, 50] == 255
    # The rule isn't left behind for what is drawn next: an alpha crosses itself.
    alone = raster(page(GlyphFill(outline("α"), 20 + 80j, 100)))
    after = raster(page(RegionFill(()), GlyphFill(outline("α"), 20 + 80j, 100)))
    assert (alone == after).all()


def test_regions_cover_as_much_as_they_should():
    ring = (10.3 + 20.1j, 80.7 + 15.5j, 60.2 + 88.8j)
    shape = Polygon([(point.real, point.imag) for point in ring])
    pixels = raster(page(RegionFill((ring,))))
    for x, y in [(x, y) for x in range(0, 100, 7) for y in range(0, 100, 7)]:
        share = shape.intersection(box(x, y, x + 1, y + 1)).area
        assert abs(int(pixels[y, x]) - 255 * (1 - share)) < 20


def test_closed_strokes_come_back_to_their_start():
    corners = (20 + 20j, 80 + 20j, 80 + 80j)
    open_, closed = (raster(page(PolylinePath(corners, 3, closed=way))) for way in (False, True))
    assert open_[50, 50] == 255 and closed[50, 50] == 0


@pytest.mark.parametrize("turn", [0.0, 0.4, -1.3, 3.0])
def test_a_glyph_in_pixels_is_what_is_drawn(turn):
    item = GlyphFill(outline("Q"), 50 + 50j, 40.0, turn=turn)
    pixels = raster(page(item))
    # The pixels that the polygon of the curves' ends covers; curves bulge by little.
    ends = [numbers for _, numbers in item.commands() if numbers]
    xs = [number for numbers in ends for number in numbers[::2]]
    ys = [number for numbers in ends for number in numbers[1::2]]
    rows, columns = np.nonzero(pixels < 255)
    assert columns.min() == pytest.approx(min(xs), abs=2) and columns.max() + 1 == pytest.approx(
        max(xs), abs=2
    )
    assert rows.min() == pytest.approx(min(ys), abs=2) and rows.max() + 1 == pytest.approx(max(ys), abs=2)


@pytest.mark.parametrize(
    "start, sweep, on, off", [(0, 1.5, 0.75, -0.75), (0, -1.5, -0.75, 0.75), (3, 1, 3.5, 2.5)]
)
def test_arcs_turn_the_right_way(start, sweep, on, off):
    pixels = raster(page(ArcPath(50 + 50j, 30, start, sweep, 3)))

    def dark(angle):
        at = 50 + 50j + 30 * np.exp(1j * angle)
        return pixels[int(at.imag), int(at.real)] < 128

    assert dark(on) and not dark(off)


def test_dashes_are_dashes_and_end_with_their_stroke():
    pixels = raster(
        page(PolylinePath((10 + 30j, 90 + 30j), 2, (6, 4)), PolylinePath((10 + 60j, 90 + 60j), 2))
    )
    dark = pixels[30, 10:90] < 128
    assert 0.5 < dark.mean() < 0.7 and (np.diff(dark.astype(int)) == 1).sum() == 7
    assert (pixels[60, 10:90] < 128).all()


def test_overlapping_tones_stay_one_tone():
    left, right = (DiscFill(center, 25, (0.85, 0.85, 0.85)) for center in (40 + 50j, 60 + 50j))
    pixels = raster(page(left, right))
    assert set(np.unique(pixels[50, 20:80])) == {pixels[50, 50]}


def test_a_machine_without_cairo_is_told_what_to_do(monkeypatch, everything):
    assert Missing is CairoMissing
    module = importlib.import_module("geodsl.picture.backends.cairo")
    monkeypatch.setitem(sys.modules, "cairocffi", None)
    module.cairo.cache_clear()
    try:
        with pytest.raises(CairoMissing) as caught:
            raster(layout(everything))
        assert isinstance(caught.value, RuntimeError)
        for word in ("libcairo", "apt-get install libcairo2", "brew install cairo", "dnf install cairo"):
            assert word in str(caught.value)
    finally:
        monkeypatch.undo()
        module.cairo.cache_clear()
    assert raster(layout(everything)).min() == 0


def test_unknown_items_are_refused():
    class Nothing:
        color = (0.0, 0.0, 0.0)

    with pytest.raises(TypeError, match="Nothing"):
        raster(page(Nothing()))


def test_the_buffer_belongs_to_the_answer(everything):
    """Pixels drawn first stay what they were after others are drawn."""
    display = layout(everything)
    first = raster(display)
    kept = first.copy()
    for _ in range(5):
        raster(dataclasses.replace(display, items=()))
    assert (first == kept).all()
