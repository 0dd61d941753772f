"""Strokes of a plate: how one is drawn otherwise, left out, or put in."""

from __future__ import annotations

from dataclasses import replace

from geodsl.ink import Stroke
from perturb.paper.plate import Plate

__all__ = ["drawn", "less", "more"]


def drawn(plate: Plate, key: str, **changes: object) -> Plate:
    """The plate with the stroke of a curve drawn otherwise: another `line`, an `arrow`, another way round."""
    strokes = (replace(s, **changes) if s.term.key == key else s for s in plate.strokes)  # type: ignore[arg-type]
    return replace(plate, strokes=tuple(strokes))


def less(plate: Plate, key: str) -> Plate:
    """The plate without the stroke of a curve."""
    return replace(plate, strokes=tuple(s for s in plate.strokes if s.term.key != key))


def more(plate: Plate, stroke: Stroke) -> Plate:
    """The plate with one more stroke."""
    return replace(plate, strokes=(*less(plate, stroke.term.key).strokes, stroke))
