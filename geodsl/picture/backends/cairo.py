"""Cairo draws display lists: pixels and PDF are one fold over the items, on different surfaces."""

from __future__ import annotations

import math
import struct
from collections.abc import Callable
from functools import lru_cache
from types import ModuleType
from typing import Any

from geodsl.picture.display import (
    ArcPath,
    CirclePath,
    Color,
    DiscFill,
    DisplayList,
    GlyphFill,
    PolylinePath,
    RegionFill,
)
from geodsl.picture.letters.fonts import Outline

__all__ = ["CairoMissing", "cairo", "draw"]

TURN = 2 * math.pi


class CairoMissing(RuntimeError):
    """The system's cairo library, which draws the pixels, can't be loaded."""


@lru_cache(maxsize=1)
def cairo() -> ModuleType:
    """The binding; says how to get the library where that is missing."""
    try:
        import cairocffi
    except (OSError, ImportError) as error:
        raise CairoMissing(
            "pictures are drawn by the system library libcairo, which can't be loaded here; install it with "
            "`apt-get install libcairo2` (Debian, Ubuntu), `dnf install cairo` (Fedora) or "
            f"`brew install cairo` (macOS). The loader says: {error}"
        ) from error
    return cairocffi


@lru_cache(maxsize=2048)
def _glyph_path(outline: Outline) -> tuple[Any, Any, Any]:
    """A glyph as cairo's own path structure: one call instead of one a curve."""
    kinds = {"M": 0, "L": 1, "C": 2, "Z": 3}  # CAIRO_PATH_MOVE_TO and its neighbours
    rows = bytearray()
    for verb, numbers in outline.commands:
        rows += struct.pack("=ii8x", kinds[verb], 1 + len(numbers) // 2)
        rows += struct.pack(f"={len(numbers)}d", *numbers)
    ffi = cairo().ffi
    data = ffi.new("cairo_path_data_t[]", max(1, len(rows) // 16))
    ffi.memmove(data, bytes(rows), len(rows))
    path = ffi.new("cairo_path_t *", {"status": 0, "data": data, "num_data": len(rows) // 16})
    return path, data, outline


def draw(context: Any, display: DisplayList, dye: Callable[[Color], object] | None = None) -> None:
    """Draw all items. `dye` makes the context draw in a colour; without it colours are as they are."""
    library = cairo()
    # The functions of the library itself: half of the time would go into wrapping them for every stroke.
    c, pointer = library.cairo, context._pointer
    line_to, arc, fill, stroke = c.cairo_line_to, c.cairo_arc, c.cairo_fill, c.cairo_stroke
    if dye is None:
        dye = lambda color: context.set_source_rgb(*color)  # noqa: E731
    context.set_line_cap(library.LINE_CAP_BUTT)
    context.set_line_join(library.LINE_JOIN_ROUND)
    context.set_fill_rule(library.FILL_RULE_WINDING)
    color: Color | None = None
    width = math.nan
    dash: tuple[float, ...] = ()
    matrix = library.ffi.new("cairo_matrix_t *")
    for item in display.items:
        if getattr(item, "color", color) != color:
            color = item.color
            dye(color)
        match item:
            case GlyphFill():
                cos, sin = item.size * math.cos(item.turn), item.size * math.sin(item.turn)
                matrix.xx, matrix.yx, matrix.xy, matrix.yy = cos, sin, sin, -cos
                matrix.x0, matrix.y0 = item.at.real, item.at.imag
                c.cairo_set_matrix(pointer, matrix)
                c.cairo_append_path(pointer, _glyph_path(item.outline)[0])
                c.cairo_identity_matrix(pointer)
                fill(pointer)
                continue
            case DiscFill():
                arc(pointer, item.center.real, item.center.imag, item.radius, 0.0, TURN)
                fill(pointer)
                continue
            case RegionFill():
                for ring in item.rings:
                    for point in ring:
                        line_to(pointer, point.real, point.imag)
                    c.cairo_close_path(pointer)
                    c.cairo_new_sub_path(pointer)
                context.set_fill_rule(library.FILL_RULE_EVEN_ODD)
                fill(pointer)
                context.set_fill_rule(library.FILL_RULE_WINDING)
                continue
            case PolylinePath():
                for point in item.points:
                    line_to(pointer, point.real, point.imag)
                if item.closed:
                    c.cairo_close_path(pointer)
            case CirclePath():
                arc(pointer, item.center.real, item.center.imag, item.radius, 0.0, TURN)
                c.cairo_close_path(pointer)
            case ArcPath():
                way = arc if item.sweep >= 0 else c.cairo_arc_negative
                start = item.start
                way(pointer, item.center.real, item.center.imag, item.radius, start, start + item.sweep)
            case _:
                raise TypeError(f"there is no way to draw {type(item).__name__}")
        if item.width != width:
            width = item.width
            c.cairo_set_line_width(pointer, width)
        if item.dash != dash:
            dash = item.dash
            context.set_dash(dash)
        stroke(pointer)
    # One look at the end: the state of a context that failed once stays failed.
    context._check_status()
