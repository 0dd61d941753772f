"""Letters as outlines, out of the fonts of one pinned package, never out of the system's.

So a machine without fonts draws the same pixels. Letters are italic, all else upright, digits after a
letter are subscripts. Lengths are in ems (the font size is 1), y up, the origin on the base line.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

__all__ = ["Command", "MissingGlyph", "Outline", "Placed", "Run", "outline", "run"]

Command = tuple[str, tuple[float, ...]]
"""("M" | "L" | "C" | "Z", its coordinates): moveto, lineto, curveto, closepath."""

UPRIGHT, ITALIC = "SourceSerifPro", "SourceSerifProIt"
SUBSCRIPT_SIZE = 0.64
SUBSCRIPT_DROP = 0.15
# Typewriter signs that have a sign of their own in print.
PRINTED = {"'": "\u2032", "-": "\u2212"}


class MissingGlyph(ValueError):
    """A text holds a character that the fonts can't draw."""

    def __init__(self, char: str) -> None:
        self.char = char
        super().__init__(
            f"the font has no glyph for {char!r} (U+{ord(char):04X}); use letters, digits or "
            "common mathematical signs"
        )

    def __reduce__(self) -> tuple[type[MissingGlyph], tuple[str]]:
        # Without this, unpickling in a parent process would wrap the sentence in itself.
        return MissingGlyph, (self.char,)


@dataclass(frozen=True, slots=True)
class Outline:
    """One glyph: its path, how far the pen goes on, and the box of its ink (left, bottom, right, top)."""

    font: str
    char: str
    # A font and a character say it all; comparing paths would make every look-up slow.
    commands: tuple[Command, ...] = field(compare=False)
    advance: float = field(compare=False)
    box: tuple[float, float, float, float] | None = field(compare=False)


@dataclass(frozen=True, slots=True)
class Placed:
    """A glyph within a run: its origin and its size, relative to the run's."""

    outline: Outline
    x: float
    y: float
    size: float


@dataclass(frozen=True, slots=True)
class Run:
    """A text set in one line, with the box of all its ink (left, bottom, right, top)."""

    glyphs: tuple[Placed, ...]
    box: tuple[float, float, float, float]


@lru_cache(maxsize=2)
def _font(name: str) -> tuple[Any, dict[int, str], float]:
    import font_source_serif_pro
    from fontTools.ttLib import TTFont

    font = TTFont(font_source_serif_pro.font_files_otf[name])
    return font.getGlyphSet(), font.getBestCmap(), font["head"].unitsPerEm


@lru_cache(maxsize=1024)
def outline(char: str) -> Outline:
    """The outline of one character; a letter that the italic font lacks is taken upright."""
    font = ITALIC if char.isalpha() and ord(char) in _font(ITALIC)[1] else UPRIGHT
    glyphs, names, em = _font(font)
    if ord(char) not in names:
        raise MissingGlyph(char)

    from fontTools.pens.boundsPen import BoundsPen
    from fontTools.pens.recordingPen import RecordingPen

    glyph = glyphs[names[ord(char)]]
    path, bounds = RecordingPen(), BoundsPen(glyphs)
    glyph.draw(path)
    glyph.draw(bounds)
    letters = {"moveTo": "M", "lineTo": "L", "curveTo": "C", "closePath": "Z", "endPath": "Z"}
    commands = tuple(
        (letters[verb], tuple(number / em for point in points for number in point))
        for verb, points in path.value
    )
    left, bottom, right, top = bounds.bounds or (0, 0, 0, 0)
    box = (left / em, bottom / em, right / em, top / em) if bounds.bounds else None
    return Outline(font, char, commands, glyph.width / em, box)


def _pieces(text: str) -> Iterator[tuple[str, bool]]:
    """Every character as printed, and whether it is a subscript: a digit after a letter or its primes."""
    after = False
    for char in text:
        lowered = after and char.isdecimal()
        after = lowered or char.isalpha() or (after and char == "'")
        yield PRINTED.get(char, char), lowered


@lru_cache(maxsize=4096)
def run(text: str) -> Run:
    """Set a text in one line. Primes after a subscript stand above it, as in print."""
    placed: list[Placed] = []
    pen = above = 0.0
    for char, lowered in _pieces(text):
        glyph = outline(char)
        if lowered:
            placed.append(Placed(glyph, pen, -SUBSCRIPT_DROP, SUBSCRIPT_SIZE))
            pen += glyph.advance * SUBSCRIPT_SIZE
            continue
        over = char == PRINTED["'"] and bool(placed) and placed[-1].y < 0
        placed.append(Placed(glyph, above if over else pen, 0.0, 1.0))
        above = (above if over else pen) + glyph.advance
        pen = max(pen, above)
    boxes = [
        (p.x + box[0] * p.size, p.y + box[1] * p.size, p.x + box[2] * p.size, p.y + box[3] * p.size)
        for p in placed
        if (box := p.outline.box)
    ]
    if not boxes:
        raise ValueError(f"the text {text!r} has no visible character")
    left, bottom, right, top = zip(*boxes, strict=True)
    return Run(tuple(placed), (min(left), min(bottom), max(right), max(top)))
