"""The raster and the file, read back by a decoder of the test's own."""

import importlib
import struct
import sys
import zlib

import numpy as np
import pytest

from geodsl.numeric import plane
from geodsl.picture import (
    Arc,
    CairoMissing,
    Circle,
    Dot,
    Segment,
    Shade,
    Sketch,
    around,
    encode,
    layout,
    png,
    raster,
)
from geodsl.picture.display import DisplayList, Frame, GlyphFill
from geodsl.picture.glyphs import outline


def decode(data):
    """A grey 8-bit PNG without filters, by the standard library alone; every checksum is looked at."""
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    at, chunks = 8, []
    while at < len(data):
        length, kind = struct.unpack(">I4s", data[at : at + 8])
        body = data[at + 8 : at + 8 + length]
        assert struct.unpack(">I", data[at + 8 + length : at + 12 + length])[0] == zlib.crc32(kind + body)
        chunks.append((kind, body))
        at += 12 + length
    assert [kind for kind, _ in chunks] == [b"IHDR", b"IDAT", b"IEND"]
    width, height, *rest = struct.unpack(">IIBBBBB", chunks[0][1])
    assert rest == [8, 0, 0, 0, 0]
    rows = np.frombuffer(zlib.decompress(chunks[1][1]), np.uint8).reshape(height, width + 1)
    assert not rows[:, 0].any()
    return rows[:, 1:]


@pytest.mark.parametrize("size", [16, 17, 101, 224, 336])
def test_the_file_holds_the_pixels(everything, size):
    display = layout(everything, size=size)
    pixels = raster(display)
    assert pixels.shape == (size, size) and pixels.dtype == np.uint8
    assert (decode(png(display)) == pixels).all()


@pytest.mark.parametrize("shape", [(1, 1), (3, 7), (50, 2)])
def test_any_array_comes_back(shape):
    pixels = np.arange(shape[0] * shape[1], dtype=np.uint8).reshape(shape)
    assert (decode(encode(pixels)) == pixels).all()
    assert (decode(encode(pixels[::-1, ::-1])) == pixels[::-1, ::-1]).all()


@pytest.mark.parametrize("pixels", [np.zeros((2, 2)), np.zeros(4, np.uint8), np.zeros((0, 3), np.uint8)])
def test_what_is_no_grey_picture_is_refused(pixels):
    with pytest.raises(ValueError, match="uint8"):
        encode(pixels)


def test_ink_is_black_and_paper_white(everything):
    pixels = raster(layout(everything))
    assert pixels.max() == 255 and pixels.min() == 0
    assert (pixels == 255).mean() > 0.7


def test_drawing_twice_gives_the_same_bytes(everything):
    assert png(layout(everything)) == png(layout(everything))


def along(display, a, b, n=400):
    pixels = raster(display)
    at = [display.frame.pixel(a + (b - a) * (i + 0.5) / n) for i in range(n)]
    return np.array([pixels[int(p.imag), int(p.real)] < 128 for p in at])


def test_dashes_are_dashes():
    solid = layout(Sketch(strokes=(Segment(0, 5 + 3j),)))
    dashed = layout(Sketch(strokes=(Segment(0, 5 + 3j, line="dashed"),)))
    assert along(solid, 0, 5 + 3j).mean() > 0.9
    dark = along(dashed, 0, 5 + 3j)
    assert 0.35 < dark.mean() < 0.75
    assert (np.diff(dark.astype(int)) == 1).sum() > 10


@pytest.mark.parametrize("stroke", [Circle, lambda c, r, line: Arc(c, r, 0, 6.283, line)])
def test_dashed_curves(stroke):
    solid, dashed = (
        (raster(layout(Sketch(strokes=(stroke(0, 2, line=line),)))) < 128).sum()
        for line in ("solid", "dashed")
    )
    assert 0.35 * solid < dashed < 0.75 * solid


def test_a_dash_ends_with_its_stroke():
    display = layout(Sketch(strokes=(Segment(0, 4j, line="dashed"), Segment(1, 1 + 4j))))
    assert along(display, 1, 1 + 4j).mean() > 0.9


@pytest.mark.parametrize(
    "start, sweep, on, off",
    [
        (0, 1.5, 0.75, -0.75),
        (0, -1.5, -0.75, 0.75),
        (3, 1, 3.5, 2.5),
    ],
)
def test_arcs_turn_the_right_way(start, sweep, on, off):
    display = layout(Sketch(dots=(Dot("A", -2 - 2j), Dot("B", 2 + 2j)), strokes=(Arc(0, 2, start, sweep),)))
    pixels = raster(display)

    def dark(angle):
        p = display.frame.pixel(2 * np.exp(1j * angle))
        return (pixels[int(p.imag) - 1 : int(p.imag) + 2, int(p.real) - 1 : int(p.real) + 2] < 128).any()

    assert dark(on) and not dark(off)


def test_shades_are_light_even_and_under_the_strokes():
    square = (0, 4, 4 + 4j, 4j)
    display = layout(
        Sketch(
            strokes=(Segment(0, 4 + 4j),),
            shades=(Shade((around(*square),)), Shade(((plane.Circle(4 + 2j, 1.5),),))),
        )
    )
    pixels = raster(display)
    for point in (1 + 3j, 3.2 + 1.8j, 5 + 2j):  # square, both, disc
        p = display.frame.pixel(point)
        assert 200 < pixels[int(p.imag), int(p.real)] < 240
    greys = np.bincount(pixels.ravel(), minlength=256)
    assert (greys[150:250] > 2000).sum() == 1  # where two shades overlap the grey is the same
    assert along(display, 0, 4 + 4j).mean() > 0.9


def test_a_glyph_in_pixels_is_what_is_drawn():
    item = GlyphFill(outline("Q"), 30 + 70j, 60.0)
    pixels = raster(DisplayList(100, 100, (item,), Frame(100, 0j, 1.0)))
    ys, xs = np.nonzero(pixels < 255)
    ends = [numbers[-2:] for _, numbers in item.commands() if numbers]
    left, right = min(x for x, _ in ends), max(x for x, _ in ends)
    top, bottom = min(y for _, y in ends), max(y for _, y in ends)
    assert xs.min() == pytest.approx(left, abs=1.5) and xs.max() + 1 == pytest.approx(right, abs=1.5)
    assert ys.min() == pytest.approx(top, abs=1.5) and ys.max() + 1 == pytest.approx(bottom, abs=1.5)


def test_a_machine_without_cairo_is_told_what_to_do(monkeypatch, everything):
    png_module = importlib.import_module("geodsl.picture.png")
    monkeypatch.setitem(sys.modules, "cairocffi", None)
    png_module._cairo.cache_clear()
    try:
        with pytest.raises(CairoMissing) as caught:
            raster(layout(everything))
        assert isinstance(caught.value, RuntimeError)
        for word in ("libcairo", "apt-get install libcairo2", "brew install cairo", "dnf install cairo"):
            assert word in str(caught.value)
    finally:
        monkeypatch.undo()
        png_module._cairo.cache_clear()
    assert raster(layout(everything)).min() == 0


def test_unknown_items_are_refused():
    class Nothing:
        grey = 0.0

    with pytest.raises(TypeError, match="Nothing"):
        raster(DisplayList(20, 20, (Nothing(),), Frame(20, 0j, 1.0)))
