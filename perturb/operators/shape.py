"""A shape becomes its near kin: a square a rhombus, a rectangle a square, a right triangle an obtuse one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import numpy as np

from geodsl.entailment import closure
from geodsl.facts.regular import Regular
from geodsl.facts.simple import Simple
from geodsl.language.term import Fact
from geodsl.measure import Measured
from geodsl.objects import Polygon, Ref, names
from perturb.craft.kin import KIN, Kin, Parting
from perturb.craft.operator import Operator, Target
from perturb.craft.places import Places, places
from perturb.site import Site
from perturb.solving.aim import Aim, Kind, Manner, Want, Way

__all__ = ["ChangeShape"]

_MANNER: dict[Kind, Manner] = {"break": "off", "make": "onto", "flip": "over"}

_FLIPPED = tuple(kin.of for kin in KIN if kin.kind == "flip")  # what says nothing else of a triangle


class ChangeShape(Operator):
    """A shape becomes its near kin, which shares with it all but what parts them."""

    phrases: ClassVar[tuple[str, ...]] = ("change {f: fact} to {y: shape}",)
    family = "shapes"
    kinds = tuple(
        dict.fromkeys(kind.__name__ for kin in KIN for kind in (kin.of, kin.to) if kind is not None)
    )

    @classmethod
    def targets(cls, site: Site) -> Iterator[Target]:
        at = places(site)
        for fact in _strongest(site, at):
            p = fact.args[0]
            for kin in KIN:
                if not isinstance(fact, kin.of) or len(p.corners) != (kin.corners or max(5, len(p.corners))):
                    continue
                aim = _aim(kin, fact, p, at)
                if aim is not None:
                    yield Target(cls, {"f": fact, "y": kin.word}, aim)


def _strongest(site: Site, at: Places) -> Iterator[Fact]:
    """What the polygons are, by the names that say most: a square isn't called a rectangle."""
    kinds = tuple(dict.fromkeys(kin.of for kin in KIN if kin.of is not Simple))
    found = [f for f in site.holding(*kinds) if isinstance(f.args[0], Polygon)]
    # A regular quadrilateral is called a square.
    found = [f for f in found if not isinstance(f, Regular) or len(f.p.corners) > 4]
    for fact in found:
        others = [f for f in found if f.args[0].key == fact.args[0].key and type(f) is not type(fact)]
        if fact.key not in closure([f for f in others if fact.key != f.key]):
            yield fact
    named = {f.args[0].key for f in found if not isinstance(f, _FLIPPED)}
    for p in at.polygons:
        if p.key not in named and all(isinstance(c, Ref) for c in p.corners):
            yield Simple(p)


def _aim(kin: Kin, fact: Fact, p: Polygon, at: Places) -> Aim | None:
    """The step as an aim: by the lettering whose shared facts hold and whose parting ones hold, or nearly do."""
    breaks = kin.to is None
    ways = [w for w in kin.ways(p) if all(map(at.true, (*w.shared, *(w.parts if breaks else ()))))]
    if not breaks:
        ways = [w for w in ways if at.false(w.parts)]
        ways.sort(key=lambda w: _cosine(w, at) if kin.kind == "flip" else _far(w, at))
        if kin.to is None or (kin.kind == "make" and not at.false([kin.to(p)])):
            return None
    if not ways:
        return None
    first, *rest = ways
    same = [first, *(w for w in rest if w.shared == first.shared)]
    wants = [tuple(Want(part, _MANNER[kin.kind], w.side) for part in w.parts) for w in same]
    more = (*(map(Way, wants[1:]) if breaks else ()), *at.alone(*names(p)))
    return Aim(kin.kind, fact if kin.to is None else kin.to(p), wants[0], keep=first.shared, ways=more)


def _cosine(way: Parting, at: Places) -> float:
    """The cosine of the angle in question: the greatest angle has the least."""
    return round(float(np.mean(way.parts[0].residual(at.at))), 6)


def _far(way: Parting, at: Places) -> float:
    """How far the figures are from it; rounded, so that it is the same on every machine."""
    many = Measured(way.parts)
    return round(float((many.measure(at.at) / many.least[:, None]).max(0).mean()), 6)
