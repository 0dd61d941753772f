"""Pictures as an API takes them, and how many tokens they are at most."""

from __future__ import annotations

import base64
import math
from collections.abc import Sequence
from io import BytesIO

from geodsl.assist.data import Image

__all__ = ["data_url", "most_picture", "pictures_of", "sizes"]

_BASE, _TILE = 2_833, 5_667  # of the dearest count of tiles that is known
_SIDE, _SHORT, _LONG = 512, 768, 2_048
_PATCH = 14 * 14  # pixels of a token, where a model takes a picture as it is and joins none


def pictures_of(images: Sequence[bytes]) -> list[Image]:
    """The pictures, looked at before anybody is sent them.

    Raises:
        ProblemError: where one is none, or too large.
    """
    return [Image.of(data) for data in images]


def data_url(image: Image) -> str:
    return f"data:{image.kind};base64,{base64.b64encode(image.data).decode('ascii')}"


def sizes(images: Sequence[Image]) -> tuple[tuple[int, int], ...]:
    """Widths and heights: what the number of a picture's tokens depends on."""
    from PIL import Image as Pictures

    found = []
    for image in images:
        with Pictures.open(BytesIO(image.data)) as opened:
            found.append(opened.size)
    return tuple(found)


def most_picture(width: int, height: int) -> int:
    """As many tokens as a picture is for any model that we know of, or more."""
    scale = min(1.0, _LONG / max(width, height))
    scale *= min(1.0, _SHORT / (scale * min(width, height)))
    tiles = math.ceil(scale * width / _SIDE) * math.ceil(scale * height / _SIDE)
    return max(_BASE + _TILE * tiles, math.ceil(width * height / _PATCH))
