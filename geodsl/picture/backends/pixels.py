"""What every file of pixels is made of: one array, grey or in colour."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

__all__ = ["checked", "image"]


def checked(pixels: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """The pixels, if they are any: bytes of shape (height, width) or (height, width, 3)."""
    shape, kind = np.shape(pixels), getattr(pixels, "dtype", type(pixels).__name__)
    if kind != np.uint8 or len(shape) not in (2, 3) or 0 in shape or shape[2:] not in ((), (3,)):
        raise ValueError(
            "pixels are a uint8 array of shape (height, width) or (height, width, 3) with pixels in it, got "
            f"{kind} of shape {shape}"
        )
    return pixels


def image(pixels: NDArray[np.uint8]) -> Any:
    """The pixels as an image of Pillow's."""
    from PIL import Image

    return Image.fromarray(np.ascontiguousarray(checked(pixels)))
