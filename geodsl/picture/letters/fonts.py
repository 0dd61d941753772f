"""Letters as outlines, out of the fonts of pinned packages, never out of the system's.

So a machine without fonts draws the same pixels. Lengths are in ems (the font size is 1), y up, the origin on
the base line. A face that lacks a character borrows it from the serif one, and what no font has (`∥`, `∠`) is
drawn by `signs`, so that one set of characters serves every style.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import import_module
from typing import Any, NamedTuple

from geodsl.picture.letters import signs

__all__ = ["FACES", "Command", "Face", "FontMissing", "MissingGlyph", "Outline", "outline", "polygon"]

Command = tuple[str, tuple[float, ...]]
"""("M" | "L" | "C" | "Z", its coordinates): moveto, lineto, curveto, closepath."""


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


class FontMissing(RuntimeError):
    """The package that brings a face isn't installed."""


@dataclass(frozen=True, slots=True)
class Outline:
    """One glyph: its path, how far the pen goes on, and the box of its ink (left, bottom, right, top)."""

    font: str
    char: str
    # A font and a character say it all; comparing paths would make every look-up slow.
    commands: tuple[Command, ...] = field(compare=False)
    advance: float = field(compare=False)
    box: tuple[float, float, float, float] | None = field(compare=False)


class Face(NamedTuple):
    """A type face: the package that brings it, where that lists its files, and its upright and italic font."""

    package: str
    files: str
    upright: str
    italic: str


_SERIF, _BOOK = ("font_source_serif_pro", "font_files_otf"), ("font_caladea", "font_files")
FACES = {
    "serif": Face(*_SERIF, "SourceSerifPro", "SourceSerifProIt"),
    "serif bold": Face(*_SERIF, "SourceSerifProSemibold", "SourceSerifProSemiboldIt"),
    "book": Face(*_BOOK, "Caladea", "CaladeaItalic"),
    "book bold": Face(*_BOOK, "CaladeaBold", "CaladeaBoldItalic"),
}
"""Every face, by the name that styles use."""
UPRIGHT = frozenset(face.upright for face in FACES.values())
LEAN = 0.19


def face(name: str) -> Face:
    """A face by name; says which ones there are."""
    if name not in FACES:
        raise ValueError(f"there is no font {name!r}; there are {', '.join(map(repr, FACES))}")
    return FACES[name]


@lru_cache(maxsize=None)  # noqa: UP033 - one entry a font of the table
def _font(package: str, files: str, name: str) -> tuple[Any, dict[int, str], float]:
    from fontTools.ttLib import TTFont

    try:
        table = getattr(import_module(package), files)
    except ImportError as error:
        wanted = package.replace("_", "-")
        raise FontMissing(
            f"the font {name} comes with the package {wanted}: `pip install {wanted}`"
        ) from error
    font = TTFont(table[name])
    return font.getGlyphSet(), font.getBestCmap(), font["head"].unitsPerEm


def _fonts(font: str, slanted: bool) -> list[tuple[str, str, str]]:
    """The fonts to ask for a character, in order."""
    asked = []
    for at in (face(font), face("serif bold" if font.endswith("bold") else "serif")):
        asked += [(at.package, at.files, at.italic)] if slanted else []
        asked.append((at.package, at.files, at.upright))
    return asked


@lru_cache(maxsize=4096)
def outline(char: str, font: str = "serif", slanted: bool = True) -> Outline:
    """The outline of one character: letters italic if slanted, all else upright."""
    code = ord(char)
    italic = slanted and char.isalpha()
    if char == "α":
        # The serif font's alpha is the italic a of the same font.
        name = "leaning signs" if italic else "signs"
        shape = signs.alpha(font.endswith("bold"), LEAN if italic else 0.0)
        return polygon(name + " bold" * font.endswith("bold"), char, shape, 0.03)
    for place in _fonts(font, italic):
        glyphs, names, em = _font(*place)
        if code in names:
            # An upright alpha among italic letters would look like another letter: it is made to lean.
            upright = italic and place[2] in UPRIGHT and "α" <= char <= "ω"
            return _traced(place[2], char, glyphs, names[code], em, LEAN if upright else 0.0)
    rings = signs.rings(char)
    if rings is None:
        raise MissingGlyph(char)
    return polygon("signs", char, rings, 0.06)


def polygon(font: str, char: str, rings: Sequence[signs.Ring], bearing: float = 0.0) -> Outline:
    """An outline of straight pieces, with as much room on its right as `bearing`."""
    commands: list[Command] = []
    for ring in rings:
        commands += [("M" if i == 0 else "L", point) for i, point in enumerate(ring)]
        commands.append(("Z", ()))
    xs, ys = zip(*(point for ring in rings for point in ring), strict=True)
    return Outline(font, char, tuple(commands), max(xs) + bearing, (min(xs), min(ys), max(xs), max(ys)))


def _traced(font: str, char: str, glyphs: Any, name: str, em: float, lean: float) -> Outline:
    from fontTools.pens.basePen import BasePen
    from fontTools.pens.boundsPen import BoundsPen
    from fontTools.pens.transformPen import TransformPen

    commands: list[Command] = []

    class Pen(BasePen):
        """Writes down what is drawn; the base class makes cubic curves of quadratic ones."""

        def _moveTo(self, point: Any) -> None:
            self._add("M", point)

        def _lineTo(self, point: Any) -> None:
            self._add("L", point)

        def _curveToOne(self, *points: Any) -> None:
            self._add("C", *points)

        def _closePath(self) -> None:
            self._add("Z")

        def _endPath(self) -> None:
            self._add("Z")

        def _add(self, verb: str, *points: Any) -> None:
            commands.append((verb, tuple(number / em for point in points for number in point)))

    bounds = BoundsPen(glyphs)
    for pen in (Pen(glyphs), bounds):
        glyphs[name].draw(TransformPen(pen, (1, 0, lean, 1, 0, 0)) if lean else pen)
    box = tuple(number / em for number in bounds.bounds) if bounds.bounds else None
    font += " leaning" if lean else ""
    return Outline(font, char, tuple(commands), glyphs[name].width / em, box)
