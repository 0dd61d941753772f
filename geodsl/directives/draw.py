"""What is drawn and how: strokes, arrows, the dots of points."""

from __future__ import annotations

from typing import Any, ClassVar

from geodsl.language.term import Directive
from geodsl.objects import Segment

__all__ = ["Dash", "Dot", "Draw", "DrawArrow", "DrawPoint", "Hide", "HideLetter", "HideLetters", "HidePoints"]


class Draw(Directive):
    """Draw something: `draw segments PA, PB`, `draw dashed AB`, `draw triangle ABC`."""

    phrases = ("draw {items: drawables}", "draw {style: style} {items: drawables}")
    defaults: ClassVar[dict[str, str]] = {"style": "solid"}

    def show(self) -> str:
        from geodsl.language.printing import slot

        style = "" if self.style == "solid" else f"{self.style} "
        return f"draw {style}{slot(self.items, self.slots[0])}"


class DrawArrow(Directive):
    """Draw segments as arrows from the first letter to the second: `draw arrow AB`, `draw dashed vector AB`."""

    phrases = (
        "draw arrow {items: segments}",
        "draw arrows {items: segments}",
        "draw vector {items: segments}",
        "draw vectors {items: segments}",
        "draw {style: style} arrow {items: segments}",
        "draw {style: style} arrows {items: segments}",
    )
    defaults: ClassVar[dict[str, str]] = {"style": "solid"}

    def canonical(self) -> tuple[Any, ...]:
        ways = tuple(tuple(p.key for p in s.args) if isinstance(s, Segment) else s.key for s in self.items)
        return self.style, ways  # AB is not BA

    def show(self) -> str:
        from geodsl.language.printing import slot

        style = "" if self.style == "solid" else f"{self.style} "
        return (
            f"draw {style}{'arrow' if len(self.items) == 1 else 'arrows'} {slot(self.items, self.slots[0])}"
        )


class DrawPoint(Directive):
    """Draw points with a dot of another look, as on a number line: `draw A, B hollow`."""

    phrases = ("draw {items: points} {look: look}",)


class Hide(Directive):
    """Leave something out that would be drawn: `hide w`."""

    phrases = ("hide {items: drawables}",)


class HidePoints(Directive):
    """Leave all points out, dots and letters: `hide points`."""

    phrases = ("hide points",)


class HideLetter(Directive):
    """Leave the letters of points out, not their dots: `hide letter A`."""

    phrases = ("hide letter {items: points}", "hide letters {items: points}")


class HideLetters(Directive):
    """Leave the letters of all points out that no label gives: `hide letters`."""

    phrases = ("hide letters",)


class Dash(Directive):
    """Dash something that is drawn: `dash AB`."""

    phrases = ("dash {items: drawables}",)


class Dot(Directive):
    """Dot something that is drawn: `dot AB`."""

    phrases = ("dot {items: drawables}",)
