"""The flat display list: everything a backend draws, in order, in pixels, y down.

A backend is a fold over `DisplayList.items`. Paint is opaque: a later item hides what lies under it.
Items are named tuples, since a picture makes dozens of them and nothing is cheaper to make.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from geodsl.picture.letters.glyphs import Command, Outline

__all__ = [
    "BLACK",
    "NO_PART",
    "WHITE",
    "ArcPath",
    "Box",
    "CirclePath",
    "Color",
    "DiscFill",
    "DisplayList",
    "Frame",
    "GlyphFill",
    "Item",
    "Part",
    "PolylinePath",
    "RegionFill",
    "Words",
]

Color = tuple[float, float, float]
"""Red, green and blue from 0 to 1."""

BLACK: Color = (0.0, 0.0, 0.0)
WHITE: Color = (1.0, 1.0, 1.0)


class Part(NamedTuple):
    """What of the figure an item is ink of: a kind, and a name in the language (`segment AB`, `A`).

    The kinds are "stroke", "dot", "label", "text", "mark" and "shade".
    """

    kind: str
    name: str


NO_PART = Part("", "")


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


class PolylinePath(NamedTuple):
    """A stroke along straight pieces; `closed` joins the last point with the first."""

    points: tuple[complex, ...]
    width: float
    dash: tuple[float, ...] = ()
    color: Color = BLACK
    part: Part = NO_PART
    closed: bool = False


class CirclePath(NamedTuple):
    """A stroke around a whole circle."""

    center: complex
    radius: float
    width: float
    dash: tuple[float, ...] = ()
    color: Color = BLACK
    part: Part = NO_PART


class ArcPath(NamedTuple):
    """A stroke along a part of a circle; angles in radians, positive from x towards y, so clockwise."""

    center: complex
    radius: float
    start: float
    sweep: float
    width: float
    dash: tuple[float, ...] = ()
    color: Color = BLACK
    part: Part = NO_PART


class RegionFill(NamedTuple):
    """A filled region: its rings, filled by the even-odd rule, so that a ring within a ring is a hole."""

    rings: tuple[tuple[complex, ...], ...]
    color: Color = BLACK
    part: Part = NO_PART


class DiscFill(NamedTuple):
    """A filled circle."""

    center: complex
    radius: float
    color: Color = BLACK
    part: Part = NO_PART


class GlyphFill(NamedTuple):
    """A filled glyph: an outline in ems, its origin `at`, its em `size` pixels wide, turned by `turn` radians
    (clockwise, about its origin)."""

    outline: Outline
    at: complex
    size: float
    color: Color = BLACK
    part: Part = NO_PART
    turn: float = 0.0

    def commands(self) -> Iterator[Command]:
        """The outline in pixels."""
        from cmath import rect

        way = rect(self.size, self.turn)
        for verb, numbers in self.outline.commands:
            points = [
                self.at + way * complex(x, -y) for x, y in zip(numbers[::2], numbers[1::2], strict=True)
            ]
            yield verb, tuple(n for point in points for n in (point.real, point.imag))


class Words(NamedTuple):
    """What a label says, as it was written (`A_1`, `60°`), with the box of its ink and the part its glyphs bear."""

    text: str
    box: Box
    part: Part


Item = PolylinePath | CirclePath | ArcPath | RegionFill | DiscFill | GlyphFill


@dataclass(frozen=True, slots=True)
class DisplayList:
    """A laid-out picture.

    Attributes
    ----------
    width, height : the canvas in pixels.
    items : what to draw, from the bottom up.
    frame : how user units became pixels; hand it to the layout of a picture that shall share it.
    paper : the colour under everything.
    points : the pixel position of every dot, by name.
    labels : the box of every label's ink, by the name of its dot.
    texts : the box of every text's ink, in the sketch's order.
    places : where labels stand, as offsets (x, y) in pixels from the dot to the middle of the box; texts
        are called "text AB" by what they stand at, dimension lines' "dimension AB", and count from there.
    ends : between which places, in user units, endless lines are drawn, by the names of their strokes.
    regions : what is shaded, whatever the pattern, as it would be filled.
    misses : the names, as in `places`, for which no good place was found.
    apart : the names of texts, as in `places`, with a stroke between them and what they stand at.
    words : the labels and texts as written, for backends that set letters themselves.
    """

    width: int
    height: int
    items: tuple[Item, ...]
    frame: Frame
    paper: Color = WHITE
    points: Mapping[str, complex] = field(default_factory=dict)
    labels: Mapping[str, Box] = field(default_factory=dict)
    texts: tuple[Box, ...] = ()
    places: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    ends: Mapping[str, tuple[complex, complex]] = field(default_factory=dict)
    regions: tuple[RegionFill, ...] = ()
    misses: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()
    words: tuple[Words, ...] = ()
