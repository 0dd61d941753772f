"""What is to be drawn: points, strokes, marks and texts in user units, y up.

A sketch knows nothing of facts or scenes. Points are complex numbers. Whatever can be wrong with one
part alone is refused when that part is made.
"""

from __future__ import annotations

import cmath
from dataclasses import dataclass, field

__all__ = [
    "AngleArcs",
    "Arc",
    "Circle",
    "Dot",
    "Line",
    "Mark",
    "ParallelArrows",
    "Ray",
    "RightAngle",
    "Segment",
    "Shade",
    "ShadeCircle",
    "Sketch",
    "Stroke",
    "Text",
    "Ticks",
]

MOST_REPEATS = 6


def _finite(part: object, *numbers: complex) -> None:
    for number in numbers:
        if not cmath.isfinite(number):
            raise ValueError(f"{type(part).__name__} needs finite numbers, got {number!r}")


def _apart(part: object, *pairs: tuple[complex, complex]) -> None:
    for a, b in pairs:
        if a == b:
            raise ValueError(f"{type(part).__name__} needs two different points, got {a!r} twice")


def _positive(part: object, radius: float) -> None:
    if not radius > 0:
        raise ValueError(f"{type(part).__name__} needs a radius above 0, got {radius!r}")


def _repeats(part: object, count: int) -> None:
    if isinstance(count, bool) or count not in range(1, MOST_REPEATS + 1):
        raise ValueError(f"{type(part).__name__} needs a count from 1 to {MOST_REPEATS}, got {count!r}")


@dataclass(frozen=True, slots=True)
class Dot:
    """A visible point; `label` is its text ("A", "B1", "P'"), None for a point without a letter."""

    name: str
    at: complex
    label: str | None = None

    def __post_init__(self) -> None:
        _finite(self, self.at)
        if self.label is not None and not self.label.strip():
            raise ValueError(f"the label of point {self.name} is blank; without a letter it is None")


@dataclass(frozen=True, slots=True)
class Segment:
    """The straight stroke from `a` to `b`."""

    a: complex
    b: complex
    dashed: bool = False

    def __post_init__(self) -> None:
        _finite(self, self.a, self.b)


@dataclass(frozen=True, slots=True)
class Ray:
    """The half line from `a` through `through`, drawn a bit beyond the figure."""

    a: complex
    through: complex
    dashed: bool = False

    def __post_init__(self) -> None:
        _finite(self, self.a, self.through)
        _apart(self, (self.a, self.through))


@dataclass(frozen=True, slots=True)
class Line:
    """The line through `a` and `b`, drawn a bit beyond the figure both ways."""

    a: complex
    b: complex
    dashed: bool = False

    def __post_init__(self) -> None:
        _finite(self, self.a, self.b)
        _apart(self, (self.a, self.b))


@dataclass(frozen=True, slots=True)
class Circle:
    """A whole circle."""

    center: complex
    radius: float
    dashed: bool = False

    def __post_init__(self) -> None:
        _finite(self, self.center, self.radius)
        _positive(self, self.radius)


@dataclass(frozen=True, slots=True)
class Arc:
    """Part of a circle: from the angle `start` on by `sweep` radians, counter-clockwise where positive."""

    center: complex
    radius: float
    start: float
    sweep: float
    dashed: bool = False

    def __post_init__(self) -> None:
        _finite(self, self.center, self.radius, self.start, self.sweep)
        _positive(self, self.radius)


Stroke = Segment | Ray | Line | Circle | Arc


@dataclass(frozen=True, slots=True)
class Shade:
    """A light grey polygon under everything else."""

    polygon: tuple[complex, ...]

    def __post_init__(self) -> None:
        _finite(self, *self.polygon)
        if len(self.polygon) < 3:
            raise ValueError(f"Shade needs at least 3 corners, got {len(self.polygon)}")


@dataclass(frozen=True, slots=True)
class ShadeCircle:
    """A light grey disc under everything else."""

    center: complex
    radius: float

    def __post_init__(self) -> None:
        _finite(self, self.center, self.radius)
        _positive(self, self.radius)


@dataclass(frozen=True, slots=True)
class Ticks:
    """`count` short strokes across the segment: one count for one class of equal lengths."""

    a: complex
    b: complex
    count: int = 1

    def __post_init__(self) -> None:
        _finite(self, self.a, self.b)
        _apart(self, (self.a, self.b))
        _repeats(self, self.count)


@dataclass(frozen=True, slots=True)
class ParallelArrows:
    """`count` arrow heads on the segment: one count for one class of parallels."""

    a: complex
    b: complex
    count: int = 1

    def __post_init__(self) -> None:
        _finite(self, self.a, self.b)
        _apart(self, (self.a, self.b))
        _repeats(self, self.count)


@dataclass(frozen=True, slots=True)
class RightAngle:
    """The small square between the directions from `vertex` to `a` and to `b`."""

    vertex: complex
    a: complex
    b: complex

    def __post_init__(self) -> None:
        _finite(self, self.vertex, self.a, self.b)
        _apart(self, (self.vertex, self.a), (self.vertex, self.b))


@dataclass(frozen=True, slots=True)
class AngleArcs:
    """`count` arcs inside the angle below 180° from `a` over `vertex` to `b`."""

    vertex: complex
    a: complex
    b: complex
    count: int = 1

    def __post_init__(self) -> None:
        _finite(self, self.vertex, self.a, self.b)
        _apart(self, (self.vertex, self.a), (self.vertex, self.b))
        _repeats(self, self.count)


Mark = Ticks | ParallelArrows | RightAngle | AngleArcs


@dataclass(frozen=True, slots=True)
class Text:
    """A text beside a segment `(a, b)`, in an angle `(vertex, a, b)`, or at a point: one of the three."""

    text: str
    at_segment: tuple[complex, complex] | None = field(default=None, kw_only=True)
    at_angle: tuple[complex, complex, complex] | None = field(default=None, kw_only=True)
    at: complex | None = field(default=None, kw_only=True)

    def __post_init__(self) -> None:
        if not self.text.strip():
            raise ValueError("Text needs at least one visible character")
        given = [place for place in (self.at_segment, self.at_angle, self.at) if place is not None]
        if len(given) != 1:
            raise ValueError(
                f"Text {self.text!r} needs exactly one of at_segment, at_angle, at, got {len(given)}"
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


@dataclass(frozen=True, slots=True)
class Sketch:
    """All that one picture shows; later parts lie over earlier ones."""

    dots: tuple[Dot, ...] = ()
    strokes: tuple[Stroke, ...] = ()
    shades: tuple[Shade | ShadeCircle, ...] = ()
    marks: tuple[Mark, ...] = ()
    texts: tuple[Text, ...] = ()

    def __post_init__(self) -> None:
        names = [dot.name for dot in self.dots]
        if len(set(names)) < len(names):
            twice = next(name for name in names if names.count(name) > 1)
            raise ValueError(f"two dots are named {twice}; every dot of a sketch has a name of its own")
