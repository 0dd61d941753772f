"""What a segment is to a figure: a side, a chord, the hypotenuse. Told only where what makes it one is said, too."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from geodsl.facts.altitude_of import AltitudeOf
from geodsl.facts.chord_of import ChordOf
from geodsl.facts.diameter_of import DiameterOf
from geodsl.facts.median_of import MedianOf
from geodsl.facts.radius_of import RadiusOf
from geodsl.facts.right_at import RightAt
from geodsl.language.term import Fact
from geodsl.objects import Polygon, Segment

__all__ = ["roles_of"]

_OF = {
    ChordOf: "chord",
    DiameterOf: "diameter",
    RadiusOf: "radius",
    MedianOf: "median",
    AltitudeOf: "altitude",
}


def roles_of(facts: Iterable[Fact]) -> Mapping[str, str]:
    """By keys of segments what they are in the light of what is said."""
    found: dict[str, str] = {}
    for fact in facts:
        role = _OF.get(type(fact))
        if role is not None and isinstance(fact.args[0], Segment):
            found.setdefault(fact.args[0].key, role)
        if isinstance(fact, RightAt) and isinstance(fact.p, Polygon):
            a, b = (c for c in fact.p.corners if c != fact.A)
            found.setdefault(Segment(a, b).key, "hypotenuse")
    for fact in facts:  # a shape of which something is said besides: its sides are sides
        p = fact.args[0]
        if len(fact.args) == 1 and isinstance(p, Polygon):
            for side in p.sides():
                found.setdefault(side.key, "side")
            if len(p.corners) == 4:
                a, b, c, d = p.corners
                found.setdefault(Segment(a, c).key, "diagonal")
                found.setdefault(Segment(b, d).key, "diagonal")
    return found
