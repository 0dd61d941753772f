"""Visible measures: in which unit a fact is judged, and from where on a reader sees it fail."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

__all__ = ["DEGREES", "SHARE", "Gap", "degrees", "radians", "share"]

DEGREES = 4.0  # the smallest turn that a reader sees without measuring
SHARE = 0.04  # the smallest difference of place or length that a reader sees, as share of the figure


@dataclass(frozen=True)
class Gap:
    """`least` is the smallest visible value; `unit` its name; `kind` how a residual becomes one."""

    least: float
    unit: str
    kind: str

    def of(self, residual: Any) -> Any:
        """The visible measure of a residual."""
        size = np.absolute(residual)
        if self.kind == "sine":
            return np.degrees(np.arcsin(np.minimum(size, 1.0)))
        if self.kind == "radians":
            return np.degrees(size)
        return size

    def show(self, measure: float) -> str:
        """A measure as people write it."""
        return f"{measure:.1f}°" if self.unit == "°" else f"{100 * measure:.1f} % of the figure"


def degrees(least: float = DEGREES) -> Gap:
    """Residual: the sine of a turn."""
    return Gap(least, "°", "sine")


def radians(least: float = DEGREES) -> Gap:
    """Residual: a difference of angles in radians."""
    return Gap(least, "°", "radians")


def share(least: float = SHARE) -> Gap:
    """Residual: a length divided by the figure's size."""
    return Gap(least, "size", "share")
