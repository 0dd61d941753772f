"""The files of a group's pictures: what they are called, and how pixels become bytes."""

from __future__ import annotations

from pathlib import PurePath

import numpy as np
from numpy.typing import NDArray

from perturb.recording.save import image_names

__all__ = ["encoded", "names_of"]


def names_of(members: int, positives: int, ending: str) -> list[str]:
    """What the pictures are called."""
    return [str(PurePath(name).with_suffix(ending)) for name in image_names(members, positives)]


def encoded(pixels: NDArray[np.uint8], picture: str, quality: int | None = None) -> bytes:
    """Pixels as a file: png, jpeg or webp."""
    if picture == "png":
        from geodsl.picture.backends.png import encode

        return encode(pixels)
    if picture == "webp":
        from geodsl.picture.backends import webp

        return webp.encode(pixels, quality=quality)
    from geodsl.picture.backends import jpeg

    return jpeg.encode(pixels) if quality is None else jpeg.encode(pixels, quality=quality)
