"""Regular polygons in a circle, and about a centre."""

from __future__ import annotations

from typing import Any, ClassVar

import numpy as np

from geodsl.constructions.in_order import counted
from geodsl.facts.center_of_polygon import CenterOfPolygon
from geodsl.facts.regular import Regular
from geodsl.facts.regular_inscribed import RegularInscribed
from geodsl.instances import Instances
from geodsl.language.term import Construction, Fact, Term
from geodsl.numeric import distance, turn
from geodsl.objects import Num, Polygon
from geodsl.units import SHARE

__all__ = ["EquilateralIn", "PentagonIn", "RegularIn", "RegularRound", "SquareIn", "SquareRound"]


class _In(Construction):
    """The corners of a regular polygon in a circle, counterclockwise; where the first one is, is drawn."""

    free = 1
    count = 0

    @property
    def makes(self) -> tuple[str, ...]:
        return ("point",) * self.count

    def place(self, at: Instances) -> tuple[Any, ...]:
        w = at.circle(self.w)
        (t,) = at.free(self)
        return tuple(
            w.center + w.radius * turn(2.0 * np.pi * (t + k / self.count)) for k in range(self.count)
        )

    def brings(self, *made: Term) -> tuple[Fact, ...]:
        return (RegularInscribed(Polygon(made), self.w),)


class RegularIn(_In):
    """The corners of a regular polygon in a circle: `A, B, C, D, E, F = regular hexagon inscribed in w`.

    `regular polygon of 7 sides inscribed in w` has seven corners.
    """

    phrases = (
        "regular polygon of {n: number} sides inscribed in {w: circle}",
        "regular hexagon inscribed in {w: circle}",
    )
    defaults: ClassVar[dict[str, Any]] = {"n": Num(6, "number")}
    serves = RegularInscribed

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        counted(self.n)

    @property
    def count(self) -> int:  # type: ignore[override]
        return counted(self.n)

    @classmethod
    def on(cls, *given: Term, size: int = 4) -> Construction:
        return cls(Num(size, "number"), *given)

    def canonical(self) -> tuple[Any, ...]:
        return (self.count, self.w.key)


class EquilateralIn(_In):
    """The corners of an equilateral triangle in a circle: `A, B, C = equilateral triangle inscribed in w`."""

    phrases = ("equilateral triangle inscribed in {w: circle}",)
    count = 3


class SquareIn(_In):
    """The corners of a square in a circle: `A, B, C, D = square inscribed in w`."""

    phrases = ("square inscribed in {w: circle}",)
    count = 4


class PentagonIn(_In):
    """The corners of a regular pentagon in a circle: `A, B, C, D, E = regular pentagon inscribed in w`."""

    phrases = ("regular pentagon inscribed in {w: circle}",)
    count = 5


class _Round(Construction):
    """The other corners of a regular polygon, counterclockwise from the one that is given."""

    count = 0

    @property
    def makes(self) -> tuple[str, ...]:
        return ("point",) * (self.count - 1)

    def place(self, at: Instances) -> tuple[Any, ...]:
        O, A = at.point(self.O), at.point(self.A)
        return tuple(O + (A - O) * turn(2.0 * np.pi * k / self.count) for k in range(1, self.count))

    def brings(self, *made: Term) -> tuple[Fact, ...]:
        p = Polygon((self.A, *made))
        return Regular(p), CenterOfPolygon(self.O, p)

    def cramped(self, at: Instances) -> Any:
        return distance(at.point(self.O), at.point(self.A)) < SHARE * at.size


class RegularRound(_Round):
    """The other corners of a regular polygon: `B, C, D, E, F = regular hexagon center O through A`.

    `regular polygon of 7 sides center O through A` has seven corners.
    """

    phrases = (
        "regular polygon of {n: number} sides center {O: point} through {A: point}",
        "regular hexagon center {O: point} through {A: point}",
    )
    defaults: ClassVar[dict[str, Any]] = {"n": Num(6, "number")}

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        counted(self.n)

    @property
    def count(self) -> int:  # type: ignore[override]
        return counted(self.n)

    def canonical(self) -> tuple[Any, ...]:
        return (self.count, self.O.key, self.A.key)


class SquareRound(_Round):
    """The other corners of the square about O: `B, C, D = square center O through A`."""

    phrases = ("square center {O: point} through {A: point}",)
    count = 4
