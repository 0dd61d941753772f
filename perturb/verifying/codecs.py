"""Files of pictures read without trust, and whether they show given pixels.

A format that loses something shows what is drawn as near as it can. How near that is differs from place to place: a
smooth ground comes back nearly as it was, an edge doesn't. So the pixels are encoded once more, and block by block the
file may be little farther from what is drawn than that is. The same encoder gives the same file; the rest is for
another version of it.
"""

from __future__ import annotations

import warnings
from io import BytesIO

import numpy as np
from numpy.typing import NDArray

__all__ = ["decoded", "shows"]

_FORMATS = ("PNG", "JPEG", "WEBP")
_BLOCK = 16  # pixels: what codecs lose, they lose within blocks of that size
_TIMES, _LEVELS = 1.5, 4.0  # how much farther the mean square of a block may be from what is drawn

Pixels = NDArray[np.uint8]


def decoded(data: bytes, size: tuple[int, int]) -> tuple[str, Pixels] | None:
    """The format of a file and its pixels; None where it isn't one still picture of that size and of plain pixels.

    A file's head tells the size, and nothing is unpacked that tells another.
    """
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            return _decoded(data, size)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning, OSError, SyntaxError, ValueError):
        return None


def _decoded(data: bytes, size: tuple[int, int]) -> tuple[str, Pixels] | None:
    from PIL import Image

    with Image.open(BytesIO(data), formats=_FORMATS) as image:
        if image.size != size or image.mode not in ("L", "RGB") or getattr(image, "n_frames", 1) != 1:
            return None
        return str(image.format), np.asarray(image)


def shows(data: bytes, pixels: Pixels, quality: int | None = None) -> bool:
    """Whether a file shows some pixels, as far as its format can.

    Args:
        quality: in which it was written; a webp file without one loses nothing.
    """
    height, width = pixels.shape[:2]
    found = decoded(data, (width, height))
    if found is None:
        return False
    format, shown = found
    drawn = pixels if pixels.shape == shown.shape else _coloured(pixels)
    if drawn.shape != shown.shape or (format == "PNG" and drawn is not pixels):
        return False
    if format == "PNG" or (format == "WEBP" and quality is None):
        return bool(np.array_equal(shown, drawn))
    again = _again(format, pixels, quality)
    if again == data:
        return True
    best = decoded(again, (width, height))
    assert best is not None
    return bool(np.all(_far(shown, drawn) <= _TIMES * _far(best[1], drawn) + _LEVELS))


def _again(format: str, pixels: Pixels, quality: int | None) -> bytes:
    if format == "WEBP":
        from geodsl.picture.backends import webp

        return webp.encode(pixels, quality=quality)
    from geodsl.picture.backends import jpeg

    return jpeg.encode(pixels) if quality is None else jpeg.encode(pixels, quality=quality)


def _coloured(pixels: Pixels) -> Pixels:
    """Grey as red = green = blue."""
    return np.repeat(pixels[..., None], 3, axis=2) if pixels.ndim == 2 else pixels


def _far(one: Pixels, other: Pixels) -> NDArray[np.float64]:
    """How far two pictures are apart in each block: the root of the mean square."""
    square = (one.astype(np.float64) - other.astype(np.float64)) ** 2
    square = square.mean(axis=2) if square.ndim == 3 else square
    high, wide = (-(-n // _BLOCK) for n in square.shape)
    sums = np.zeros((high * _BLOCK, wide * _BLOCK))
    count = np.zeros_like(sums)
    sums[: square.shape[0], : square.shape[1]], count[: square.shape[0], : square.shape[1]] = square, 1.0
    blocks = (high, _BLOCK, wide, _BLOCK)
    return np.sqrt(sums.reshape(blocks).sum((1, 3)) / count.reshape(blocks).sum((1, 3)))
