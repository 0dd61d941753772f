"""Drawing by hand: strokes stray, but never far, and never away from their points."""

import cmath
import math
from itertools import pairwise

import numpy as np
import pytest

from geodsl.picture.display import (
    ArcPath,
    CirclePath,
    DiscFill,
    DisplayList,
    Frame,
    GlyphFill,
    Part,
    PolylinePath,
    RegionFill,
)
from geodsl.picture.letters.extent import glyph_box
from geodsl.picture.looks.hand import by_hand
from geodsl.picture.page.layout import layout

INK = (0.1, 0.2, 0.3)


def page(*items, size=224, **points):
    return DisplayList(size, size, tuple(items), Frame(size, 0j, 1.0), points=points)


def only(display):
    (item,) = display.items
    return item


def from_segment(z, a, b):
    way = (b - a) / abs(b - a)
    along = ((z - a) * way.conjugate()).real
    return abs(z - a - way * min(max(along, 0.0), abs(b - a)))


@pytest.mark.parametrize("seed", range(20))
@pytest.mark.parametrize("wobble", [0.5, 2.0])
@pytest.mark.parametrize("size", [224, 1024])
def test_a_segment_strays_by_less_than_the_wobble(seed, wobble, size):
    a, b = complex(0.1, 0.2) * size, complex(0.9, 0.55) * size
    item = only(
        by_hand(
            page(PolylinePath((a, b), 1.5, (4.0, 3.0), INK, Part("stroke", "AB")), size=size), wobble, seed
        )
    )
    assert item[1:] == (1.5, (4.0, 3.0), INK, Part("stroke", "AB"), False)
    assert abs(item.points[0] - a) < 1e-9 and abs(item.points[-1] - b) < 1e-9
    off = [from_segment(z, a, b) for z in item.points]
    assert 0.05 * wobble < max(off) <= wobble
    assert max(abs(p - q) for p, q in pairwise(item.points)) < 0.02 * size


@pytest.mark.parametrize("seed", range(10))
def test_a_circle_closes_smoothly(seed):
    item = only(by_hand(page(CirclePath(100 + 110j, 70.0, 1.0, (), INK, Part("stroke", "w"))), 1.5, seed))
    assert isinstance(item, PolylinePath) and item.closed and item.part == Part("stroke", "w")
    off = np.abs(np.array(item.points) - (100 + 110j)) - 70
    assert 0.1 < np.abs(off).max() <= 1.5
    ring = np.array([*item.points, *item.points[:2]])
    turns = np.angle(np.diff(ring)[1:] / np.diff(ring)[:-1])
    assert turns.sum() == pytest.approx(2 * math.pi)
    assert np.abs(turns).max() < 0.25  # no kink, neither at the seam nor elsewhere


@pytest.mark.parametrize("seed", range(10))
@pytest.mark.parametrize("sweep", [2.0, -4.5])
def test_an_arc_begins_and_ends_where_it_did(seed, sweep):
    arc = ArcPath(100 + 100j, 60.0, 0.7, sweep, 1.0, (2.0, 2.0), INK, Part("mark", "x"))
    item = only(by_hand(page(arc), 2.0, seed))
    ways = np.array(item.points) - arc.center
    assert abs(ways[0] - cmath.rect(60, 0.7)) < 1e-9 and abs(ways[-1] - cmath.rect(60, 0.7 + sweep)) < 1e-9
    assert np.abs(np.abs(ways) - 60).max() <= 2.0
    turned = np.angle(ways[1:] / ways[:-1])
    assert (np.sign(turned) == np.sign(sweep)).all() and turned.sum() == pytest.approx(sweep)
    assert item.dash == (2.0, 2.0) and not item.closed


@pytest.mark.parametrize("seed", range(10))
def test_strokes_still_pass_through_their_points(seed):
    a, b, center = 20 + 30j, 200 + 150j, 110 + 110j
    on_segment, on_circle, beside = a + 0.4 * (b - a), center + cmath.rect(80, 1.0), a + 0.6 * (b - a) + 9j
    strokes = (PolylinePath((a, b), 1.0), CirclePath(center, 80.0, 1.0), ArcPath(center, 80.0, 0.2, 2.0, 1.0))
    shown = by_hand(page(*strokes, D=on_segment, E=on_circle, F=beside), 3.0, seed)
    for item, point in zip(shown.items, (on_segment, on_circle, on_circle), strict=True):
        ring = [*item.points, item.points[0]] if item.closed else item.points
        pieces = pairwise(ring)
        assert min(from_segment(point, p, q) for p, q in pieces if p != q) < 1e-6
    assert shown.points == {"D": on_segment, "E": on_circle, "F": beside}


