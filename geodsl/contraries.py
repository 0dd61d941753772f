"""Contraries that take a construction to be said: distances, areas, the circle through three points.

Constructions stand a floor above the facts, so that the facts themselves can't speak of them.
"""

from __future__ import annotations

from itertools import permutations

from geodsl.constructions.circle_by_points import CircleByPoints
from geodsl.constructions.measures import Area, DistanceToLine, Perimeter
from geodsl.facts.area_value import AreaValue
from geodsl.facts.concyclic import Concyclic
from geodsl.facts.inside_circle import InsideCircle
from geodsl.facts.less import either_way
from geodsl.facts.outside_circle import OutsideCircle
from geodsl.facts.parallel import Parallel
from geodsl.facts.perimeter_value import PerimeterValue
from geodsl.facts.points import line_of
from geodsl.language.term import Fact
from geodsl.objects import Line, Ref

__all__ = ["reckoned"]


def reckoned(fact: Fact) -> tuple[Fact, ...]:
    """Facts none of which holds where this one does, in words that only constructions have."""
    match fact:
        case Concyclic() if len(fact.points) == 4:
            *others, D = fact.points
            circle = CircleByPoints(tuple(others))
            return OutsideCircle(D, circle), InsideCircle(D, circle)
        case AreaValue():
            return either_way(Area(fact.p), fact.v)
        case PerimeterValue():
            return either_way(Perimeter(fact.p), fact.v)
        case Parallel():
            # Of a line that has no points of its own, those of the other are told by how far they are.
            ways = [(x, line_of(y)) for x, y in permutations((fact.l, fact.m)) if isinstance(x, Ref)]
            return tuple(
                less
                for l, m in ways
                if isinstance(m, Line)
                for less in either_way(*(DistanceToLine(P, l) for P in m.args))
            )
    return ()
