"""Marks that no picture could show: facts without a sign, and more classes of equals than signs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from geodsl.directives.mark import Mark, MarkAngleSigned, MarkSigned
from geodsl.ink.groups import SameSign
from geodsl.ink.shown import shown
from geodsl.ink.signs import NoSign, TooManySigns, signs
from geodsl.ink.values import ARCS, ARROWS, TICKS
from geodsl.language.term import Directive
from geodsl.scene import Scene
from grammar import Diagnostic, Source, Span

__all__ = ["unsigned"]

_HINT = (
    "what has a sign: equal lengths, equal angles, right angles, perpendiculars, parallels, midpoints, "
    "bisectors; `geodsl list marks` shows all"
)

_OTHER = "give them different signs, or mark them as equal"
_SIGNS = (
    f"lengths have signs 1 to {TICKS}, angles 1 to {2 * ARCS}, parallels 1 to {ARROWS}; where a text stands in an "
    "angle, other angles count from 2"
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
    except (SameSign, NoSign) as error:
        guilty = [d for d in scene.directives if _signed(d) and str(d.n) == str(error.number)]
        span = max((places.get(d.key, Span(0, 0)) for d in guilty), default=Span(0, 0))
        code, hint = ("E224", _OTHER) if isinstance(error, SameSign) else ("E225", _SIGNS)
        out.append(Diagnostic(code=code, message=str(error), span=span, source=source, hint=hint))
    return out


def _signed(order: Directive) -> bool:
    return isinstance(order, MarkSigned | MarkAngleSigned)