@pytest.mark.parametrize("seed", range(5))
def test_corners_stay(seed):
    corners = (50 + 50j, 62 + 50j, 62 + 62j)
    open_ = only(by_hand(page(PolylinePath(corners, 1.0)), 1.0, seed))
    closed = only(by_hand(page(PolylinePath(corners, 1.0, closed=True)), 1.0, seed))
    for item in (open_, closed):
        assert all(min(abs(z - corner) for z in item.points) < 1e-9 for corner in corners)
    assert closed.closed and len(closed.points) > len(open_.points)


def test_short_marks_stray_less():
    tick = PolylinePath((100 + 100j, 100 + 108j), 1.0)
    strays = [
        max(abs(z.real - 100) for z in only(by_hand(page(tick), 5.0, seed)).points) for seed in range(30)
    ]
    assert max(strays) <= 0.06 * 8
    dot = CirclePath(100 + 100j, 3.0, 1.0)
    for seed in range(10):
        assert (
            max(abs(abs(z - 100 - 100j) - 3) for z in only(by_hand(page(dot), 5.0, seed)).points)
            <= 0.06 * 3 + 1e-9
        )


def test_nothing_else_moves_and_no_wobble_is_a_ruler(everything):
    display = layout(everything, size=224)
    assert by_hand(display, 0.0, 1) is display
    shown = by_hand(display, 1.0, 1)
    assert [item.part for item in shown.items] == [item.part for item in display.items]
    assert [item.color for item in shown.items] == [item.color for item in display.items]
    assert shown.frame == display.frame and shown.points == display.points and shown.places == display.places
    for was, now in zip(display.items, shown.items, strict=True):
        if isinstance(was, DiscFill | RegionFill):
            assert now == was


def test_glyphs_turn_a_little_about_their_middles_and_boxes_follow(everything):
    display = layout(everything, size=336)
    shown = by_hand(display, 1.0, 4)
    pairs = [(p, q) for p, q in zip(display.items, shown.items, strict=True) if isinstance(p, GlyphFill)]
    assert len(pairs) >= 8
    for was, now in pairs:
        assert abs(now.turn) <= math.radians(1.5) and now.size == was.size
        one, other = glyph_box(was), glyph_box(now)
        assert max(abs(x - y) for x, y in zip(one, other, strict=True)) < 0.03 * was.size
    assert len({now.turn for _, now in pairs}) == len(pairs)
    for box in (*shown.labels.values(), *shown.texts, *(word.box for word in shown.words)):
        inks = [glyph_box(now) for _, now in pairs]
        inside = [
            ink
            for ink in inks
            if ink.left >= box.left - 1e-9
            and ink.right <= box.right + 1e-9
            and ink.top >= box.top - 1e-9
            and ink.bottom <= box.bottom + 1e-9
        ]
        assert min(ink.left for ink in inside) == pytest.approx(box.left)
        assert max(ink.bottom for ink in inside) == pytest.approx(box.bottom)


def test_a_seed_is_a_hand(everything):
    display = layout(everything, size=224)
    assert by_hand(display, 1.0, 5).items == by_hand(display, 1.0, 5).items
    assert by_hand(display, 1.0, 5).items != by_hand(display, 1.0, 6).items


def test_what_two_pictures_have_in_common_wavers_alike():
    strokes = [PolylinePath((20j, 200 + 20j * k), 1.0, part=Part("stroke", f"l{k}")) for k in range(4)]
    with_all, without = by_hand(page(*strokes), 1.5, 3), by_hand(page(strokes[0], *strokes[2:]), 1.5, 3)
    assert (with_all.items[0], *with_all.items[2:]) == without.items
    shapes = {tuple(z - w for z, w in pairwise(item.points)) for item in with_all.items}
    assert len(shapes) == 4
