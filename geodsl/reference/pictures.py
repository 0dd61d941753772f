"""The pictures of the documentation, small in pixels and in bytes."""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from geodsl.diagram import parse
from geodsl.picture.backends.pixels import image
from geodsl.picture.looks.styles import names
from geodsl.reference import markdown as md
from geodsl.reference.book import Book
from geodsl.reference.examples import Example
from geodsl.reference.marks import program, unmarked
from geodsl.reference.styles import FIGURE

__all__ = ["SIZE", "drawings", "file"]

SIZE = 224
GREYS = 16  # of a picture without colour: as many as an eye tells apart at the edge of a stroke
COLORS = (256, 128, 64, 32)  # of one with so much texture that it is large otherwise
LARGEST = 40_000  # bytes
Pixels = NDArray[np.uint8]


def drawings(book: Book) -> dict[str, Callable[[], Pixels]]:
    """How each picture is drawn, by its path in the folder of the documentation."""
    out: dict[str, Callable[[], Pixels]] = {}
    for example in book.examples:
        if example.is_drawn:
            out[f"pictures/{example.name}.png"] = partial(_example, example)
    for kind in unmarked(book):
        out[f"pictures/marks/{md.anchor(kind)}.png"] = partial(_program, program(kind))
    for name in names():
        out[f"pictures/styles/{name}.png"] = partial(_program, FIGURE, style=name)
    return out


def _example(example: Example) -> Pixels:
    return example.diagram.picture(size=SIZE, seed=0).pixels


def _program(text: str, *, style: str = "textbook") -> Pixels:
    return parse(text).picture(size=SIZE, seed=0, style=style).pixels


def file(pixels: Pixels) -> bytes:
    """A small PNG file: in few greys, or in as many colours as its size allows."""
    if pixels.ndim == 2:
        step = 255 // (GREYS - 1)
        picture = image(((pixels + step / 2) // step).astype(np.uint8))
        picture = picture.convert("P")
        picture.putpalette([level * step for level in range(GREYS) for _ in "rgb"])
        return _saved(picture, bits=4)
    picture = image(pixels)
    data = _saved(picture)
    for count in COLORS:
        if len(data) <= LARGEST:
            break
        data = _saved(picture.quantize(count, dither=0))
    return data


def _saved(picture: Any, **options: Any) -> bytes:
    out = io.BytesIO()
    picture.save(out, format="PNG", optimize=True, **options)
    return out.getvalue()
