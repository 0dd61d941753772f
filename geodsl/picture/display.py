"""The flat display list: everything a backend draws, in order, in pixels, y down.

A backend is a fold over `DisplayList.items`. Paint is opaque: a later item hides what lies under it.
Grey goes from 0 (ink) to 1 (paper).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from .glyphs import Command, Outline

__all__ = [
    "ArcPath",
    "Box",
    "CirclePath",
    "DiscFill",
    "DisplayList",
    "Frame",
    "GlyphFill",
    "Item",
    "PolygonFill",
    "PolylinePath",
]


class Box(NamedTuple):
    """A rectangle of pixels; y grows downwards, so `top` is below `bottom` in number."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Frame:
    """How user units become pixels: `center` goes to the middle of a square canvas."""

    size: int
    center: complex
    scale: float

    def pixel(self, point: complex) -> complex:
        """The pixel position of a point, as x + iy with y down."""
        return complex(self.size / 2, self.size / 2) + self.scale * (point - self.center).conjugate()


@dataclass(frozen=True, slots=True)
class PolylinePath:
    """A stroke along straight pieces."""

    points: tuple[complex, ...]
    width: float
    dash: tuple[float, ...] = ()
    grey: float = 0.0


@dataclass(frozen=True, slots=True)
class CirclePath:
    """A stroke around a whole circle."""

    center: complex
    radius: float
    width: float
    dash: tuple[float, ...] = ()
    grey: float = 0.0


@dataclass(frozen=True, slots=True)
class ArcPath:
    """A stroke along a part of a circle; angles in radians, positive from x towards y, so clockwise."""

    center: complex
    radius: float
    start: float
    sweep: float
    width: float
    dash: tuple[float, ...] = ()
    grey: float = 0.0


@dataclass(frozen=True, slots=True)
class PolygonFill:
    """A filled polygon."""

    points: tuple[complex, ...]
    grey: float = 0.0


@dataclass(frozen=True, slots=True)
class DiscFill:
    """A filled circle."""

    center: complex
    radius: float
    grey: float = 0.0


@dataclass(frozen=True, slots=True)
class GlyphFill:
    """A filled glyph: an outline in ems, set with its origin `at` and its em `size` pixels wide."""

    outline: Outline
    at: complex
    size: float
    grey: float = 0.0

    def commands(self) -> Iterator[Command]:
        """The outline in pixels."""
        x, y, size = self.at.real, self.at.imag, self.size
        for verb, numbers in self.outline.commands:
            yield verb, tuple(y - size * n if i % 2 else x + size * n for i, n in enumerate(numbers))


Item = PolylinePath | CirclePath | ArcPath | PolygonFill | DiscFill | GlyphFill


@dataclass(frozen=True, slots=True)
class DisplayList:
    """A laid-out picture.

    Attributes
    ----------
    width, height : the canvas in pixels.
    items : what to draw, from the bottom up.
    frame : how user units became pixels; hand it to the layout of a picture that shall share it.
    points : the pixel position of every dot, by name.
    labels : the box of every label's ink, by the name of its dot.
    texts : the box of every text's ink, in the sketch's order.
    places : where labels stand, as offsets (x, y) in pixels from the dot to the middle of the box; texts
        have the names "text 0", "text 1", ... and count from what they stand at.
    misses : the names, as in `places`, for which no good place was found.
    """

    width: int
    height: int
    items: tuple[Item, ...]
    frame: Frame
    points: Mapping[str, complex] = field(default_factory=dict)
    labels: Mapping[str, Box] = field(default_factory=dict)
    texts: tuple[Box, ...] = ()
    places: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    misses: tuple[str, ...] = ()
