"""An angle or a length that is given, or printed, changes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

from geodsl.directives.mark import Dimension, LabelValue
from geodsl.facts.angle_value import AngleValue
from geodsl.facts.length_value import LengthValue
from geodsl.language.term import Fact
from geodsl.objects import Num, Segment, names
from perturb.craft.operator import ANGLE, Operator, Target
from perturb.craft.places import places
from perturb.site import Site
from perturb.solving.aim import Aim, Want, Was

__all__ = ["ChangeAngle", "ChangeLength"]


class ChangeAngle(Operator):
    """An angle whose size is given or printed becomes visibly larger or smaller."""

    phrases: ClassVar[tuple[str, ...]] = ("change {a: angle}",)
    family = "sizes"
    scale = ANGLE
    kinds = ("AngleValue",)

    @classmethod
    def targets(cls, site: Site) -> Iterator[Target]:
        for fact in _told(site, AngleValue, "angle"):
            yield Target(
                cls, {"a": fact.a}, Aim("break", fact, (Want(fact),), ways=places(site).alone(*names(fact)))
            )


class ChangeLength(Operator):
    """A segment whose length is given or printed becomes visibly longer or shorter."""

    phrases: ClassVar[tuple[str, ...]] = ("change length {s: segment}",)
    family = "sizes"
    kinds = ("LengthValue",)

    @classmethod
    def targets(cls, site: Site) -> Iterator[Target]:
        for fact in _told(site, LengthValue, "segment"):
            yield Target(
                cls, {"s": fact.s}, Aim("break", fact, (Want(fact),), ways=places(site).alone(*names(fact)))
            )


def _told(site: Site, kind: type[Fact], thing: str) -> Iterator[Any]:
    """The sizes that are given as numbers or printed, each once; one that is only printed is what it was."""
    found: dict[str, Fact] = {}
    plate = site.plate
    for fact in (*site.stated, *plate.told):
        if isinstance(fact, kind) and not any(isinstance(t, Segment) for t in fact.v.walk()):
            right = (
                isinstance(fact.v, Num) and thing == "angle" and fact.v.value == 90
            )  # has words of its own
            if not right:
                found.setdefault(fact.args[0].key, fact)
    for order in plate.orders:
        things: tuple[Any, ...] = ()
        if isinstance(order, LabelValue):
            things = (order.thing,)
        elif isinstance(order, Dimension):
            things = order.items
        for x in things:
            if x.makes == thing and x.key not in found:
                found[x.key] = kind(x, Was(x))
    yield from found.values()
