"""Shaded regions in pixels: what is filled, hatched or dotted, cut out of one another where the sketch says so."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import product
from typing import Any

import numpy as np
from numpy.typing import NDArray

from geodsl.numeric import plane
from geodsl.picture.display import Box, Color, DiscFill, Item, Part, PolylinePath, RegionFill
from geodsl.picture.looks.style import Fill, Measures, Style
from geodsl.picture.page.boxes import column
from geodsl.picture.sketch import Loop, Shade

__all__ = ["Region", "fill_of", "items", "regions"]

Points = NDArray[np.complex128]
HATCH_ANGLES = {"hatch": (45.0,), "crosshatch": (45.0, -45.0)}
# A circle's ring strays from it by less than a thousandth of its radius.
STEPS = 96
# Pixels between a label and the hatching around it.
PAD = 2.0
_LINE = 1  # what shapely calls a line string


class Region:
    """A shade of a batch: the ways around it in pixels, (n, points) each."""

    def __init__(self, shade: Shade, pixel: Any, n: int) -> None:
        self.shade = shade
        self.loops = [_ring(loop, pixel, n) for loop in shade.loops]
        self.minus = [[_ring(loop, pixel, n) for loop in region] for region in shade.minus]
        self.within = [[_ring(loop, pixel, n) for loop in region] for region in shade.within]

    def rings(self, k: int) -> tuple[tuple[complex, ...], ...]:
        """The rings of one figure's region, to be filled by the even-odd rule."""
        if not self.minus and not self.within:
            return tuple(tuple(loop[k].tolist()) for loop in self.loops)
        area = self.area(k)
        return tuple(
            tuple(complex(x, y) for x, y in ring.coords[:-1])
            for part in _polygons(area)
            for ring in (part.exterior, *part.interiors)
        )

    def area(self, k: int) -> Any:
        """One figure's region as a shapely geometry."""
        area = _even_odd([loop[k] for loop in self.loops])
        for region in self.within:
            area = area.intersection(_even_odd([loop[k] for loop in region]))
        for region in self.minus:
            area = area.difference(_even_odd([loop[k] for loop in region]))
        return area


def regions(shades: tuple[Shade, ...], pixel: Any, n: int) -> list[Region]:
    """All shades of a sketch in pixels."""
    return [Region(shade, pixel, n) for shade in shades]


def _without(area: Any, boxes: Sequence[Box]) -> Any:
    from shapely import box, union_all

    return area.difference(
        union_all([box(b.left - PAD, b.top - PAD, b.right + PAD, b.bottom + PAD) for b in boxes])
    )


def _fill_color(style: Style, k: int) -> Color:
    """The colour of the k-th shaded region."""
    if not style.palette:
        return style.shade
    strong, paper = style.palette[k % len(style.palette)], style.paper
    red, green, blue = (0.25 * s + 0.75 * p for s, p in zip(strong, paper, strict=True))
    return red, green, blue


def fill_of(shades: tuple[Shade, ...], style: Style) -> Fill:
    """How regions are filled that are just shaded: as the style does, but never as one that is hatched beside them."""
    return "tone" if any(shade.pattern in ("hatch", "crosshatch", "dots") for shade in shades) else style.fill


def items(
    region: Region, k: int, which: int, style: Style, m: Measures, fill: Fill, boxes: Sequence[Box]
) -> Iterator[Item]:
    """The ink of one figure's region, the `which`-th of its sketch. Hatching leaves the labels' boxes out."""
    shade = region.shade
    pattern = fill if shade.pattern == "shaded" else shade.pattern
    part = Part("shade", shade.name)
    if pattern == "tone":
        yield RegionFill(region.rings(k), _fill_color(style, which), part)
        return
    color = style.palette[which % len(style.palette)] if style.palette else style.ink
    area = _without(region.area(k), boxes)
    if pattern == "dots":
        yield from _stipple(area, m, color, part)
        return
    for angle in HATCH_ANGLES[pattern]:
        for a, b in _hatch(area, math.radians(angle), m.hatch):
            yield PolylinePath((a, b), 0.8 * m.fine, (), color, part)


def _ring(loop: Loop, pixel: Any, n: int) -> Points:
    """A closed way as points, (n, points), without the first one again at the end."""
    parts = []
    for piece in loop:
        if isinstance(piece, plane.Segment):
            parts.append(column(piece.a, n)[:, None])
            continue
        start, sweep = (piece.start, piece.sweep) if isinstance(piece, plane.Arc) else (0.0, 2 * np.pi)
        shares = np.arange(STEPS) / STEPS
        angles = column(start, n, float)[:, None] + column(sweep, n, float)[:, None] * shares
        radius = column(piece.radius, n, float)[:, None]
        parts.append(column(piece.center, n)[:, None] + radius * np.exp(1j * angles))
    return pixel(np.concatenate(parts, axis=1))


def _even_odd(rings: list[Points]) -> Any:
    from shapely import Polygon, make_valid

    area: Any = None
    for ring in rings:
        polygon = make_valid(Polygon(np.column_stack([ring.real, ring.imag])))
        area = polygon if area is None else area.symmetric_difference(polygon)
    return area


def _polygons(area: Any) -> list[Any]:
    if area.geom_type == "Polygon":
        return [] if area.is_empty else [area]
    return [part for piece in getattr(area, "geoms", ()) for part in _polygons(piece)]


def _hatch(area: Any, angle: float, step: float) -> list[tuple[complex, complex]]:
    """Parallel lines, `step` apart, cut to an area. They lie on a grid of the page, not of the area."""
    from shapely import (
        get_coordinates,
        get_num_coordinates,
        get_parts,
        get_type_id,
        linestrings,
        multilinestrings,
    )

    if area.is_empty:
        return []
    way = complex(math.cos(angle), math.sin(angle))
    left, top, right, bottom = area.bounds
    corners = [complex(x, y) / way for x, y in product((left, right), (top, bottom))]
    low, high = min(c.imag for c in corners), max(c.imag for c in corners)
    start, end = min(c.real for c in corners) - 1, max(c.real for c in corners) + 1
    rows = [i * step for i in range(math.ceil(low / step), math.floor(high / step) + 1)]
    if not rows:
        return []
    lines = [(way * complex(start, row), way * complex(end, row)) for row in rows]
    ends = np.array(lines, dtype=complex).reshape(-1, 2, 1).view(float)
    cut = get_parts(multilinestrings(linestrings(ends)).intersection(area))
    pieces = cut[get_type_id(cut) == _LINE]
    places, counts = get_coordinates(pieces), get_num_coordinates(pieces)
    last = np.cumsum(counts) - 1
    some = counts > 0
    ways = places[np.stack([last - counts + 1, last], 1)[some]]
    return [(complex(*a), complex(*b)) for a, b in ways.tolist()]


def _stipple(area: Any, m: Measures, color: Color, part: Part) -> Iterator[Item]:
    from shapely import contains_xy

    if area.is_empty:
        return
    step, radius = 1.1 * m.hatch, 0.7 * m.fine
    left, top, right, bottom = area.bounds
    for row in range(math.ceil(top / step), math.floor(bottom / step) + 1):
        shift = 0.5 * step * (row % 2)
        columns = range(math.ceil((left - shift) / step), math.floor((right - shift) / step) + 1)
        for x in (i * step + shift for i in columns):
            if contains_xy(area, x, row * step):
                yield DiscFill(complex(x, row * step), radius, color, part)
