"""Texts as outlines: letters italic, digits after a letter as subscripts, formulas as formulas.

`run` is the way in; what a text means is read by `formula`, set by `typeset`, and drawn out of `fonts`. Lengths are in
ems (the font size is 1), y up, the origin on the base line.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from geodsl.picture.letters.fonts import Command, FontMissing, MissingGlyph, Outline, outline
from geodsl.picture.letters.formula import Unreadable, checked, read
from geodsl.picture.letters.nodes import Node, Sign
from geodsl.picture.letters.typeset import Piece, Placed, Setter

__all__ = [
    "Command",
    "FontMissing",
    "MissingGlyph",
    "Outline",
    "Placed",
    "Run",
    "Unreadable",
    "outline",
    "plain",
    "run",
]


@dataclass(frozen=True, slots=True)
class Run:
    """A text set in one line, with the box of all its ink (left, bottom, right, top)."""

    glyphs: tuple[Placed, ...]
    box: tuple[float, float, float, float]


@lru_cache(maxsize=4096)
def run(text: str, font: str = "serif", slanted: bool = True) -> Run:
    """Set a text.

    Parameters
    ----------
    font : a name in `fonts.FACES`.
    slanted : whether letters that stand for something are italic.

    Raises `Unreadable` for a text that is empty, too long or not all visible, and `MissingGlyph` for a character
    that can't be drawn.
    """
    piece: Piece = Setter(font, slanted).row(read(text))
    return Run(piece.glyphs, piece.reach())


@lru_cache(maxsize=4096)
def plain(text: str, font: str = "serif") -> Run:
    """Set words as words, upright: a caption is no formula.

    Raises the same as `run`.
    """
    checked(text)
    row: list[Node] = []
    for word in text.split():
        row += ([Sign("", "space")] if row else []) + [Sign(word, "roman")]
    piece = Setter(font, False).row(tuple(row))
    return Run(piece.glyphs, piece.reach())
