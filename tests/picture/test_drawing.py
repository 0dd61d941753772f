"""From a sketch to pixels: what is drawn is where the sketch says."""

import numpy as np
import pytest

from geodsl.numeric import plane
from geodsl.picture import Arc, Circle, Dot, Segment, Shade, Sketch, around, layout, raster


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
