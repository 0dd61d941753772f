"""A triangle's centre becomes another centre of the same triangle."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from geodsl.language.term import Fact
from geodsl.objects import Polygon, Ref
from perturb.craft.centres import CENTERS, NATURAL
from perturb.craft.making import onto
from perturb.craft.operator import Operator, Target
from perturb.craft.places import Places, places
from perturb.site import Site
from perturb.solving.aim import Aim

__all__ = ["TurnCenter"]


class TurnCenter(Operator):
    """A triangle's centre moves to where another centre is."""

    phrases: ClassVar[tuple[str, ...]] = ("turn {f: fact} into {c: center}",)
    family = "centres"
    kinds = tuple(kind.__name__ for kind in CENTERS.values())

    @classmethod
    def targets(cls, site: Site) -> Iterator[Target]:
        at = places(site)
        for old in site.holding(*NATURAL):
            P, p = old.args[:2]
            if not (isinstance(P, Ref) and isinstance(p, Polygon) and len(p.corners) == 3):
                continue
            for word in NATURAL[type(old)]:
                new = CENTERS[word](P, p)
                if at.false([new]):
                    yield Target(cls, {"f": old, "c": word}, _turned(old, new, at))


def _turned(old: Fact, new: Fact, at: Places) -> Aim:
    stay = tuple(corner.name for corner in new.args[1].corners)
    ways = at.alone(old.args[0].name)
    return Aim("make", new, onto(new), gone=at.saying(old), stay=stay, ways=ways)
