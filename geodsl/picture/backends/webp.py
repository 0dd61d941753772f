"""WebP files, by Pillow: lossless, unless a quality is given."""

from __future__ import annotations

from io import BytesIO

import numpy as np
from numpy.typing import NDArray

from geodsl.picture.backends.pixels import image

__all__ = ["encode"]


def encode(pixels: NDArray[np.uint8], *, quality: int | None = None) -> bytes:
    """Frame an array of pixels, grey or in colour, as a WebP file."""
    out = BytesIO()
    # The format has no grey; without loss, grey comes back as red = green = blue.
    picture = image(pixels).convert("RGB")
    if quality is None:
        picture.save(out, "WEBP", lossless=True, quality=60, method=3)
    else:
        picture.save(out, "WEBP", quality=quality, method=4)
    return out.getvalue()
