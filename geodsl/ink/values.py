"""What a drawing shows, in terms: no coordinates, so it is the same for every instance of a scene."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from geodsl.language.term import Term
from geodsl.objects import Ref

__all__ = [
    "ARCS",
    "ARROWS",
    "TICKS",
    "Arcs",
    "Arrows",
    "Cross",
    "Dimension",
    "Ink",
    "Letter",
    "Shaded",
    "Sign",
    "Square",
    "Stroke",
    "Ticks",
    "Written",
]

TICKS = 4  # signs for equal lengths that a reader tells apart: one to four ticks
ARCS = 3  # for equal angles: one to three arcs, then the same with a tick
ARROWS = 3  # for parallels: one to three heads


@dataclass(frozen=True, slots=True)
class Stroke:
    """A curve on the page: `line` is solid, dashed or dotted; an `arrow` points at the far end."""

    term: Term
    line: str = "solid"
    arrow: bool = False


@dataclass(frozen=True, slots=True)
class Letter:
    """A visible point.

    Attributes:
        point: which.
        text: what names it, None for a point without a letter.
        corner: on which side the text stands ("n", "ne", …), None where the layout is free to choose.
        style: "disc", "ring", "square", "cross" or "none"; None where the style decides.
    """

    point: Ref
    text: str | None = None
    corner: str | None = None
    style: str | None = None


@dataclass(frozen=True, slots=True)
class Shaded:
    """A filled region, without what is in one of `minus`, and only what is in all of `within`.

    The pattern is "shaded" (the style decides), "tone", "hatched", "crosshatched" or "dotted".
    """

    region: Term
    pattern: str = "shaded"
    minus: tuple[Term, ...] = ()
    within: tuple[Term, ...] = ()


@dataclass(frozen=True, slots=True)
class Ticks:
    """Ticks across a segment: one count for one class of equal lengths."""

    segment: Term
    count: int = 1


@dataclass(frozen=True, slots=True)
class Arcs:
    """Arcs in an angle, perhaps with a tick across: one sign for one class of equal angles.

    An arc `alone` belongs to a text in the angle and says nothing of other angles.
    """

    angle: Term
    count: int = 1
    ticked: bool = False
    alone: bool = False


@dataclass(frozen=True, slots=True)
class Square:
    """The small square in a right angle."""

    angle: Term


@dataclass(frozen=True, slots=True)
class Cross:
    """The small square where two perpendicular lines meet."""

    l: Term
    m: Term


@dataclass(frozen=True, slots=True)
class Arrows:
    """Arrow heads on a line: one count for one class of parallels."""

    line: Term
    count: int = 1


@dataclass(frozen=True, slots=True)
class Dimension:
    """A dimension line beside a segment; without a text it shows the length."""

    segment: Term
    text: str | None = None


Sign = Ticks | Arcs | Square | Cross | Arrows | Dimension


@dataclass(frozen=True, slots=True)
class Written:
    """A text at a segment, an angle, a polygon or a curve; without one its size is printed."""

    thing: Term
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Ink:
    """All that one drawing says, in the order in which it is drawn."""

    strokes: tuple[Stroke, ...] = ()
    letters: tuple[Letter, ...] = ()
    shades: tuple[Shaded, ...] = ()
    signs: tuple[Sign, ...] = ()
    written: tuple[Written, ...] = ()

    def of(self, kind: type) -> Iterator[Any]:
        """The signs of one kind."""
        return (sign for sign in self.signs if isinstance(sign, kind))
