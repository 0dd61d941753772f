"""Equal lengths come to differ, or lengths become equal."""

from __future__ import annotations

from typing import ClassVar

from geodsl.facts.equal_lengths import EqualLengths
from geodsl.language.term import Fact
from perturb.craft.breaking import Breaking
from perturb.craft.making import Making

__all__ = ["BreakEqualLengths", "MakeEqualLengths"]


class BreakEqualLengths(Breaking):
    """Equal lengths come to differ."""

    phrases: ClassVar[tuple[str, ...]] = ("break {s: segment} = {t: segment}",)
    family = "lengths"
    of: ClassVar[tuple[type[Fact], ...]] = (EqualLengths,)


class MakeEqualLengths(Making):
    """Neighbouring or opposite sides of a polygon become equal."""

    phrases: ClassVar[tuple[str, ...]] = ("make {s: segment} = {t: segment}",)
    family = "lengths"
    of: ClassVar[tuple[type[Fact], ...]] = (EqualLengths,)
    most = 12
