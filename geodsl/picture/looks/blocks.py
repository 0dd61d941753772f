"""What hard compression leaves of a picture: blocks of eight by eight waves, of which the fine ones are rounded off.

The transform of JPEG without its file: written out in sums of a fixed order, so that no library's version decides
about pixels.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from numpy.typing import NDArray

__all__ = ["compressed"]

Floats = NDArray[np.float32]

# How coarsely each wave is rounded at quality 50: table K.1 of the standard.
_TABLE = np.array(
    [
        [16, 11, 10, 16, 24, 40, 51, 61],
        [12, 12, 14, 19, 26, 58, 60, 55],
        [14, 13, 16, 24, 40, 57, 69, 56],
        [14, 17, 22, 29, 51, 87, 80, 62],
        [18, 22, 37, 56, 68, 109, 103, 77],
        [24, 35, 55, 64, 81, 104, 113, 92],
        [49, 64, 78, 87, 103, 121, 120, 101],
        [72, 92, 95, 98, 112, 100, 103, 99],
    ],
    np.float32,
)
_WAVES = [
    [
        round((math.sqrt(0.125) if k == 0 else 0.5) * math.cos((2 * i + 1) * k * math.pi / 16), 9)
        for i in range(8)
    ]
    for k in range(8)
]


def compressed(pixels: Floats, coarseness: float) -> Floats:
    """Pixels (h, w) or (h, w, 3) after rounding; 16 is the standard's quality 50, more is worse.

    Of colours only the brightness is rounded.
    """
    if pixels.ndim == 3:
        grey = 0.25 * pixels[:, :, 0] + 0.625 * pixels[:, :, 1] + 0.125 * pixels[:, :, 2]
        return pixels + (compressed(grey, coarseness) - grey)[:, :, None]
    height, width = pixels.shape
    blocks = np.pad(pixels, [(0, -height % 8), (0, -width % 8)], mode="edge")
    high, wide = blocks.shape[0] // 8, blocks.shape[1] // 8
    # (8 rows in a block, 8 columns in a block, blocks), so that sums run over whole planes.
    planes = blocks.reshape(high, 8, wide, 8).transpose(1, 3, 0, 2).reshape(8, 8, -1) - np.float32(128)
    waves = _forward(_forward(planes).transpose(1, 0, 2)).transpose(1, 0, 2)
    steps = (_TABLE * np.float32(coarseness / 16))[:, :, None]
    waves = np.rint(waves / steps) * steps
    planes = _back(_back(waves).transpose(1, 0, 2)).transpose(1, 0, 2) + np.float32(128)
    out = planes.reshape(8, 8, high, wide).transpose(2, 0, 3, 1).reshape(blocks.shape)
    return out[:height, :width]


def _forward(planes: Floats) -> Floats:
    """The cosine transform along the first axis. Even waves are sums, odd ones differences of mirrored rows."""
    mirrored = planes[::-1]
    sums, differences = planes[:4] + mirrored[:4], planes[:4] - mirrored[:4]
    return np.stack([_weighted(differences if k % 2 else sums, _WAVES[k][:4]) for k in range(8)])


def _back(waves: Floats) -> Floats:
    """The transform back."""
    even = [_weighted(waves[::2], [_WAVES[k][i] for k in range(0, 8, 2)]) for i in range(4)]
    odd = [_weighted(waves[1::2], [_WAVES[k][i] for k in range(1, 8, 2)]) for i in range(4)]
    first = [e + o for e, o in zip(even, odd, strict=True)]
    last = [e - o for e, o in zip(even, odd, strict=True)]
    return np.stack([*first, *last[::-1]])


def _weighted(rows: Floats, weights: list[float]) -> Any:
    total = rows[0] * np.float32(weights[0])
    for row, weight in zip(rows[1:], weights[1:], strict=True):
        total += row * np.float32(weight)
    return total
