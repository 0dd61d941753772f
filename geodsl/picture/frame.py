"""The frame: where the figure goes on the canvas, and how far its endless lines are drawn."""

from __future__ import annotations

import math

from .display import Box, Frame
from .sketch import Arc, Circle, Line, Ray, Segment, Shade, ShadeCircle, Sketch

__all__ = ["arc_points", "bounds", "clip", "fit"]


def arc_points(center: complex, radius: float, start: float, sweep: float, n: int) -> list[complex]:
    """`n + 1` points along an arc, both ends included."""
    return [
        center + radius * complex(math.cos(start + sweep * i / n), math.sin(start + sweep * i / n))
        for i in range(n + 1)
    ]


def _arc_extremes(arc: Arc) -> list[complex]:
    """The ends of an arc, and where it is furthest left, right, up and down."""
    sweep = max(-2 * math.pi, min(2 * math.pi, arc.sweep))
    low, high = sorted((arc.start, arc.start + sweep))
    first, last = math.ceil(low / (math.pi / 2)), math.floor(high / (math.pi / 2))
    angles = [low, high, *(turn * math.pi / 2 for turn in range(first, last + 1))]
    return [arc.center + arc.radius * complex(math.cos(angle), math.sin(angle)) for angle in angles]


def _outermost(sketch: Sketch) -> list[complex]:
    points = [dot.at for dot in sketch.dots]
    for part in (*sketch.strokes, *sketch.shades):
        match part:
            case Segment() | Line():
                points += part.a, part.b
            case Ray():
                points += part.a, part.through
            case Circle() | ShadeCircle():
                corner = complex(part.radius, part.radius)
                points += part.center - corner, part.center + corner
            case Arc():
                points += _arc_extremes(part)
            case Shade():
                points += part.polygon
    points += [text.at for text in sketch.texts if text.at is not None]
    return points


def bounds(sketch: Sketch) -> tuple[complex, complex]:
    """The lower left and upper right corner of the figure in user units; both 0 for an empty one."""
    points = _outermost(sketch)
    if not points:
        return 0j, 0j
    xs, ys = [point.real for point in points], [point.imag for point in points]
    return complex(min(xs), min(ys)), complex(max(xs), max(ys))


def fit(low: complex, high: complex, *, size: int, margin: float) -> Frame:
    """The frame that shows a box of user units as large as the margin allows, centred."""
    span = max(high.real - low.real, high.imag - low.imag)
    center = low + (high - low) / 2
    # A figure of one point has no size of its own: any scale shows it.
    scale = (size - 2 * margin) / span if span else 1.0
    if not (math.isfinite(span) and 0 < scale < math.inf):
        raise ValueError(f"the figure is too large or too small to draw: it spans {span!r} units")
    return Frame(size, center, scale)


def clip(a: complex, b: complex, box: Box, *, both: bool) -> tuple[complex, complex] | None:
    """The part inside a box of the ray from `a` through `b`, or of the line if `both`; None if outside."""
    way = b - a
    low, high = (-math.inf if both else 0.0), math.inf
    for step, at, least, most in (
        (way.real, a.real, box.left, box.right),
        (way.imag, a.imag, box.top, box.bottom),
    ):
        if step == 0:
            if not least <= at <= most:
                return None
            continue
        enter, leave = sorted(((least - at) / step, (most - at) / step))
        low, high = max(low, enter), min(high, leave)
    if not low < high or math.isinf(low) or math.isinf(high):
        return None
    return a + low * way, a + high * way
