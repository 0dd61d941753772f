"""How a fact is broken: which of its parts gives way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, ClassVar

from geodsl.facts.cevians import Cevian
from geodsl.facts.coincide import CoincideX, CoincideY
from geodsl.facts.collinear import Collinear
from geodsl.facts.on_arc import OnArc
from geodsl.facts.on_circle import OnCircle
from geodsl.facts.on_line import OnLine
from geodsl.facts.on_ray import OnRay
from geodsl.facts.on_segment import OnSegment
from geodsl.facts.polygons import Placed
from geodsl.language.term import Fact, OpenFact
from geodsl.measure import parts_of
from geodsl.objects import Ref, names
from perturb.craft.beside import Beside
from perturb.craft.operator import Operator, Target
from perturb.craft.places import Places, places
from perturb.site import Site
from perturb.solving.aim import Aim, Want, Way

__all__ = ["Breaking", "Off", "breaches", "breakable", "broken"]

# A point stays on its curve while another part of what is said of it can give way.
_INCIDENCES = (OnLine, OnSegment, OnRay, OnCircle, OnArc, Collinear, CoincideX, CoincideY)
_WAYS = 4  # of breaking one fact


def breakable(fact: Fact, site: Site) -> bool:
    """Whether a fact says something that can give way bit by bit."""
    if isinstance(fact, OpenFact):
        return False
    if isinstance(fact, _INCIDENCES[:5]):
        P, curve = fact.args
        # A point that a curve is made from never leaves it, nor does one that is only a curve's end.
        fixed = isinstance(curve, Ref) and curve.name not in site.moving.ways
        needed = site.scene.needs(curve.name) if fixed else names(curve)
        if not isinstance(P, Ref) or P.name in needed:
            return False
    return not isinstance(fact, Cevian) or fact.told()


def breaches(fact: Fact) -> tuple[tuple[Want, ...], ...]:
    """The ways in which a fact can give way, the likeliest first, all in one unit."""
    if isinstance(fact, Cevian):
        return ((Want(Beside(fact, 0)),),)
    if isinstance(fact, Placed):
        return (Want(Beside(fact, 0)),), (Want(Beside(fact, 1)),)
    parts = sorted(parts_of([fact]), key=lambda part: isinstance(part, _INCIDENCES))
    same = [p for p in parts if p.gap.unit == fact.gap.unit] or parts
    same = [p for p in same if p.gap.unit == same[0].gap.unit]
    step = max(1, len(same) // _WAYS)
    return tuple((Want(p),) for p in same[::step][:_WAYS])


def broken(fact: Fact, at: Places) -> Aim:
    """The aim that a fact is false: as much as can stays, else the last of its points moves alone."""
    first, *ways = breaches(fact)
    return Aim("break", fact, first, ways=(*map(Way, ways), *at.alone(*names(fact))))


class Breaking(Operator):
    """An operator that breaks facts of some kinds; the slots of its phrase are theirs."""

    of: ClassVar[tuple[type[Fact], ...]] = ()

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        cls.kinds = tuple(kind.__name__ for kind in cls.of)

    @classmethod
    def fits(cls, fact: Fact) -> bool:
        """Whether a fact of these kinds is its business."""
        return True

    @classmethod
    def targets(cls, site: Site) -> Iterator[Target]:
        for fact in site.holding(*cls.of):
            if breakable(fact, site) and cls.fits(fact):
                args = dict(zip(fact.fields, fact.args, strict=True))
                yield Target(cls, args, cls.aim(fact, places(site)))

    @classmethod
    def aim(cls, fact: Fact, at: Places) -> Aim:
        """How it is broken."""
        return broken(fact, at)


class Off(Breaking):
    """An operator that takes a point off a curve: it is the point that moves, the curve stays."""

    @classmethod
    def aim(cls, fact: Fact, at: Places) -> Aim:
        return replace(broken(fact, at), stay=at.held(fact.args[1]))
