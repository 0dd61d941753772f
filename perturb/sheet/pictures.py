"""Pictures inside a page."""

from __future__ import annotations

import base64
from io import BytesIO

from PIL import Image

__all__ = ["data_uri", "is_dark"]

_KINDS = {"PNG": "image/png", "JPEG": "image/jpeg", "WEBP": "image/webp"}


def data_uri(data: bytes) -> str:
    """A picture as an address that holds it.

    Raises:
        ValueError: for what isn't a PNG, a JPEG or a WebP.
    """
    return f"data:{_KINDS[_open(data).format or '']};base64,{base64.b64encode(data).decode('ascii')}"


def is_dark(data: bytes) -> bool:
    """Whether the paper is dark: an overlay turns it to light first."""
    grey = _open(data).convert("L").resize((15, 15))
    return sorted(grey.tobytes())[112] < 110


def _open(data: bytes) -> Image.Image:
    try:
        return Image.open(BytesIO(data), formats=list(_KINDS))
    except OSError:
        raise ValueError("a picture that isn't a PNG, a JPEG or a WebP") from None
