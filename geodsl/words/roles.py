"""What a segment is to a figure: a side, a chord, the hypotenuse. Told only where what makes it one is said, too."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

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
    sides: dict[str, str] = {}  # of a shape of which something is said: what else they are comes first
    for fact in facts:
        own, of_shape = _roles(fact)
        for key, role in own:
            found.setdefault(key, role)
        for key, role in of_shape:
            sides.setdefault(key, role)
    return sides | found


@lru_cache(maxsize=65_536)
def _roles(fact: Fact) -> tuple[tuple[tuple[str, str], ...], tuple[tuple[str, str], ...]]:
    """What segments a fact makes something, and those of the shape that it tells of."""
    own: list[tuple[str, str]] = []
    sides: list[tuple[str, str]] = []
    first = fact.args[0]
    role = _OF.get(type(fact))
    if role is not None and isinstance(first, Segment):
        own.append((first.key, role))
    if isinstance(fact, RightAt) and isinstance(fact.p, Polygon):
        a, b = (c for c in fact.p.corners if c != fact.A)
        own.append((Segment(a, b).key, "hypotenuse"))
    if len(fact.args) == 1 and isinstance(first, Polygon):
        sides += [(side.key, "side") for side in first.sides()]
        if len(first.corners) == 4:
            a, b, c, d = first.corners
            sides += [(Segment(a, c).key, "diagonal"), (Segment(b, d).key, "diagonal")]
    return tuple(own), tuple(sides)
