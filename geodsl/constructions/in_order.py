"""Corners that go round a circle in order: what polygons in and about circles share."""

from __future__ import annotations

from typing import Any

from geodsl.facts.regular import MOST
from geodsl.language.term import Column, Construction, Term
from geodsl.objects import Num

__all__ = ["InOrder", "counted", "shares", "steps"]


def counted(n: Any, least: int = 3) -> int:
    """How many corners a plain number asks for."""
    n = n.terms[0] if isinstance(n, Column) else n
    value = n.value if isinstance(n, Num) else None
    if value is None or value != int(value) or not least <= value <= MOST:
        raise ValueError(f"such a polygon has {least} to {MOST} corners, given as a plain number")
    return int(value)


def shares(free: Any, low: float, high: float) -> list[Any]:
    """The whole, cut into one part more than there are free numbers, none far larger than another."""
    weights = [1.0 + 0.0 * free[0], *(low + (high - low) * t for t in free)]
    total: Any = sum(weights)
    return [w / total for w in weights]


def steps(parts: list[Any]) -> list[Any]:
    """Where the parts begin, from 0 on."""
    out = [0.0 * parts[0]]
    for part in parts[:-1]:
        out.append(out[-1] + part)
    return out


class InOrder(Construction):
    """A polygon of n corners whose other arguments are what it stands in or about."""

    least = 3

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        counted(self.n, self.least)

    @property
    def count(self) -> int:
        return counted(self.n, self.least)

    @classmethod
    def on(cls, *given: Term, size: int = 4) -> Construction:
        return cls(Num(size, "number"), *given)

    @property
    def makes(self) -> tuple[str, ...]:
        return ("point",) * self.count

    @property
    def free(self) -> int:  # type: ignore[override]
        return self.count

    def canonical(self) -> tuple[Any, ...]:
        return (self.count, *super().canonical()[1:])
