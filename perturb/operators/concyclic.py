"""A point leaves the circle through the others, or four points come onto one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from geodsl.facts.concyclic import Concyclic
from geodsl.facts.cyclic import Cyclic
from geodsl.language.term import Fact
from perturb.craft.breaking import Breaking
from perturb.craft.making import Making
from perturb.craft.places import Places

__all__ = ["BreakConcyclic", "BreakCyclic", "MakeConcyclic", "MakeCyclic"]


class BreakConcyclic(Breaking):
    """A point leaves the circle through the others."""

    phrases: ClassVar[tuple[str, ...]] = ("break {points: points} concyclic",)
    family = "circles"
    of: ClassVar[tuple[type[Fact], ...]] = (Concyclic,)


class MakeConcyclic(Making):
    """A point comes onto the circle through a triangle's corners."""

    phrases: ClassVar[tuple[str, ...]] = ("make {points: points} concyclic",)
    family = "circles"
    of: ClassVar[tuple[type[Fact], ...]] = (Concyclic,)
    most = 8

    @classmethod
    def expected(cls, at: Places) -> Iterator[Fact]:
        for p in at.triangles:
            sides = [row.points for s in p.sides() if (row := at.row(s)) is not None]
            for P in at.points:
                # No line meets a circle in three points.
                if P not in p.corners and not any(P in points for points in sides):
                    yield Concyclic((*p.corners, P))


class BreakCyclic(Breaking):
    """A polygon loses its circumcircle."""

    phrases: ClassVar[tuple[str, ...]] = ("break {p: polygon} cyclic",)
    family = "circles"
    of: ClassVar[tuple[type[Fact], ...]] = (Cyclic,)


class MakeCyclic(Making):
    """A quadrilateral comes to have a circumcircle."""

    phrases: ClassVar[tuple[str, ...]] = ("make {p: polygon} cyclic",)
    family = "circles"
    of: ClassVar[tuple[type[Fact], ...]] = (Cyclic,)

    @classmethod
    def expected(cls, at: Places) -> Iterator[Fact]:
        yield from map(Cyclic, at.quadrilaterals)
