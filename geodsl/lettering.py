"""Labels that no picture could show: too long, without a glyph for a character, or with nothing to see at all."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from geodsl.directives.mark import DimensionText, Label, LabelAt
from geodsl.scene import Scene
from grammar import Diagnostic, Source, Span

__all__ = ["illegible"]

SHORT = 40
_HINT = "labels are made of letters, digits and common mathematical signs"


def illegible(scene: Scene, places: Mapping[Any, Span], source: Source) -> list[Diagnostic]:
    """A finding for each label that can't be drawn."""
    out = []
    for label in scene.directives:
        message = _trouble(label.text) if isinstance(label, Label | LabelAt | DimensionText) else None
        if message:
            span = places.get(label.key, Span(0, 0))
            out.append(Diagnostic(code="E219", message=message, span=span, source=source, hint=_HINT))
    return out


def _trouble(text: str) -> str | None:
    if len(text) <= SHORT and text.strip() and text.isascii() and text.isprintable():
        return None  # the usual case costs no look into the fonts
    from geodsl.picture.letters.glyphs import MissingGlyph, Unreadable, run

    try:
        run(text)
    except MissingGlyph as error:
        seen = f"`{error.char}` " if error.char.isprintable() else ""
        return f"the character {seen}(U+{ord(error.char):04X}) can't be drawn"
    except Unreadable as error:
        return str(error)
    return None
