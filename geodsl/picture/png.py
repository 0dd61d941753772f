"""The raster backend: a display list drawn by cairo, and a grey PNG framed by hand.

Cairo draws ink into an alpha-only buffer of our own, which costs a tenth of a colour image written by
cairo itself.
"""

from __future__ import annotations

import math
import struct
import zlib
from functools import lru_cache
from types import ModuleType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .display import ArcPath, CirclePath, DiscFill, DisplayList, GlyphFill, PolylinePath, RegionFill
from .glyphs import Outline

__all__ = ["CairoMissing", "encode", "png", "raster"]

SIGNATURE = b"\x89PNG\r\n\x1a\n"
TURN = 2 * math.pi


class CairoMissing(RuntimeError):
    """The system's cairo library, which draws the pixels, can't be loaded."""


@lru_cache(maxsize=1)
def _cairo() -> ModuleType:
    try:
        import cairocffi
    except (OSError, ImportError) as error:
        raise CairoMissing(
            "pictures are drawn by the system library libcairo, which can't be loaded here; install it with "
            "`apt-get install libcairo2` (Debian, Ubuntu), `dnf install cairo` (Fedora) or "
            f"`brew install cairo` (macOS). The loader says: {error}"
        ) from error
    return cairocffi


@lru_cache(maxsize=1024)
def _glyph_path(outline: Outline) -> tuple[Any, Any, Any]:
    """A glyph as cairo's own path structure: one call instead of one a curve."""
    kinds = {"M": 0, "L": 1, "C": 2, "Z": 3}  # CAIRO_PATH_MOVE_TO and its neighbours
    rows = bytearray()
    for verb, numbers in outline.commands:
        rows += struct.pack("=ii8x", kinds[verb], 1 + len(numbers) // 2)
        rows += struct.pack(f"={len(numbers)}d", *numbers)
    ffi = _cairo().ffi
    data = ffi.new("cairo_path_data_t[]", max(1, len(rows) // 16))
    ffi.memmove(data, bytes(rows), len(rows))
    path = ffi.new("cairo_path_t *", {"status": 0, "data": data, "num_data": len(rows) // 16})
    return path, data, outline


def _draw(context: Any, display: DisplayList) -> None:
    cairo = _cairo()
    append, pointer = cairo.cairo.cairo_append_path, context._pointer
    matrix = cairo.Matrix
    context.set_line_cap(cairo.LINE_CAP_BUTT)
    context.set_line_join(cairo.LINE_JOIN_ROUND)
    # Replacing, unlike adding, lets two overlapping greys stay the same grey.
    context.set_operator(cairo.OPERATOR_SOURCE)
    color: Any = None
    width = math.nan
    dash: tuple[float, ...] = ()
    for item in display.items:
        if getattr(item, "color", color) != color:
            color = item.color
            context.set_source_rgba(0, 0, 0, 1 - color[0])
        match item:
            case GlyphFill():
                size = item.size
                context.set_matrix(matrix(size, 0, 0, -size, item.at.real, item.at.imag))
                append(pointer, _glyph_path(item.outline)[0])
                context.identity_matrix()
                context.fill()
                continue
            case DiscFill():
                context.arc(item.center.real, item.center.imag, item.radius, 0, TURN)
                context.fill()
                continue
            case RegionFill():
                for ring in item.rings:
                    for point in ring:
                        context.line_to(point.real, point.imag)
                    context.close_path()
                context.fill()
                continue
            case PolylinePath():
                for point in item.points:
                    context.line_to(point.real, point.imag)
            case CirclePath():
                context.arc(item.center.real, item.center.imag, item.radius, 0, TURN)
                context.close_path()
            case ArcPath():
                arc = context.arc if item.sweep >= 0 else context.arc_negative
                arc(item.center.real, item.center.imag, item.radius, item.start, item.start + item.sweep)
            case _:
                raise TypeError(f"the raster can't draw {type(item).__name__}")
        if item.width != width:
            width = item.width
            context.set_line_width(width)
        if item.dash != dash:
            dash = item.dash
            context.set_dash(dash)
        context.stroke()


def raster(display: DisplayList) -> NDArray[np.uint8]:
    """Draw; returns (height, width) grey values, 0 for ink and 255 for paper."""
    cairo = _cairo()
    stride = cairo.ImageSurface.format_stride_for_width(cairo.FORMAT_A8, display.width)
    ink = np.zeros((display.height, stride), np.uint8)
    surface = cairo.ImageSurface(cairo.FORMAT_A8, display.width, display.height, data=ink, stride=stride)
    _draw(cairo.Context(surface), display)
    # Cairo may hold drawing back until its surface is finished; only then is the buffer ours to read.
    surface.finish()
    return np.invert(ink[:, : display.width])


def _chunk(kind: bytes, data: bytes) -> bytes:
    check = zlib.crc32(data, zlib.crc32(kind))
    return b"".join((struct.pack(">I", len(data)), kind, data, struct.pack(">I", check)))


def encode(pixels: NDArray[np.uint8]) -> bytes:
    """Frame a (height, width) array of grey values as a PNG file."""
    if pixels.ndim != 2 or pixels.dtype != np.uint8 or 0 in pixels.shape:
        raise ValueError(
            "encode takes a two-dimensional uint8 array with pixels in it, got "
            f"{pixels.dtype} of shape {pixels.shape}"
        )
    from isal import isal_zlib

    height, width = pixels.shape
    rows = np.zeros((height, width + 1), np.uint8)  # each row begins with its filter: 0, none
    rows[:, 1:] = pixels
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"".join(
        (
            SIGNATURE,
            _chunk(b"IHDR", header),
            _chunk(b"IDAT", isal_zlib.compress(rows, 1)),
            _chunk(b"IEND", b""),
        )
    )


def png(display: DisplayList) -> bytes:
    """Draw and encode."""
    return encode(raster(display))
