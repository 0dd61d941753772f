"""How a fact is made: all of its parts come true."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any, ClassVar

from geodsl.facts.polygons import Placed
from geodsl.language.term import Fact
from geodsl.measure import parts_of
from geodsl.objects import names
from perturb.craft.beside import Beside
from perturb.craft.operator import Operator, Target
from perturb.craft.places import Places, places
from perturb.site import Site
from perturb.solving.aim import Aim, Want

__all__ = ["Making", "Onto", "made", "onto"]

MOST = 16  # facts of a kind that are made in one diagram: what a reader would look at
FAR = 9.0  # least visible gaps that are closed at most


def onto(*facts: Fact) -> tuple[Want, ...]:
    """That facts come true, part by part."""
    found: dict[str, Want] = {}
    for fact in facts:
        whole = isinstance(fact, Placed)
        parts = [Beside(fact, 0), Beside(fact, 1)] if whole else parts_of([fact])
        found.update((p.key, Want(p, "onto")) for p in parts)
    return tuple(found.values())


def made(fact: Fact, at: Places, movers: tuple[str, ...]) -> Aim:
    """The aim that a fact is true: all that is stated stays, if it can, else the last of some objects moves alone."""
    return Aim("make", fact, onto(fact), ways=at.alone(*movers))


class Making(Operator):
    """An operator that makes facts which a reader might expect and doesn't find; the slots of its phrase are theirs."""

    of: ClassVar[tuple[type[Fact], ...]] = ()
    most: ClassVar[int] = MOST
    far: ClassVar[float] = FAR

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        cls.kinds = tuple(kind.__name__ for kind in cls.of)

    @classmethod
    def expected(cls, at: Places) -> Iterable[Fact]:
        """Facts that are worth a look; those that are visibly false everywhere are made."""
        return at.site.absent(*cls.of)

    @classmethod
    def aim(cls, fact: Fact, at: Places) -> Aim:
        """How it is made."""
        return made(fact, at, cls.movers(fact))

    @classmethod
    def movers(cls, fact: Fact) -> tuple[str, ...]:
        """Of what names the last may move alone."""
        return names(fact)

    @classmethod
    def targets(cls, site: Site) -> Iterator[Target]:
        at = places(site)
        for fact in at.near(at.false(cls.expected(at)), cls.most, far=cls.far):
            yield Target(cls, dict(zip(fact.fields, fact.args, strict=True)), cls.aim(fact, at))


class Onto(Making):
    """An operator that brings a point onto a curve: it is the point that moves, the curve stays."""

    @classmethod
    def aim(cls, fact: Fact, at: Places) -> Aim:
        return replace(super().aim(fact, at), stay=at.held(fact.args[1]))

    @classmethod
    def movers(cls, fact: Fact) -> tuple[str, ...]:
        return (fact.P.name,)
