"""Pixels: a display list drawn by cairo into a buffer of our own.

A grey picture is drawn as alpha alone, which costs a tenth of a colour image.
"""

from __future__ import annotations

import sys

import numpy as np
from numpy.typing import NDArray

from geodsl.picture.backends.cairo import cairo, draw
from geodsl.picture.display import BLACK, Color, DisplayList

__all__ = ["is_grey", "raster"]

# Where red, green and blue stand in a pixel of four bytes.
CHANNELS = slice(2, None, -1) if sys.byteorder == "little" else slice(1, 4)


def is_grey(display: DisplayList) -> bool:
    """Whether the picture has no colour in it."""
    colors = {getattr(item, "color", BLACK) for item in display.items}
    colors.add(display.paper)
    return all(red == green == blue for red, green, blue in colors)


def raster(display: DisplayList) -> NDArray[np.uint8]:
    """Draw; returns (height, width) grey values, 0 for black, or (height, width, 3) where there is any colour."""
    return _grey(display) if is_grey(display) else _color(display)


def _grey(display: DisplayList) -> NDArray[np.uint8]:
    library = cairo()
    stride = library.ImageSurface.format_stride_for_width(library.FORMAT_A8, display.width)
    shade = _byte(1 - display.paper[0])
    ink = np.zeros((display.height, stride), np.uint8)
    if shade:
        ink.fill(shade)
    surface = library.ImageSurface(library.FORMAT_A8, display.width, display.height, data=ink, stride=stride)
    context = library.Context(surface)
    # Replacing, unlike adding, lets two overlapping greys stay the same grey, and white cover black.
    context.set_operator(library.OPERATOR_SOURCE)

    def dye(color: Color) -> None:
        context.set_source_rgba(0, 0, 0, 1 - color[0])

    draw(context, display, dye)
    # Cairo may hold drawing back until its surface is finished; only then is the buffer ours to read.
    surface.finish()
    return np.invert(ink[:, : display.width])


def _color(display: DisplayList) -> NDArray[np.uint8]:
    library = cairo()
    pixels = np.empty((display.height, display.width, 4), np.uint8)
    pixels[..., CHANNELS] = [_byte(part) for part in display.paper]
    surface = library.ImageSurface(
        library.FORMAT_RGB24, display.width, display.height, data=pixels, stride=4 * display.width
    )
    draw(library.Context(surface), display)
    surface.finish()
    return np.ascontiguousarray(pixels[..., CHANNELS])


def _byte(part: float) -> int:
    return round(255 * min(1.0, max(0.0, part)))
