"""Bonds: the simple facts that hold a figure together, and whose they are.

Where a line touches a circle in a point of both, the three facts that say so are dependent: to first order the
point may leave along the line. That the radius is perpendicular follows from them all the same, so it is a bond of
its own, which holds as long as all three do. Circles that touch in a point of both have their centres in line with it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from geodsl.facts.collinear import Collinear
from geodsl.facts.externally_tangent import ExternallyTangent
from geodsl.facts.internally_tangent import InternallyTangent
from geodsl.facts.on_circle import OnCircle
from geodsl.facts.on_line import OnLine
from geodsl.facts.perpendicular import Perpendicular
from geodsl.facts.points import CenterPoint
from geodsl.facts.tangent_to import TangentTo
from geodsl.language.term import Fact
from geodsl.measure import parts_of
from geodsl.objects import Line

__all__ = ["Bond", "bonds"]


@dataclass(frozen=True)
class Bond:
    """A simple fact, and the stated ones (by number) all of which must hold for it to be one."""

    part: Fact
    owners: tuple[int, ...]


def bonds(stated: Sequence[Fact]) -> tuple[Bond, ...]:
    """The parts of stated facts, and what touching implies beyond them. What two facts say is a bond of each."""
    own = [Bond(part, (k,)) for k, fact in enumerate(stated) for part in parts_of([fact])]
    return (*own, *_touching(own))


def _touching(own: Sequence[Bond]) -> Iterator[Bond]:
    on: dict[str, list[tuple[Fact, int]]] = {}  # a circle's points
    along: dict[str, list[tuple[Fact, int]]] = {}  # a line's points
    for bond in own:
        part, (k,) = bond.part, bond.owners
        if isinstance(part, OnCircle):
            on.setdefault(part.w.key, []).append((part.P, k))
        elif isinstance(part, OnLine):
            along.setdefault(part.l.key, []).append((part.P, k))
    for bond in own:
        part, (k,) = bond.part, bond.owners
        if isinstance(part, TangentTo):
            ends = [(P, k) for P in part.l.args] if isinstance(part.l, Line) else []
            for (P, i), (Q, j) in product(on.get(part.w.key, ()), (*along.get(part.l.key, ()), *ends)):
                if P == Q:
                    upright = Perpendicular(Line(CenterPoint(part.w), P), part.l)
                    yield Bond(upright, tuple(sorted({i, j, k})))
        elif isinstance(part, ExternallyTangent | InternallyTangent):
            for (P, i), (Q, j) in product(on.get(part.w.key, ()), on.get(part.v.key, ())):
                if P == Q:
                    yield Bond(
                        Collinear((CenterPoint(part.w), P, CenterPoint(part.v))), tuple(sorted({i, j, k}))
                    )
