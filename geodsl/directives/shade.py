"""What is filled: shaded, hatched."""

from __future__ import annotations

from typing import Any, ClassVar

from geodsl.language.printing import slot
from geodsl.language.template import Slot
from geodsl.language.term import Directive

__all__ = ["Fill", "Hatch", "HatchOverlap", "Shade", "ShadeOverlap"]

_MANY = Slot("items", "surfaces")


class Fill(Directive):
    """Something that is filled with a pattern, without what is in `holes`, and only what is in `within`."""

    defaults: ClassVar[dict[str, Any]] = {"holes": (), "within": ()}
    verb: ClassVar[str] = "shade"
    usual: ClassVar[str] = "shaded"  # the pattern that needn't be said

    def show(self) -> str:
        words = [self.verb] if self.pattern == self.usual else [self.verb, self.pattern]
        words.append(slot(self.items, _MANY))
        for word, others in (("outside", self.holes), ("inside", self.within)):
            if others:
                words += [word, slot(others, _MANY)]
        return " ".join(words)


class Shade(Fill):
    """Fill the inside of polygons, circles and regions: `shade triangle ABC`, `shade w outside ABC`."""

    phrases = (
        "shade {items: surfaces}",
        "shade {pattern: pattern} {items: surfaces}",
        "shade {items: surfaces} outside {holes: surfaces}",
        "shade {pattern: pattern} {items: surfaces} outside {holes: surfaces}",
        "shade {items: surfaces} inside {within: surfaces}",
        "shade {pattern: pattern} {items: surfaces} inside {within: surfaces}",
    )
    defaults: ClassVar[dict[str, Any]] = {"pattern": "shaded", **Fill.defaults}


class Hatch(Fill):
    """Fill with parallel strokes: `hatch triangle ABC`, `hatch square ABCD outside w`."""

    phrases = (
        "hatch {items: surfaces}",
        "hatch {items: surfaces} outside {holes: surfaces}",
        "hatch {items: surfaces} inside {within: surfaces}",
    )
    pattern = "hatched"
    verb = "hatch"
    usual = "hatched"


class ShadeOverlap(Directive):
    """Fill what several things have in common: `shade overlap of w and v`."""

    phrases = ("shade overlap of {items: surfaces}", "shade {pattern: pattern} overlap of {items: surfaces}")
    defaults: ClassVar[dict[str, str]] = {"pattern": "shaded"}

    def show(self) -> str:
        pattern = "" if self.pattern == "shaded" else f"{self.pattern} "
        return f"shade {pattern}overlap of {slot(self.items, _MANY)}"


class HatchOverlap(Directive):
    """Fill what several things have in common with strokes: `hatch overlap of w and v`."""

    phrases = ("hatch overlap of {items: surfaces}",)
    pattern = "hatched"
