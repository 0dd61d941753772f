"""PNG files, framed by hand: the pixels unfiltered and compressed fast."""

from __future__ import annotations

import struct
import zlib

import numpy as np
from numpy.typing import NDArray

from geodsl.picture.backends.pixels import checked
from geodsl.picture.backends.raster import raster
from geodsl.picture.display import DisplayList

__all__ = ["encode", "png"]

SIGNATURE = b"\x89PNG\r\n\x1a\n"
GREY, RGB = 0, 2  # the colour types of the format


def _chunk(kind: bytes, data: bytes) -> bytes:
    check = zlib.crc32(data, zlib.crc32(kind))
    return b"".join((struct.pack(">I", len(data)), kind, data, struct.pack(">I", check)))


def encode(pixels: NDArray[np.uint8]) -> bytes:
    """Frame an array of pixels, grey or in colour, as a PNG file."""
    from isal import isal_zlib

    pixels = checked(pixels)
    height, width = pixels.shape[:2]
    rows = np.zeros((height, pixels[0].size + 1), np.uint8)  # each row begins with its filter: 0, none
    rows[:, 1:] = pixels.reshape(height, -1)
    header = struct.pack(">IIBBBBB", width, height, 8, GREY if pixels.ndim == 2 else RGB, 0, 0, 0)
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
