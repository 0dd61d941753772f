"""JPEG files, read back by Pillow."""

import io

import numpy as np
import pytest
from PIL import Image

from geodsl.picture import layout, raster
from geodsl.picture.backends import jpeg


def opened(data):
    image = Image.open(io.BytesIO(data))
    assert image.format == "JPEG"
    return image


def test_grey_stays_grey_and_nearly_what_it_was(everything):
    pixels = raster(layout(everything))
    image = opened(jpeg.encode(pixels))
    back = np.asarray(image)
    assert image.mode == "L" and back.shape == pixels.shape
    assert np.abs(back.astype(int) - pixels).mean() < 1.5


def test_colours_keep_their_resolution():
    """Red and blue columns in turn: with colours at half the resolution, both would be purple."""
    pixels = np.zeros((32, 32, 3), np.uint8)
    pixels[:, ::2, 0] = pixels[:, 1::2, 2] = 220
    back = np.asarray(opened(jpeg.encode(pixels)))
    assert back.shape == pixels.shape
    assert back[8:-8, 8:-8:2, 0].min() > 150 > 90 > back[8:-8, 9:-8:2, 0].max()


def test_quality_costs_bytes(everything):
    pixels = raster(layout(everything))
    assert (
        len(jpeg.encode(pixels, quality=30)) < len(jpeg.encode(pixels)) < len(jpeg.encode(pixels, quality=98))
    )


def test_encoding_twice_gives_the_same_bytes(everything):
    pixels = raster(layout(everything))
    assert jpeg.encode(pixels) == jpeg.encode(pixels.copy())


def test_what_is_no_picture_is_refused():
    with pytest.raises(ValueError, match="uint8"):
        jpeg.encode(np.zeros((2, 2)))
