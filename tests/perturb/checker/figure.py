"""A figure as a group writes it down: names with numbers, and what the terms of a fact denote there."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import Any

from tests.perturb.checker.plane import Bow, HalfLine, Piece, Round, Straight, unit


class Unknown(Exception):
    """A kind of term or fact for which the checker has no meaning."""


class Nameless(Exception):
    """A name that the figure hasn't."""


class Figure:
    """The coordinates of one member or witness.

    Args:
        data: what the group says of it: points, circles, lines, curves, numbers, degrees and its size.
    """

    def __init__(self, data: Mapping[str, Any]) -> None:
        self.points = {name: complex(x, y) for name, (x, y) in data.get("points", {}).items()}
        self.circles = {k: Round(complex(x, y), float(r)) for k, (x, y, r) in data.get("circles", {}).items()}
        self.lines = {
            k: Straight(complex(x, y), unit(complex(u, v)))
            for k, (x, y, u, v) in data.get("lines", {}).items()
        }
        self.curves = {k: _curve(c["type"], c["numbers"]) for k, c in data.get("curves", {}).items()}
        self.numbers = {k: float(v) for k, v in data.get("numbers", {}).items()}
        self.degrees = {k: float(v) for k, v in data.get("degrees", {}).items()}
        self.size = float(data["size"]) if data.get("size") else (self.extent() or 1.0)
        # Some terms stand for one of two things and the figure doesn't say which: `other` is asked for then.
        self.other = False
        self.forked = False

    def extent(self) -> float:
        """The longer side of the box round all points and circles."""
        xs, ys = [], []
        for z, r in (*((z, 0.0) for z in self.points.values()), *self.circles.values()):
            xs += [z.real - r, z.real + r]
            ys += [z.imag - r, z.imag + r]
        return max(max(xs) - min(xs), max(ys) - min(ys)) if xs else 0.0

    def curve(self, name: str) -> Any:
        """Whatever bears a name and isn't a number."""
        for shelf in (self.points, self.circles, self.lines, self.curves):
            if name in shelf:
                return shelf[name]
        raise Nameless(name)

    def number(self, name: str) -> tuple[float, str | None]:
        """A named number, and its dimension where the name alone tells."""
        if name in self.degrees:
            return self.degrees[name], "degrees"
        if name in self.numbers:
            return self.numbers[name], None
        raise Nameless(name)

    def either(self, ask: Callable[[], Any], better: Callable[[Any], float]) -> Any:
        """What `ask` finds; where a term left a choice, the better of both."""
        self.other = self.forked = False
        first = ask()
        if not self.forked:
            return first
        self.other = True
        second = ask()
        self.other = False
        return max(first, second, key=lambda r: -math.inf if math.isnan(better(r)) else better(r))

    def fork(self) -> bool:
        """Which of two things a term stands for at this asking."""
        self.forked = True
        return self.other


def _curve(kind: str, numbers: list[float]) -> Any:
    match kind, numbers:
        case "segment", (x, y, u, v):
            return Piece(complex(x, y), complex(u, v))
        case "ray", (x, y, u, v):
            return HalfLine(complex(x, y), unit(complex(u, v)))
        case "arc", (x, y, r, start, sweep):
            return Bow(complex(x, y), r, start, sweep)
    raise ValueError(f"a curve of type {kind!r} with {len(numbers)} numbers")
