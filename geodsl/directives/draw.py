"""What is drawn, hidden, dashed and shaded."""

from __future__ import annotations

from typing import ClassVar

from geodsl.language.term import Directive

__all__ = ["Dash", "Draw", "Hide", "Shade"]


class Draw(Directive):
    """Draw something: `draw segments PA, PB`, `draw dashed AB`, `draw triangle ABC`."""

    phrases = ("draw {items: drawables}", "draw {style: style} {items: drawables}")
    defaults: ClassVar[dict[str, str]] = {"style": "solid"}

    def show(self) -> str:
        from geodsl.language.printing import slot

        style = "" if self.style == "solid" else f"{self.style} "
        return f"draw {style}{slot(self.items, self.slots[0])}"


class Hide(Directive):
    """Leave something out that would be drawn: `hide w`."""

    phrases = ("hide {items: drawables}",)


class Dash(Directive):
    """Dash something that is drawn: `dash AB`."""

    phrases = ("dash {items: drawables}",)


class Shade(Directive):
    """Shade the inside of polygons and circles: `shade triangle ABC`."""

    phrases = ("shade {items: drawables}",)
