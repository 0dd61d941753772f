"""JPEG files, by Pillow. Colours keep their full resolution: thin coloured strokes would fray otherwise."""

from __future__ import annotations

from io import BytesIO

import numpy as np
from numpy.typing import NDArray

from geodsl.picture.backends.pixels import image

__all__ = ["encode"]


def encode(pixels: NDArray[np.uint8], *, quality: int = 92) -> bytes:
    """Frame an array of pixels, grey or in colour, as a JPEG file."""
    out = BytesIO()
    image(pixels).save(out, "JPEG", quality=quality, subsampling=0)
    return out.getvalue()
