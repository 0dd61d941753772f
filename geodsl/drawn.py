"""What a scene puts on the page: its strokes and its visible points."""

from __future__ import annotations

from typing import Any

from geodsl.ink.strokes import hidden_points
from geodsl.ink.strokes import strokes as inked
from geodsl.language.term import Term
from geodsl.scene import Scene

__all__ = ["hidden_points", "strokes"]


def strokes(scene: Scene) -> dict[Any, tuple[Term, str]]:
    """What is drawn, in order: key of a stroke -> the term and its style."""
    return {key: (stroke.term, stroke.line) for key, stroke in inked(scene).items()}
