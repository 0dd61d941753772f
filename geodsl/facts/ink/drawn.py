"""What is on the page, and in which line."""

from __future__ import annotations

from typing import Any, ClassVar

from geodsl.facts.ink.ink_fact import InkFact
from geodsl.facts.ink.places import anywhere, covered, parts, same_place
from geodsl.facts.points import arms
from geodsl.instances import Instances
from geodsl.language.looks import LOOKS
from geodsl.language.printing import slot
from geodsl.language.template import Slot
from geodsl.language.term import Fact, Term
from geodsl.numeric import plane
from geodsl.objects import Segment

__all__ = ["ArrowDrawn", "Dashed", "Dotted", "Drawn", "DrawnAs", "LineFact", "Lined", "Solid"]


class LineFact(InkFact):
    """A thing is drawn in one of some lines; a polygon is where all its sides are."""

    fields = ("x",)
    lines: ClassVar[tuple[str, ...]] = ()
    verb: ClassVar[str] = "draw"

    def said(self, at: Instances) -> Any:
        out: Any = True
        for part in parts(self.x):
            out = out & self._drawn(at, part)
        return out

    def _drawn(self, at: Instances, part: Term) -> Any:
        if part.makes == "point":
            return anywhere((same_place(at, part, x.point) for x in at.ink.letters), at)
        if part.makes == "angle":
            A, B, C = arms(part)
            return self._drawn(at, Segment(B, A)) & self._drawn(at, Segment(B, C))
        strokes = [s.term for s in at.ink.strokes if s.line in self.lines]
        if isinstance(at.value(part), plane.Segment):
            return covered(at, part, strokes)
        return anywhere((same_place(at, part, s) for s in strokes), at)

    def order(self) -> str | None:
        return f"{self.verb} {slot(self.x, self.slots[0])}"


class Drawn(LineFact):
    """It is on the page, in whatever line: `AB drawn`, `point A drawn`."""

    phrases = ("{x: drawable} drawn",)
    lines = ("solid", "dashed", "dotted")


class Lined(LineFact):
    """It is drawn in one kind of line."""

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        if self.x.makes in ("point", "angle"):
            raise ValueError("only curves and polygons have lines that are solid, dashed or dotted")

    def entails(self) -> tuple[Fact, ...]:
        return (Drawn(self.x),)


class Solid(Lined):
    """Its line has no gaps: `AB solid`."""

    phrases = ("{x: drawable} solid",)
    lines = ("solid",)


class Dashed(Lined):
    """Its line is dashed: `AB dashed`."""

    phrases = ("{x: drawable} dashed",)
    lines = ("dashed",)
    verb = "dash"


class Dotted(Lined):
    """Its line is dotted: `AB dotted`."""

    phrases = ("{x: drawable} dotted",)
    lines = ("dotted",)
    verb = "dot"


class ArrowDrawn(InkFact):
    """An arrow points from one point to another: `arrow drawn from A to B`."""

    phrases = ("arrow drawn from {A: point} to {B: point}",)

    def said(self, at: Instances) -> Any:
        wanted = Segment(self.A, self.B)
        arrows = [s.term for s in at.ink.strokes if s.arrow]
        return anywhere((same_place(at, wanted, t) & self._onward(at, t) for t in arrows), at)

    def _onward(self, at: Instances, arrow: Term) -> Any:
        way = at.point(self.B) - at.point(self.A)
        return plane.dot(at.direction(arrow), way) > 0

    def entails(self) -> tuple[Fact, ...]:
        return (Drawn(Segment(self.A, self.B)),)

    def order(self) -> str | None:
        return f"draw arrow {slot(Segment(self.A, self.B), Slot('s', 'segment'))}"


class DrawnAs(InkFact):
    """A point's dot has a look of its own: `A drawn hollow`."""

    phrases = ("{P: point} drawn {look: look}",)

    def said(self, at: Instances) -> Any:
        style = LOOKS[self.look]
        return anywhere((same_place(at, self.P, x.point) for x in at.ink.letters if x.style == style), at)

    def entails(self) -> tuple[Fact, ...]:
        return (Drawn(self.P),)

    def order(self) -> str | None:
        return f"draw {self.P} {self.look}"
