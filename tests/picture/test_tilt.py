"""A page askew: everything turned about the middle, annotations included, and nothing lost."""

import cmath
import math

import numpy as np
import pytest

from geodsl.picture.backends.raster import raster
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
from geodsl.picture.letters.extent import glyph_box
from geodsl.picture.looks.hand import by_hand
from geodsl.picture.looks.tilt import askew, tilted
from geodsl.picture.page.layout import layout

ANGLES = [-3.0, -0.7, 1.3, 2.5]


def turned(z, angle, size):
    """A point of a square page by the textbook formula, with y down."""
    t = math.radians(angle)
    k = 1 / (math.cos(abs(t)) + math.sin(abs(t)))
    x, y = z.real - size / 2, z.imag - size / 2
    return complex(
        size / 2 + k * (x * math.cos(t) - y * math.sin(t)), size / 2 + k * (x * math.sin(t) + y * math.cos(t))
    )


@pytest.mark.parametrize("angle", ANGLES)
def test_every_point_of_every_item_turns(everything, angle):
    display = layout(everything, size=224)
    shown = tilted(display, angle)
    k = abs(turned(1, angle, 224) - turned(0, angle, 224))

    def same(z, w):
        assert abs(turned(z, angle, 224) - w) < 1e-9

    kinds = set()
    for was, now in zip(display.items, shown.items, strict=True):
        assert type(was) is type(now) and was.part == now.part and was.color == now.color
        kinds.add(type(was))
        match was:
            case PolylinePath():
                for z, w in zip(was.points, now.points, strict=True):
                    same(z, w)
                assert now.width == pytest.approx(k * was.width)
                assert now.dash == pytest.approx([k * part for part in was.dash])
            case CirclePath() | DiscFill():
                same(was.center, now.center)
                same(was.center + was.radius, now.center + cmath.rect(now.radius, math.radians(angle)))
            case ArcPath():
                for share in (0, 0.3, 1):
                    same(
                        was.center + cmath.rect(was.radius, was.start + share * was.sweep),
                        now.center + cmath.rect(now.radius, now.start + share * now.sweep),
                    )
            case RegionFill():
                for ring, new in zip(was.rings, now.rings, strict=True):
                    for z, w in zip(ring, new, strict=True):
                        same(z, w)
            case GlyphFill():
                for (verb, one), (same_verb, other) in zip(was.commands(), now.commands(), strict=True):
                    assert verb == same_verb
                    for x, y, u, v in zip(one[::2], one[1::2], other[::2], other[1::2], strict=True):
                        same(complex(x, y), complex(u, v))
    assert len(kinds) == 6
    for name, z in display.points.items():
        same(z, shown.points[name])
    for region, other in zip(display.regions, shown.regions, strict=True):
        for ring, other_ring in zip(region.rings, other.rings, strict=True):
            for z, w in zip(ring, other_ring, strict=True):
                same(z, w)
    assert display.regions
    # What the layout of another picture takes over is of the straight page.
    assert shown.frame == display.frame and shown.places == display.places
    assert shown.misses == display.misses


@pytest.mark.parametrize("angle", ANGLES)
def test_boxes_are_those_of_the_ink(everything, angle):
    """Each label drawn alone: its pixels fill its box, and leave it by nothing."""
    display = layout(everything, size=336)
    shown = tilted(display, angle)
    for word in shown.words:
        ink = tuple(i for i in shown.items if isinstance(i, GlyphFill) and i.part == word.part)
        if sum(other.part == word.part for other in shown.words) > 1:
            continue
        alone = raster(DisplayList(336, 336, ink, shown.frame)) < 250
        rows, columns = np.flatnonzero(alone.any(axis=1)), np.flatnonzero(alone.any(axis=0))
        assert rows[0] == pytest.approx(word.box.top, abs=1.05)
        assert rows[-1] + 1 == pytest.approx(word.box.bottom, abs=1.05)
        assert columns[0] == pytest.approx(word.box.left, abs=1.05)
        assert columns[-1] + 1 == pytest.approx(word.box.right, abs=1.05)
    boxes = {word.box for word in shown.words}
    assert {*shown.labels.values(), *shown.texts} == boxes and len(boxes) >= 6


@pytest.mark.parametrize("angle", [*ANGLES, 45.0])
def test_nothing_leaves_the_canvas(angle):
    corners = (0j, 224 + 0j, 224 + 224j, 224j)
    page = DisplayList(224, 224, (PolylinePath(corners, 1.0, closed=True),), Frame(224, 0j, 1.0))
    (item,) = tilted(page, angle).items
    assert all(-1e-9 <= z.real <= 224 + 1e-9 and -1e-9 <= z.imag <= 224 + 1e-9 for z in item.points)
    wide = DisplayList(300, 200, (PolylinePath((0j, 300 + 0j, 300 + 200j, 200j), 1.0),), Frame(200, 0j, 1.0))
    (item,) = tilted(wide, angle).items
    assert all(-1e-9 <= z.real <= 300 + 1e-9 and -1e-9 <= z.imag <= 200 + 1e-9 for z in item.points)


def test_lines_through_points_still_pass_through_them(random_sketches):
    """What is true of the straight page is true of the page askew: distances keep their ratios."""
    display = layout(random_sketches[0], size=224)
    shown = tilted(by_hand(display, 1.0, 2), 2.0)
    names = list(display.points)
    before = [abs(display.points[a] - display.points[b]) for a in names for b in names if a < b]
    after = [abs(shown.points[a] - shown.points[b]) for a in names for b in names if a < b]
    ratios = np.array(after) / np.array(before)
    assert np.ptp(ratios) < 1e-9 and 0.95 < ratios[0] < 1


def test_straight_is_untouched(everything):
    display = layout(everything, size=224)
    assert tilted(display, 0.0) is display


def test_a_page_glyph_box_is_exact():
    from geodsl.picture.letters.fonts import outline

    glyph = GlyphFill(outline("A", font="serif", slanted=True), 50 + 60j, 20.0)
    left, bottom, right, top = glyph.outline.box
    assert glyph_box(glyph) == pytest.approx(
        (50 + 20 * left, 60 - 20 * top, 50 + 20 * right, 60 - 20 * bottom), abs=0.02
    )


def test_the_seed_says_by_how_much():
    angles = [askew(2.0, seed) for seed in range(300)]
    assert all(abs(angle) <= 2 for angle in angles)
    assert min(angles) < -1.9 and max(angles) > 1.9 and abs(np.mean(angles)) < 0.2
    assert askew(2.0, 7) == askew(2.0, 7) == 2 * askew(1.0, 7)
    assert askew(0.0, 7) == 0
