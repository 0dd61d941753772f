"""Marks that no picture could show: facts without a sign, and more classes of equals than signs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from geodsl.directives.mark import Mark
from geodsl.ink.shown import shown
from geodsl.ink.signs import TooManySigns, signs
from geodsl.scene import Scene
from grammar import Diagnostic, Source, Span

__all__ = ["unsigned"]

_HINT = (
    "what has a sign: equal lengths, equal angles, right angles, perpendiculars, parallels, midpoints, "
    "bisectors; `geodsl list marks` shows all"
)


def unsigned(scene: Scene, places: Mapping[Any, Span], source: Source) -> list[Diagnostic]:
    """A finding for each mark without a sign, or one for marks that need too many different signs."""
    marks = [d for d in scene.directives if isinstance(d, Mark)]
    out = []
    for mark in marks:
        if not shown(mark.fact, scene):
            message = f"there is no sign for this: {mark.fact}"
            span = places.get(mark.key, Span(0, 0))
            out.append(Diagnostic(code="E220", message=message, span=span, source=source, hint=_HINT))
    try:
        signs(scene)
    except TooManySigns as error:
        span = max((places.get(m.key, Span(0, 0)) for m in marks), default=Span(0, 0))
        hint = "mark fewer, or say of some that they are equal"
        out.append(Diagnostic(code="E221", message=str(error), span=span, source=source, hint=hint))
    return out
