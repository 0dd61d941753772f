"""What is to be drawn: points, strokes, regions, marks and texts in user units, y up.

A sketch knows nothing of facts or scenes. It shows one figure, or a batch of figures that differ in nothing but
numbers: then every point (a complex number) and every radius or angle may be an array, one entry a figure.
Whatever can be wrong with one part alone is refused when that part is made.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from functools import cached_property
from typing import Any, Literal

import numpy as np

from geodsl.numeric import plane

__all__ = [
    "AngleArcs",
    "Arc",
    "Circle",
    "Dimension",
    "Dot",
    "Line",
    "LineKind",
    "Loop",
    "Mark",
    "ParallelArrows",
    "Pattern",
    "Ray",
    "RightAngle",
    "Segment",
    "Shade",
    "Sketch",
    "Stroke",
    "Text",
    "Ticks",
    "around",
]

MOST_REPEATS = 6

Point = Any  # a complex number or an array of them
Real = Any
LineKind = Literal["solid", "dashed", "dotted"]
Pattern = Literal["shaded", "tone", "hatch", "crosshatch", "dots"]
Loop = tuple[plane.Segment | plane.Arc | plane.Circle, ...]
"""A closed way: pieces end to end, or one whole circle."""


def around(*corners: Point) -> Loop:
    """The closed way along corners."""
    return tuple(plane.Segment(a, b) for a, b in zip(corners, (*corners[1:], corners[0]), strict=True))


def _finite(part: object, *numbers: Any) -> None:
    for number in numbers:
        if not np.all(np.isfinite(number)):
            raise ValueError(f"{type(part).__name__} needs finite numbers, got {number!r}")


def _apart(part: object, *pairs: tuple[Point, Point]) -> None:
    for a, b in pairs:
        if np.any(np.equal(a, b)):
            raise ValueError(f"{type(part).__name__} needs two different points, got {a!r} twice")


def _positive(part: object, radius: Real) -> None:
    if not np.all(np.asarray(radius) > 0):
        raise ValueError(f"{type(part).__name__} needs a radius above 0, got {radius!r}")


def _repeats(part: object, count: int) -> None:
    if isinstance(count, bool) or count not in range(1, MOST_REPEATS + 1):
        raise ValueError(f"{type(part).__name__} needs a count from 1 to {MOST_REPEATS}, got {count!r}")


@dataclass(frozen=True, slots=True)
class Dot:
    """A visible point; `label` is its text ("A", "B1", "P'"), None for a point without a letter.

    `corner` ("n", "ne", ...) puts the letter there; `shape` overrides the style's.
    """

    name: str
    at: Point
    label: str | None = None
    corner: str | None = None
    shape: str | None = None

    def __post_init__(self) -> None:
        _finite(self, self.at)
        if self.label is not None and not self.label.strip():
            raise ValueError(f"the label of point {self.name} is blank; without a letter it is None")


@dataclass(frozen=True, slots=True)
class Segment:
    """The straight stroke from `a` to `b`; with an arrow it has a head at `b`."""

    a: Point
    b: Point
    line: LineKind = "solid"
    name: str = ""
    arrow: bool = False

    def __post_init__(self) -> None:
        _finite(self, self.a, self.b)


@dataclass(frozen=True, slots=True)
class Ray:
    """The half line from `a` through `through`, drawn a bit beyond what lies on it."""

    a: Point
    through: Point
    line: LineKind = "solid"
    name: str = ""
    arrow: bool = False

    def __post_init__(self) -> None:
        _finite(self, self.a, self.through)
        _apart(self, (self.a, self.through))


@dataclass(frozen=True, slots=True)
class Line:
    """The line through `a` and `b`, drawn a bit beyond what lies on it both ways."""

    a: Point
    b: Point
    line: LineKind = "solid"
    name: str = ""
    arrow: bool = False

    def __post_init__(self) -> None:
        _finite(self, self.a, self.b)
        _apart(self, (self.a, self.b))


@dataclass(frozen=True, slots=True)
class Circle:
    """A whole circle."""

    center: Point
    radius: Real
    line: LineKind = "solid"
    name: str = ""

    def __post_init__(self) -> None:
        _finite(self, self.center, self.radius)
        _positive(self, self.radius)


@dataclass(frozen=True, slots=True)
class Arc:
    """Part of a circle: from the angle `start` on by `sweep` radians, counter-clockwise where positive."""

    center: Point
    radius: Real
    start: Real
    sweep: Real
    line: LineKind = "solid"
    name: str = ""
    arrow: bool = False

    def __post_init__(self) -> None:
        _finite(self, self.center, self.radius, self.start, self.sweep)
        _positive(self, self.radius)


Stroke = Segment | Ray | Line | Circle | Arc


@dataclass(frozen=True, slots=True)
class Shade:
    """A region under everything else: what lies inside an odd number of `loops`.

    Of it only what lies inside each region of `within` counts, and nothing that lies in one of `minus`.
    """

    loops: tuple[Loop, ...]
    pattern: Pattern = "shaded"
    name: str = ""
    minus: tuple[tuple[Loop, ...], ...] = ()
    within: tuple[tuple[Loop, ...], ...] = ()

    def __post_init__(self) -> None:
        for region in (self.loops, *self.minus, *self.within):
            if not region or not all(region):
                raise ValueError("Shade needs at least one closed way around its region")
            for piece in (piece for loop in region for piece in loop):
                _finite(self, *piece)


@dataclass(frozen=True, slots=True)
class Ticks:
    """`count` short strokes across the segment: one count for one class of equal lengths."""

    a: Point
    b: Point
    count: int = 1
    group: int = 0
    name: str = ""

    def __post_init__(self) -> None:
        _finite(self, self.a, self.b)
        _apart(self, (self.a, self.b))
        _repeats(self, self.count)


@dataclass(frozen=True, slots=True)
class ParallelArrows:
    """`count` arrow heads on the segment, or on the straight stroke of that index: one count for one class of
    parallels."""

    a: Point
    b: Point
    count: int = 1
    group: int = 0
    name: str = ""
    stroke: int | None = None

    def __post_init__(self) -> None:
        _finite(self, self.a, self.b)
        _apart(self, (self.a, self.b))
        _repeats(self, self.count)


@dataclass(frozen=True, slots=True)
class RightAngle:
    """The small square between the directions from `vertex` to `a` and to `b`."""

    vertex: Point
    a: Point
    b: Point
    group: int = 0
    name: str = ""

    def __post_init__(self) -> None:
        _finite(self, self.vertex, self.a, self.b)
        _apart(self, (self.vertex, self.a), (self.vertex, self.b))


@dataclass(frozen=True, slots=True)
class AngleArcs:
    """`count` arcs inside the angle below 180° from `a` over `vertex` to `b`; `ticked` ones carry a tick."""

    vertex: Point
    a: Point
    b: Point
    count: int = 1
    ticked: bool = False
    group: int = 0
    name: str = ""

    def __post_init__(self) -> None:
        _finite(self, self.vertex, self.a, self.b)
        _apart(self, (self.vertex, self.a), (self.vertex, self.b))
        _repeats(self, self.count)


@dataclass(frozen=True, slots=True)
class Dimension:
    """A dimension line beside a segment: arrows both ways and the `text` between them."""

    a: Point
    b: Point
    text: str | tuple[str, ...]
    name: str = ""

    def __post_init__(self) -> None:
        _finite(self, self.a, self.b)
        _apart(self, (self.a, self.b))


Mark = Ticks | ParallelArrows | RightAngle | AngleArcs


@dataclass(frozen=True, slots=True)
class Text:
    """A text beside a segment `(a, b)`, in an angle `(vertex, a, b)`, on the outside of a circle or an arc, at
    the end of the stroke of that index, or at a point: one of the five. A batch may have a text a figure."""

    text: str | tuple[str, ...]
    at_segment: tuple[Point, Point] | None = field(default=None, kw_only=True)
    at_angle: tuple[Point, Point, Point] | None = field(default=None, kw_only=True)
    at_round: plane.Circle | plane.Arc | None = field(default=None, kw_only=True)
    at_stroke: int | None = field(default=None, kw_only=True)
    at: Point | None = field(default=None, kw_only=True)
    name: str = field(default="", kw_only=True)

    def __post_init__(self) -> None:
        if not all(text.strip() for text in self.texts):
            raise ValueError("Text needs at least one visible character")
        places = (self.at_segment, self.at_angle, self.at_round, self.at_stroke, self.at)
        given = sum(place is not None for place in places)
        if given != 1:
            raise ValueError(
                f"Text {self.text!r} needs exactly one of at_segment, at_angle, at_round, at_stroke, at, "
                f"got {given}"
            )
        if self.at is not None:
            _finite(self, self.at)
        elif self.at_segment is not None:
            _finite(self, *self.at_segment)
            _apart(self, self.at_segment)
        elif self.at_angle is not None:
            vertex, a, b = self.at_angle
            _finite(self, vertex, a, b)
            _apart(self, (vertex, a), (vertex, b))
        elif self.at_round is not None:
            _finite(self, *self.at_round)

    @property
    def texts(self) -> tuple[str, ...]:
        return (self.text,) if isinstance(self.text, str) else self.text


@dataclass(frozen=True)
class Sketch:
    """All that one picture shows; later parts lie over earlier ones."""

    dots: tuple[Dot, ...] = ()
    strokes: tuple[Stroke, ...] = ()
    shades: tuple[Shade, ...] = ()
    marks: tuple[Mark, ...] = ()
    texts: tuple[Text, ...] = ()
    dimensions: tuple[Dimension, ...] = ()

    def __post_init__(self) -> None:
        names = [dot.name for dot in self.dots]
        if len(set(names)) < len(names):
            twice = next(name for name in names if names.count(name) > 1)
            raise ValueError(f"two dots are named {twice}; every dot of a sketch has a name of its own")
        for text in self.texts:
            if text.at_stroke is not None and not 0 <= text.at_stroke < len(self.strokes):
                raise ValueError(f"Text {text.text!r} stands at a stroke that the sketch hasn't")

    @cached_property
    def n(self) -> int:
        """How many figures this is."""
        counts = {np.size(value) for value in _numbers(self)} - {1}
        if len(counts) > 1:
            raise ValueError(
                f"the parts of a sketch disagree on how many figures there are: {sorted(counts)}"
            )
        return counts.pop() if counts else 1


def _numbers(part: Any) -> list[Any]:
    """Every number or array in a part, however deep."""
    if isinstance(part, str | bool | int | None):
        return []
    if isinstance(part, complex | float | np.ndarray | np.generic):
        return [part]
    if isinstance(part, tuple):
        if part and all(isinstance(p, str) for p in part):
            return [np.zeros(len(part))]
        return [number for p in part for number in _numbers(p)]
    return [number for f in fields(part) for number in _numbers(getattr(part, f.name))]
