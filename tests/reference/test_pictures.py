"""Files of pictures: small, and true to the pixels."""

from __future__ import annotations

import io

import numpy as np
from PIL import Image

from geodsl.reference.pictures import LARGEST, file


def decoded(data: bytes) -> np.ndarray:
    return np.asarray(Image.open(io.BytesIO(data)).convert("RGB")).astype(int)


def test_greys_are_off_by_half_a_step_at_most() -> None:
    pixels = np.arange(256, dtype=np.uint8).reshape(16, 16)
    off = decoded(file(pixels)) - pixels[..., None]
    assert abs(off).max() <= 8
    assert (off[[0, -1], [0, -1]] == 0).all()  # ink and paper stay what they are


def test_colours_stay_where_there_is_room() -> None:
    pixels = np.zeros((8, 8, 3), np.uint8)
    pixels[2:5] = (12, 200, 77)
    assert (decoded(file(pixels)) == pixels).all()


def test_texture_is_told_in_fewer_colours() -> None:
    noise = np.random.default_rng(5).normal(200, 9, (224, 224, 3)).clip(0, 255).astype(np.uint8)
    data = file(noise)
    assert len(data) <= LARGEST
    assert abs(decoded(data) - noise).mean() < 12
