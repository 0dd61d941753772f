"""Layout: decides what of a sketch is drawn where, in pixels."""

from __future__ import annotations

import cmath
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from numbers import Integral

import numpy as np

from .display import (
    ArcPath,
    Box,
    CirclePath,
    DiscFill,
    DisplayList,
    Frame,
    GlyphFill,
    Item,
    PolylinePath,
    RegionFill,
)
from .frame import arc_points, bounds, clip, fit
from .glyphs import Run, run
from .labels import place
from .marks import Drawn, draw_marks
from .sketch import AngleArcs, Arc, Circle, Line, Ray, RightAngle, Segment, Shade, Sketch, Text
from .wishes import Obstacles, Wish, angle_wish, point_wish, segment_wish

__all__ = ["layout"]

SMALLEST, LARGEST = 16, 4096
SHADE = (0.85, 0.85, 0.85)


@dataclass(frozen=True, slots=True)
class _Ink:
    """The measures of a textbook figure at one size, in pixels."""

    width: float
    thin: float
    dot: float
    font: float
    dash: tuple[float, float]


def _ink(size: int) -> _Ink:
    width = max(1.0, size / 220)
    return _Ink(
        width,
        max(0.9, 0.75 * width),
        max(1.7, 1.6 * width),
        max(11.0, 0.058 * size),
        (4.2 * width, 3.0 * width),
    )


def _check_size(size: int) -> int:
    if not isinstance(size, Integral) or isinstance(size, bool) or not SMALLEST <= size <= LARGEST:
        raise ValueError(f"size is a whole number of pixels from {SMALLEST} to {LARGEST}, got {size!r}")
    return int(size)


def _strokes(
    sketch: Sketch,
    frame: Frame,
    reach: Box,
    ink: _Ink,
) -> tuple[list[Item], list[tuple[complex, complex]], list[tuple[complex, float]]]:
    """The strokes as items, as straight pieces, and as whole circles."""
    items: list[Item] = []
    pieces: list[tuple[complex, complex]] = []
    circles: list[tuple[complex, float]] = []
    for stroke in sketch.strokes:
        dash = ink.dash if stroke.dashed else ()
        match stroke:
            case Circle():
                center, radius = frame.pixel(stroke.center), stroke.radius * frame.scale
                items.append(CirclePath(center, radius, ink.width, dash))
                circles.append((center, radius))
            case Arc():
                center, radius = frame.pixel(stroke.center), stroke.radius * frame.scale
                sweep = max(-2 * math.pi, min(2 * math.pi, stroke.sweep))
                items.append(ArcPath(center, radius, -stroke.start, -sweep, ink.width, dash))
                # Short enough pieces that none leaves the arc by more than a third of a pixel.
                step = 2 * math.acos(max(0.0, 1 - 0.3 / radius)) if radius > 1 else 1.0
                n = min(128, max(1, math.ceil(abs(sweep) / step)))
                points = arc_points(center, radius, -stroke.start, -sweep, n)
                pieces += pairwise(points)
            case Segment() | Ray() | Line():
                ends: tuple[complex, complex] | None
                if isinstance(stroke, Segment):
                    ends = frame.pixel(stroke.a), frame.pixel(stroke.b)
                else:
                    through = stroke.through if isinstance(stroke, Ray) else stroke.b
                    ends = clip(
                        frame.pixel(stroke.a), frame.pixel(through), reach, both=isinstance(stroke, Line)
                    )
                if ends is not None:
                    items.append(PolylinePath(ends, ink.width, dash))
                    pieces.append(ends)
            case _:
                raise TypeError(f"{type(stroke).__name__} is no stroke")
    return items, pieces, circles


def _shades(sketch: Sketch, frame: Frame) -> list[Item]:
    return [
        RegionFill((tuple(map(frame.pixel, shade.polygon)),), SHADE)
        if isinstance(shade, Shade)
        else DiscFill(frame.pixel(shade.center), shade.radius * frame.scale, SHADE)
        for shade in sketch.shades
    ]


def _half(text: Run, font: float) -> complex:
    left, bottom, right, top = text.box
    return complex((right - left) / 2, (top - bottom) / 2) * font


def _reach(angle: tuple[complex, complex, complex], marks: Sequence[Drawn]) -> float:
    """How far the marks in an angle reach from its vertex, in pixels."""
    vertex, a, b = angle
    ways = sorted(cmath.phase(end - vertex) for end in (a, b))
    far = 0.0
    for drawn in marks:
        mark = drawn.mark
        if isinstance(mark, AngleArcs | RightAngle) and mark.vertex == vertex:
            other = sorted(cmath.phase(end - vertex) for end in (mark.a, mark.b))
            if max(abs(one - two) for one, two in zip(ways, other, strict=True)) < 1e-6:
                far = max(far, drawn.reach)
    return far


