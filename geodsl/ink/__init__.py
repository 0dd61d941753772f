"""What a drawing says in ink, symbolically: the same for every instance of a scene."""

from geodsl.ink.reading import ink
from geodsl.ink.signs import TooManySigns
from geodsl.ink.values import (
    Arcs,
    Arrows,
    Cross,
    Dimension,
    Ink,
    Letter,
    Shaded,
    Sign,
    Square,
    Stroke,
    Ticks,
    Written,
)

__all__ = [
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
    "TooManySigns",
    "Written",
    "ink",
]
