"""Which regions are filled, and with which pattern."""

from __future__ import annotations

from typing import Any, ClassVar

from geodsl.facts.ink.ink_fact import InkFact
from geodsl.facts.ink.places import anywhere, same_place
from geodsl.instances import Instances
from geodsl.language.printing import slot
from geodsl.language.template import Slot
from geodsl.language.term import Fact, Term

__all__ = ["Crosshatched", "Hatched", "Shaded", "ShadedInside", "ShadedOutside", "Stippled", "Toned"]

_ONE, _MANY = Slot("r", "surface"), Slot("r", "surfaces")


class Filled(InkFact):
    """A whole region is filled with one of some patterns."""

    fields = ("r",)
    patterns: ClassVar[tuple[str, ...]] = ()
    verb: ClassVar[str] = "shade"

    def said(self, at: Instances) -> Any:
        whole = (x for x in at.ink.shades if x.pattern in self.patterns and not (x.minus or x.within))
        return anywhere((same_place(at, self.r, x.region) for x in whole), at)

    def order(self) -> str | None:
        return f"{self.verb} {slot(self.r, _ONE)}"


class Shaded(Filled):
    """The whole of it is filled, in whatever pattern: `triangle ABC shaded`."""

    phrases = ("{r: surface} shaded",)
    patterns = ("shaded", "tone", "hatched", "crosshatched", "dotted")


class Patterned(Filled):
    """A region is filled with one pattern."""

    def entails(self) -> tuple[Fact, ...]:
        return (Shaded(self.r),)


class Hatched(Patterned):
    """It is filled with parallel strokes: `triangle ABC hatched`."""

    phrases = ("{r: surface} hatched",)
    patterns = ("hatched",)
    verb = "hatch"


class Crosshatched(Patterned):
    """It is filled with strokes both ways: `triangle ABC crosshatched`."""

    phrases = ("{r: surface} crosshatched",)
    patterns = ("crosshatched",)
    verb = "shade crosshatched"


class Stippled(Patterned):
    """It is filled with dots: `triangle ABC stippled`."""

    phrases = ("{r: surface} stippled",)
    patterns = ("dotted",)
    verb = "shade stippled"


class Toned(Patterned):
    """It is filled with an even tone: `triangle ABC toned`."""

    phrases = ("{r: surface} toned",)
    patterns = ("tone",)
    verb = "shade toned"


class ShadedOutside(InkFact):
    """A region is filled but for what is in others: `ABCD shaded outside w`."""

    phrases = ("{r: surface} shaded outside {holes: surfaces}",)

    def said(self, at: Instances) -> Any:
        found = (x for x in at.ink.shades if x.minus and not x.within)
        masks = (same_place(at, self.r, x.region) & _alike(at, self.holes, x.minus) for x in found)
        return anywhere(masks, at)

    def order(self) -> str | None:
        return f"shade {slot(self.r, _ONE)} outside {slot(self.holes, _MANY)}"


class ShadedInside(InkFact):
    """What things have in common is filled: `triangle ABC shaded inside w`."""

    phrases = ("{r: surface} shaded inside {within: surfaces}",)

    def canonical(self) -> tuple[Any, ...]:
        return tuple(sorted(x.key for x in (self.r, *self.within)))

    def said(self, at: Instances) -> Any:
        found = (x for x in at.ink.shades if x.within and not x.minus)
        everything = (self.r, *self.within)
        return anywhere((_alike(at, everything, (x.region, *x.within)) for x in found), at)

    def order(self) -> str | None:
        return f"shade {slot(self.r, _ONE)} inside {slot(self.within, _MANY)}"


def _alike(at: Instances, some: tuple[Term, ...], others: tuple[Term, ...]) -> Any:
    """Where two rows hold the same things in whatever order."""
    out: Any = True
    for one, many in ((some, others), (others, some)):
        for x in one:
            out = out & anywhere((same_place(at, x, y) for y in many), at)
    return out