def _text_wish(
    name: str, text: Text, half: complex, frame: Frame, marks: Sequence[Drawn], middle: complex, font: float
) -> Wish:
    if text.at_segment is not None:
        a, b = map(frame.pixel, text.at_segment)
        return segment_wish(name, a, b, half, font=font, middle=middle)
    if text.at_angle is not None:
        vertex, a, b = map(frame.pixel, text.at_angle)
        return angle_wish(name, vertex, a, b, half, font=font, reach=_reach(text.at_angle, marks))
    assert text.at is not None
    return point_wish(name, frame.pixel(text.at), half, font=font)


def _glyphs(text: Run, middle: complex, font: float) -> list[Item]:
    left, bottom, right, top = text.box
    origin = middle - font * complex((left + right) / 2, -(bottom + top) / 2)
    return [
        GlyphFill(glyph.outline, origin + font * complex(glyph.x, -glyph.y), font * glyph.size)
        for glyph in text.glyphs
        if glyph.outline.box
    ]


def layout(
    sketch: Sketch,
    *,
    size: int = 336,
    frame: Frame | None = None,
    places: Mapping[str, tuple[float, float]] | None = None,
) -> DisplayList:
    """Lay a sketch out on a square canvas.

    Parameters
    ----------
    size : pixels a side, from 16 to 4096.
    frame : the frame of another picture of the same size to share; without it the figure is centred.
    places : the places of another picture, taken over wherever they are still good.
    """
    size = _check_size(size)
    if frame is not None and frame.size != size:
        raise ValueError(f"the given frame is for size {frame.size}, not for {size}")
    ink = _ink(size)
    runs = {dot.name: run(dot.label) for dot in sketch.dots if dot.label is not None}
    halves = {name: _half(text, ink.font) for name, text in runs.items()}
    texts = [run(text.text) for text in sketch.texts]

    widest = max([ink.font, *(2 * half.real for half in halves.values())])
    margin = min(widest + ink.dot + 0.35 * ink.font + 2, 0.2 * size)
    low, high = bounds(sketch)
    if frame is None:
        frame = fit(low, high, size=size, margin=margin)
    corner, opposite = frame.pixel(complex(low.real, high.imag)), frame.pixel(complex(high.real, low.imag))
    beyond, edge = 0.7 * margin, ink.width
    reach = Box(
        max(edge, corner.real - beyond),
        max(edge, corner.imag - beyond),
        min(size - edge, opposite.real + beyond),
        min(size - edge, opposite.imag + beyond),
    )

    items = _shades(sketch, frame)
    strokes, pieces, circles = _strokes(sketch, frame, reach, ink)
    items += strokes
    dots = np.array([frame.pixel(dot.at) for dot in sketch.dots], complex)
    segments = np.array(pieces, complex).reshape(-1, 2)
    marks = draw_marks(sketch.marks, frame.pixel, size=size, width=ink.thin, segments=segments, dots=dots)
    items += [item for drawn in marks for item in drawn.items]
    items += [DiscFill(complex(at), ink.dot) for at in dots]

    pieces += [piece for drawn in marks for piece in drawn.pieces]
    obstacles = Obstacles(
        segments=np.array(pieces, complex).reshape(-1, 2),
        centers=np.array([center for center, _ in circles], complex),
        radii=np.array([radius for _, radius in circles], float),
        dots=dots,
        half_width=ink.width / 2,
        dot_radius=ink.dot,
        size=size,
    )
    names = list(runs)
    labelled = [i for i, dot in enumerate(sketch.dots) if dot.name in runs]
    middle = (corner + opposite) / 2
    wishes = [
        _text_wish(f"text {i}", text, _half(texts[i], ink.font), frame, marks, middle, ink.font)
        for i, text in enumerate(sketch.texts)
    ]
    given = {name: complex(*offset) for name, offset in (places or {}).items()}
    choices = place(
        names, labelled, [halves[name] for name in names], wishes, obstacles, font=ink.font, given=given
    )

    boxes = []
    for choice, text in zip(choices, [*runs.values(), *texts], strict=True):
        half = _half(text, ink.font)
        low, high = choice.at - half, choice.at + half
        boxes.append(Box(low.real, low.imag, high.real, high.imag))
        items += _glyphs(text, choice.at, ink.font)
    keys = [*names, *(wish.name for wish in wishes)]
    offsets = [choice.at - choice.anchor for choice in choices]
    return DisplayList(
        width=size,
        height=size,
        items=tuple(items),
        frame=frame,
        points={dot.name: complex(at) for dot, at in zip(sketch.dots, dots, strict=True)},
        labels=dict(zip(names, boxes[: len(names)], strict=True)),
        texts=tuple(boxes[len(names) :]),
        places={key: (offset.real, offset.imag) for key, offset in zip(keys, offsets, strict=True)},
        misses=tuple(key for key, choice in zip(keys, choices, strict=True) if not choice.good),
    )
