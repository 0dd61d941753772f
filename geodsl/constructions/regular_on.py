"""Regular polygons on a given side."""

from __future__ import annotations

from typing import Any

import numpy as np

from geodsl.constructions.on_side import OnSide, directed
from geodsl.facts.points import ends
from geodsl.facts.regular import MOST, Regular
from geodsl.instances import Instances
from geodsl.language.term import Column, Construction, Fact, Term
from geodsl.numeric import turn
from geodsl.objects import Num, Polygon, Segment

__all__ = ["DecagonOn", "DodecagonOn", "HeptagonOn", "HexagonOn", "OctagonOn", "PentagonOn", "RegularOn"]


class RegularOn(OnSide):
    """The other corners, left of AB: `C, D, E, F, G = regular polygon of 7 sides on AB`."""

    phrases = ("regular polygon of {n: number} sides on {s: segment}",)
    serves = Regular

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        n = self.n.value if isinstance(self.n, Num) else None
        if n is None or n != int(n) or not 3 <= n <= MOST:
            raise ValueError(f"a regular polygon has 3 to {MOST} corners, given as a plain number")

    @classmethod
    def on(cls, *corners: Term, size: int = 4) -> Construction:
        return cls(Num(size, "number"), Segment(*corners))

    @property
    def makes(self) -> tuple[str, ...]:
        return ("point",) * (self._sides() - 2)

    def canonical(self) -> tuple[Any, ...]:
        return (self._sides(), *directed(self.s))

    def place(self, at: Instances) -> tuple[Any, ...]:
        return _walk(at, self.s, self._sides())

    def brings(self, *made: Term) -> tuple[Fact, ...]:
        return (Regular(Polygon((*ends(self.s), *made))),)

    def _sides(self) -> int:
        n = self.n.terms[0] if isinstance(self.n, Column) else self.n
        return int(n.value)


class _Named(OnSide):
    def place(self, at: Instances) -> tuple[Any, ...]:
        return _walk(at, self.s, len(self.makes) + 2)

    def brings(self, *made: Term) -> tuple[Fact, ...]:
        return (Regular(Polygon((*ends(self.s), *made))),)


class PentagonOn(_Named):
    """The other corners, left of AB: `C, D, E = regular pentagon on AB`."""

    phrases = ("regular pentagon on {s: segment}",)
    makes = ("point",) * 3


class HexagonOn(_Named):
    """The other corners, left of AB: `C, D, E, F = regular hexagon on AB`."""

    phrases = ("regular hexagon on {s: segment}",)
    makes = ("point",) * 4


class HeptagonOn(_Named):
    """The other corners, left of AB: `C, D, E, F, G = regular heptagon on AB`."""

    phrases = ("regular heptagon on {s: segment}",)
    makes = ("point",) * 5


class OctagonOn(_Named):
    """The other corners, left of AB: `C, D, E, F, G, H = regular octagon on AB`."""

    phrases = ("regular octagon on {s: segment}",)
    makes = ("point",) * 6


class DecagonOn(_Named):
    """The other eight corners, left of AB: `C, D, E, F, G, H, I, J = regular decagon on AB`."""

    phrases = ("regular decagon on {s: segment}",)
    makes = ("point",) * 8


class DodecagonOn(_Named):
    """The other ten corners, left of AB: `C, D, E, F, G, H, I, J, K, L = regular dodecagon on AB`."""

    phrases = ("regular dodecagon on {s: segment}",)
    makes = ("point",) * 10


def _walk(at: Instances, s: Term, n: int) -> tuple[Any, ...]:
    """The corners after the first two, walking round with equal steps and turns."""
    side = at.segment(s)
    step, corner, out = side.b - side.a, side.b, []
    for k in range(1, n - 1):
        corner = corner + step * turn(2.0 * np.pi * k / n)
        out.append(corner)
    return tuple(out)
