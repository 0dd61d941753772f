"""Which letters, texts and sizes stand at which things."""

from __future__ import annotations

from typing import Any

from geodsl.facts.ink.drawn import Drawn
from geodsl.facts.ink.ink_fact import InkFact
from geodsl.facts.ink.places import anywhere, same_place, same_segment
from geodsl.instances import Instances
from geodsl.language.printing import slot
from geodsl.language.term import Fact

__all__ = ["Dimensioned", "Labelled", "Lettered", "SizeShown"]


class Lettered(InkFact):
    """A letter names a point: `P lettered "A"`."""

    phrases = ("{P: point} lettered {text: text}",)

    def said(self, at: Instances) -> Any:
        return anywhere((same_place(at, self.P, x.point) for x in at.ink.letters if x.text == self.text), at)

    def entails(self) -> tuple[Fact, ...]:
        return (Drawn(self.P),)

    def order(self) -> str | None:
        return f"label {self.P} {slot(self.text, self.slots[1])}"


class Labelled(InkFact):
    """A text stands at a thing other than a point: `AB labelled "5"`, `angle ABC labelled "2x + 3"`."""

    phrases = ("{x: drawable} labelled {text: text}",)

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        if self.x.makes == "point":
            raise ValueError('what stands at a point is its letter: `P lettered "A"`')

    def said(self, at: Instances) -> Any:
        found = [w.thing for w in at.ink.written if w.text == self.text]
        found += [s.segment for s in at.ink.signs if type(s).__name__ == "Dimension" and s.text == self.text]
        return anywhere((same_place(at, self.x, thing) for thing in found), at)

    def order(self) -> str | None:
        return f"label {slot(self.x, self.slots[0])} {slot(self.text, self.slots[1])}"


class SizeShown(InkFact):
    """The size of a segment or an angle is printed at it: `AB labelled value`."""

    phrases = ("{x: drawable} labelled value",)

    def said(self, at: Instances) -> Any:
        found = [w.thing for w in at.ink.written if w.text is None]
        found += [s.segment for s in at.ink.signs if type(s).__name__ == "Dimension" and s.text is None]
        return anywhere((same_place(at, self.x, thing) for thing in found), at)

    def order(self) -> str | None:
        return f"label {slot(self.x, self.slots[0])} value"


class Dimensioned(InkFact):
    """A dimension line stands beside a segment: `AB dimensioned`."""

    phrases = ("{s: segment} dimensioned",)

    def said(self, at: Instances) -> Any:
        found = (s.segment for s in at.ink.signs if type(s).__name__ == "Dimension")
        return anywhere((same_segment(at, self.s, s) for s in found), at)

    def order(self) -> str | None:
        return f"dimension {slot(self.s, self.slots[0])}"
