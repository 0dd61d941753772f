"""A midpoint slides out of the middle, or a point on a segment into it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from geodsl.facts.midpoint_of import MidpointOf
from geodsl.language.term import Fact
from perturb.craft.breaking import Breaking
from perturb.craft.making import Making
from perturb.craft.places import Places

__all__ = ["BreakMidpoint", "MakeMidpoint"]


class BreakMidpoint(Breaking):
    """A midpoint is no longer in the middle."""

    phrases: ClassVar[tuple[str, ...]] = ("break {M: point} midpoint of {s: segment}",)
    family = "lengths"
    of: ClassVar[tuple[type[Fact], ...]] = (MidpointOf,)


class MakeMidpoint(Making):
    """A point on a segment comes to halve it."""

    phrases: ClassVar[tuple[str, ...]] = ("make {M: point} midpoint of {s: segment}",)
    family = "lengths"
    of: ClassVar[tuple[type[Fact], ...]] = (MidpointOf,)
    most = 8

    @classmethod
    def expected(cls, at: Places) -> Iterator[Fact]:
        for P, s in at.inner:
            yield MidpointOf(P, s)
