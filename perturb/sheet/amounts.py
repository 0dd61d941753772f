"""Amounts in words that people know."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

__all__ = ["moved", "percent", "plural", "severity"]

_SMALL = 0.01  # what moves by less is summed up
_SPACE = "\N{NO-BREAK SPACE}"


def percent(share: float) -> str:
    """A share of something: as many digits as say anything."""
    if 0 < share < 0.001:
        return f"less than 0.1{_SPACE}%"
    return f"{100 * share:.1f}{_SPACE}%"


def plural(n: int, noun: str) -> str:
    return f"{n} {noun}" if n == 1 else f"{n} {noun}s"


def severity(told: Mapping[str, Any]) -> tuple[str, str]:
    """How much something was changed, and how well that is seen."""
    value, unit = told["value"], told["unit"]
    if unit == "":
        return plural(round(value), "change") + " of ink", ""
    much = f"{value:.1f}°" if unit == "°" else f"{percent(value)} of the figure"
    return much, f"{told['perceptible']:.1f} × the least visible gap"


def moved(shares: Mapping[str, float]) -> tuple[list[tuple[str, str]], str]:
    """Which points moved how far, farthest first; those that hardly did in one phrase."""
    order = sorted(shares.items(), key=lambda item: -item[1])
    far = [(name, percent(x)) for name, x in order if x >= _SMALL]
    near = len(order) - len(far)
    more = "" if not near else plural(near, "other point" if far else "point") + f" by less than 1{_SPACE}%"
    return far, more
