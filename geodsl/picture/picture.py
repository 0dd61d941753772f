"""A picture: a finished display list with its style, ready to become any kind of file."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from geodsl.picture.display import DisplayList
from geodsl.picture.looks.style import Style

__all__ = ["Picture", "finished"]


@dataclass(frozen=True)
class Picture:
    """One picture of one figure.

    Made by `Diagram.picture` and `Figure.picture`. Shows itself in a notebook.

    Attributes:
        display: all ink, in pixels, in the order in which it is drawn.
        style: how it looks.
        seed: of what chance does to the look: a hand's wavering, dust, a page askew.
        title: the program's.
    """

    display: DisplayList = field(repr=False)
    style: Style
    seed: int = 0
    title: str = ""

    @property
    def size(self) -> int:
        """Pixels a side."""
        return self.display.width

    @property
    def misses(self) -> tuple[str, ...]:
        """The labels for which there is no good place: nearer their own point than others, clear of all strokes.

        Letters by the names of their points, other texts as they are written.
        """
        words = [f'"{words.text}"' for words in self.display.words if words.part.kind != "label"]
        others = [name for name in self.display.places if name not in self.display.labels]
        told = dict(zip(others, words, strict=False))
        return tuple(told.get(name, name) for name in self.display.misses)

    @cached_property
    def pixels(self) -> NDArray[np.uint8]:
        """(height, width) grey values, or (height, width, 3) where there is colour."""
        from geodsl.picture.backends.raster import raster

        clean = raster(self.display)
        if not self.style.effects:
            return clean
        from geodsl.picture.looks.effects import apply

        return apply(clean, self.style.effects, self.seed, paper=self.display.paper)

    def encode(self, ending: str = ".png") -> bytes:
        """The picture as a file: .png, .jpg, .webp, .svg, .pdf or .tikz.

        Effects of paper and camera are of pixels; the vector formats are clean.
        """
        from geodsl.picture.formats import format_of

        format = format_of(ending)
        return format.write(self.pixels if format.is_raster else self.display)

    def save(self, path: str | Path) -> None:
        """Write a file; its ending says of which kind."""
        path = Path(path)
        path.write_bytes(self.encode(path.name))

    def annotations(self) -> dict[str, Any]:
        """Where everything is, in pixels: points, boxes of labels, strokes, marks, regions. Plain data."""
        from geodsl.picture.annotations import annotate

        return annotate(self.display)

    def _repr_png_(self) -> bytes:
        return self.encode(".png")

    def _repr_svg_(self) -> str:
        return self.encode(".svg").decode()


def finished(display: DisplayList, style: Style, *, seed: int = 0, title: str = "") -> Picture:
    """The picture of a layout: drawn by hand and laid askew where the style says so."""
    if style.wobble:
        from geodsl.picture.looks.hand import by_hand

        display = by_hand(display, style.measures(display.width).wobble, seed)
    if style.tilt:
        from geodsl.picture.looks.tilt import askew, tilted

        display = tilted(display, askew(style.tilt, seed))
    return Picture(display, style, seed, title)
