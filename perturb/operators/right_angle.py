"""A right angle becomes acute or obtuse, or an angle right."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from geodsl.facts.right_angle import RightAngle
from geodsl.language.term import Fact
from perturb.craft.breaking import Breaking
from perturb.craft.making import Making
from perturb.craft.operator import ANGLE
from perturb.craft.places import Places

__all__ = ["BreakRightAngle", "MakeRightAngle"]


class BreakRightAngle(Breaking):
    """A right angle becomes acute or obtuse."""

    phrases: ClassVar[tuple[str, ...]] = ("break {a: angle} right",)
    family = "angles"
    scale = ANGLE
    of: ClassVar[tuple[type[Fact], ...]] = (RightAngle,)


class MakeRightAngle(Making):
    """An angle that is not too far from it becomes right."""

    phrases: ClassVar[tuple[str, ...]] = ("make {a: angle} right",)
    family = "angles"
    scale = ANGLE
    of: ClassVar[tuple[type[Fact], ...]] = (RightAngle,)
    most = 8

    @classmethod
    def expected(cls, at: Places) -> Iterator[Fact]:
        for a in at.angles:
            size = at.size(*a.args)
            if ((size > 40.0) & (size < 140.0)).all():
                yield RightAngle(a)
