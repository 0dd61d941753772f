"""PNG files, read back by a decoder of the test's own and by Pillow."""

import io
import struct
import zlib

import numpy as np
import pytest
from PIL import Image

from geodsl.picture import encode, layout, png, raster
from geodsl.picture.display import DiscFill, DisplayList, Frame


def decode(data):
    """An 8-bit PNG without filters, by the standard library alone; every checksum is looked at."""
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    at, chunks = 8, []
    while at < len(data):
        length, kind = struct.unpack(">I4s", data[at : at + 8])
        body = data[at + 8 : at + 8 + length]
        assert struct.unpack(">I", data[at + 8 + length : at + 12 + length])[0] == zlib.crc32(kind + body)
        chunks.append((kind, body))
        at += 12 + length
    assert [kind for kind, _ in chunks] == [b"IHDR", b"IDAT", b"IEND"]
    width, height, depth, kind, *rest = struct.unpack(">IIBBBBB", chunks[0][1])
    assert depth == 8 and kind in (0, 2) and rest == [0, 0, 0]
    channels = {0: 1, 2: 3}[kind]
    rows = np.frombuffer(zlib.decompress(chunks[1][1]), np.uint8).reshape(height, width * channels + 1)
    assert not rows[:, 0].any()
    return rows[:, 1:] if channels == 1 else rows[:, 1:].reshape(height, width, 3)


def pixels_of(shape):
    return np.random.default_rng(0).integers(0, 256, shape, np.uint8)


@pytest.mark.parametrize("size", [16, 17, 101, 224, 336])
def test_the_file_holds_the_pixels(everything, size):
    display = layout(everything, size=size)
    assert (decode(png(display)) == raster(display)).all()


def test_a_picture_in_colour_is_a_file_in_colour():
    display = DisplayList(30, 20, (DiscFill(10 + 10j, 5, (0.9, 0.2, 0.1)),), Frame(30, 0j, 1.0))
    back = decode(png(display))
    assert back.shape == (20, 30, 3) and (back == raster(display)).all()


@pytest.mark.parametrize("shape", [(1, 1), (3, 7), (50, 2), (1, 1, 3), (3, 7, 3), (64, 65, 3)])
def test_any_array_comes_back(shape):
    pixels = pixels_of(shape)
    for turned in (pixels, pixels[::-1, ::-1]):
        data = encode(turned)
        assert (decode(data) == turned).all()
        assert (np.asarray(Image.open(io.BytesIO(data))) == turned).all()


@pytest.mark.parametrize(
    "pixels",
    [
        np.zeros((2, 2)),
        np.zeros(4, np.uint8),
        np.zeros((0, 3), np.uint8),
        np.zeros((2, 2, 4), np.uint8),
        np.zeros((2, 0, 3), np.uint8),
        [[1, 2]],
    ],
)
def test_what_is_no_picture_is_refused(pixels):
    with pytest.raises(ValueError, match="uint8"):
        encode(pixels)


def test_drawing_twice_gives_the_same_bytes(everything):
    assert png(layout(everything)) == png(layout(everything))
