"""A size changes together with the number that is printed at it: both are true again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, ClassVar

import numpy as np

from geodsl.directives.mark import DimensionText, Label
from geodsl.elaborate.printed import printed
from geodsl.facts.angle_value import AngleValue
from geodsl.facts.length_value import LengthValue
from geodsl.language.printing import number
from geodsl.language.term import Directive, Fact
from geodsl.objects import Num, names
from geodsl.units import DEGREES, SHARE
from perturb.craft.making import onto
from perturb.craft.operator import ANGLE, Operator, Target
from perturb.craft.places import Places, places
from perturb.site import Site
from perturb.solving.aim import Aim

__all__ = ["ChangeAngleNumber", "ChangeLengthNumber"]

_NUMBER = re.compile(r"\s*(\d+(?:\.\d+)?)(\s*(?:[a-z°]+)?\s*)")
_LARGEST = 7.0  # the largest change, in least visible ones
_EACH = 2  # numbers above the old one, and as many below


class ChangeLengthNumber(Operator):
    """A segment and the length that is printed at it change to another round number."""

    phrases: ClassVar[tuple[str, ...]] = (
        "change number at {s: segment} to {text: text}",
        "change number at {s: segment}",
    )
    family = "sizes"
    kinds = ("LengthValue",)

    @classmethod
    def targets(cls, site: Site) -> Iterator[Target]:
        yield from _targets(cls, site, LengthValue)


class ChangeAngleNumber(Operator):
    """An angle and the size that is printed in it change to another round number."""

    phrases: ClassVar[tuple[str, ...]] = (
        "change number in {a: angle} to {text: text}",
        "change number in {a: angle}",
    )
    family = "sizes"
    scale = ANGLE
    kinds = ("AngleValue",)

    @classmethod
    def targets(cls, site: Site) -> Iterator[Target]:
        yield from _targets(cls, site, AngleValue)


def _targets(operator: type[Operator], site: Site, kind: type[Fact]) -> Iterator[Target]:
    at = places(site)
    seen = set()
    for order in site.plate.orders:
        told = printed(order)
        if not isinstance(told, kind) or told.args[0].key in seen:
            continue
        plain = _NUMBER.fullmatch(order.text)
        if plain is None:  # a root or a fraction has no round neighbours
            continue
        seen.add(told.args[0].key)
        for value in _round(told, at):
            text = number(value) + plain[2]
            new = kind(told.args[0], Num(value, told.v.args[1]))
            aim = Aim(
                "make",
                new,
                onto(new),
                gone=(told, *at.saying(told)),
                relabel=((order, _saying(order, text)),),
                ways=at.alone(*names(told)),
            )
            slot = "s" if kind is LengthValue else "a"
            yield Target(operator, {slot: told.args[0], "text": text.strip()}, aim)


def _saying(order: Directive, text: str) -> Directive:
    if isinstance(order, Label):
        return Label(order.thing, text)
    assert isinstance(order, DimensionText)
    return DimensionText(order.s, text)


def _round(told: Any, at: Places) -> list[float]:
    """Round numbers near one that is printed, visibly different from it in every figure."""
    old = told.v.value
    if isinstance(told, AngleValue):
        step, seen = 5.0, DEGREES / np.ones(1)
        low, high = 15.0, 165.0
    else:
        step = 1.0 if old >= 4 and old == int(old) else 0.5
        share = at.at.length(told.s) / (old * at.at.size)
        seen, low, high = SHARE / share, 0.0, np.inf
    least, most = 1.1 * float(np.max(seen)), _LARGEST * float(np.min(seen))
    below = [old - k * step for k in range(1, 40) if least < k * step < most]
    above = [old + k * step for k in range(1, 40) if least < k * step < most]
    some = [*below[:_EACH], *above[:_EACH]]
    return [v for v in some if low < v < high and v != 90.0]
