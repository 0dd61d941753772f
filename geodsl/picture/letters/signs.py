"""Signs that no packaged font has, or has in a shape that could be taken for another: drawn stroke by stroke."""

from __future__ import annotations

import math
from collections.abc import Sequence

__all__ = ["Ring", "alpha", "rings"]

Point = tuple[float, float]
Ring = Sequence[Point]

_Strokes = tuple[tuple[float, float, float, float], ...]
_SIGNS: dict[str, _Strokes] = {
    "∥": ((0.13, -0.1, 0.13, 0.75), (0.31, -0.1, 0.31, 0.75)),
    "⟂": ((0.06, 0.03, 0.66, 0.03), (0.36, 0.03, 0.36, 0.64)),
    "⊥": ((0.06, 0.03, 0.66, 0.03), (0.36, 0.03, 0.36, 0.64)),
    "∠": ((0.06, 0.03, 0.66, 0.03), (0.08, 0.03, 0.55, 0.64)),
    "≡": ((0.06, 0.13, 0.54, 0.13), (0.06, 0.33, 0.54, 0.33), (0.06, 0.53, 0.54, 0.53)),
}
_THICK = 0.056  # as the minus sign of the serif font

# The line along an alpha, as cubic curves: down from the right, round the bowl, up and out below.
_ALPHA = (
    ((0.575, 0.475), (0.54, 0.28), (0.4, -0.012), (0.225, -0.012)),
    ((0.225, -0.012), (0.11, -0.012), (0.045, 0.08), (0.045, 0.215)),
    ((0.045, 0.215), (0.045, 0.365), (0.125, 0.475), (0.245, 0.475)),
    ((0.245, 0.475), (0.4, 0.475), (0.405, 0.27), (0.435, 0.12)),
    ((0.435, 0.12), (0.452, 0.035), (0.475, -0.012), (0.52, -0.012)),
    ((0.52, -0.012), (0.553, -0.012), (0.578, 0.01), (0.605, 0.06)),
)
_STEPS = 12


def rings(char: str) -> list[Ring] | None:
    """The outline of a sign in ems, as polygons; None for one that isn't drawn here."""
    strokes = _SIGNS.get(char)
    return None if strokes is None else [_stroke(*stroke) for stroke in strokes]


def alpha(bold: bool, lean: float) -> list[Ring]:
    """An alpha whose ends cross: the loop of the fonts' own is that of an italic a."""
    ends: tuple[list[Point], list[Point]] = ([], [])
    for curve in _ALPHA:
        for i in range(_STEPS + 1):
            x, y, dx, dy = _on(curve, i / _STEPS)
            # A broad nib, held aslant: strokes downwards are thick, those upwards thin.
            across = abs(math.sin(math.atan2(dy, dx) + math.radians(40)))
            half = (0.02 + 0.021 * across) * (1.5 if bold else 1.0)
            length = math.hypot(dx, dy)
            for side, way in zip(ends, (1, -1), strict=True):
                px, py = x - way * half * dy / length, y + way * half * dx / length
                side.append((px + lean * py, py))
    return [(*ends[0], *reversed(ends[1]))]


def _on(curve: tuple[Point, ...], t: float) -> tuple[float, float, float, float]:
    """A point of a cubic curve, and the way it goes on there."""
    s = 1 - t
    at = (s**3, 3 * s * s * t, 3 * s * t * t, t**3)
    way = (-3 * s * s, 3 * s * s - 6 * s * t, 6 * s * t - 3 * t * t, 3 * t * t)
    x, y = (sum(w * p[k] for w, p in zip(at, curve, strict=True)) for k in (0, 1))
    dx, dy = (sum(w * p[k] for w, p in zip(way, curve, strict=True)) for k in (0, 1))
    return x, y, dx, dy


def _stroke(x0: float, y0: float, x1: float, y1: float) -> Ring:
    length = math.hypot(x1 - x0, y1 - y0)
    dx, dy = _THICK / 2 * (y1 - y0) / length, _THICK / 2 * (x0 - x1) / length
    return (x0 - dx, y0 - dy), (x1 - dx, y1 - dy), (x1 + dx, y1 + dy), (x0 + dx, y0 + dy)
