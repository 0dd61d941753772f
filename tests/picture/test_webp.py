"""WebP files, read back by Pillow."""

import io

import numpy as np
import pytest
from PIL import Image

from geodsl.picture import layout, raster
from geodsl.picture.backends import webp


def opened(data):
    image = Image.open(io.BytesIO(data))
    assert image.format == "WEBP"
    return np.asarray(image.convert("RGB"))


@pytest.mark.parametrize("shape", [(1, 1), (40, 30), (40, 30, 3)])
def test_nothing_is_lost(shape):
    pixels = np.random.default_rng(0).integers(0, 256, shape, np.uint8)
    back = opened(webp.encode(pixels))
    assert (back == (pixels if pixels.ndim == 3 else pixels[..., None])).all()


def test_a_figure_comes_back_and_is_small(everything):
    pixels = raster(layout(everything))
    data = webp.encode(pixels)
    assert (opened(data) == pixels[..., None]).all() and len(data) < pixels.size / 8
    assert data == webp.encode(pixels.copy())


def test_a_quality_allows_losses(everything):
    pixels = raster(layout(everything))
    lossy = webp.encode(pixels, quality=20)
    assert len(lossy) != len(webp.encode(pixels))
    difference = np.abs(opened(lossy).astype(int) - pixels[..., None])
    assert 0 < difference.mean() < 6
