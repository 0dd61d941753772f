"""Which signs stand at segments, angles and lines, and which of them are the same."""

from __future__ import annotations

from typing import Any, ClassVar

from geodsl.facts.ink.ink_fact import InkFact
from geodsl.facts.ink.places import anywhere, same_angle, same_corner, same_line, same_segment
from geodsl.instances import Instances
from geodsl.language.term import Fact, Term

__all__ = [
    "ArcMarked",
    "ArrowMarked",
    "MarkedEqualAngles",
    "MarkedEqualLengths",
    "MarkedParallel",
    "MarkedPerpendicular",
    "MarkedRight",
    "Ticked",
]


class Signed(InkFact):
    """A thing has a sign of some kind."""

    fields = ("x",)
    sign: ClassVar[str] = ""  # the kind of sign
    place: ClassVar[str] = ""  # what it stands at
    same: ClassVar[Any] = None

    def said(self, at: Instances) -> Any:
        return anywhere((self._at(at, self.args[0], s) for s in self._signs(at)), at)

    def _signs(self, at: Instances) -> list[Any]:
        return [s for s in at.ink.signs if type(s).__name__ == self.sign]

    def _at(self, at: Instances, thing: Term, sign: Any) -> Any:
        return type(self).same(at, thing, getattr(sign, self.place))


class Ticked(Signed):
    """Ticks stand across a segment: `AB marked by ticks`."""

    phrases = ("{s: segment} marked by ticks",)
    sign, place, same = "Ticks", "segment", staticmethod(same_segment)


class ArcMarked(Signed):
    """Arcs stand in an angle: `angle ABC marked by arcs`."""

    phrases = ("{a: angle} marked by arcs",)
    sign, place, same = "Arcs", "angle", staticmethod(same_angle)

    def order(self) -> str | None:
        return f"mark {self.a}"


class ArrowMarked(Signed):
    """Arrow heads stand on a line: `AB marked by arrows`."""

    phrases = ("{l: line} marked by arrows",)
    sign, place, same = "Arrows", "line", staticmethod(same_line)


class MarkedAlike(Signed):
    """Two things have the same sign."""

    one: ClassVar[type[Signed]]

    def said(self, at: Instances) -> Any:
        first, second = self.args
        signs = self._signs(at)
        masks = (
            self._at(at, first, s) & self._at(at, second, t)
            for s in signs
            for t in signs
            if _look(s) == _look(t)
        )
        return anywhere(masks, at)

    def entails(self) -> tuple[Fact, ...]:
        return tuple(self.one(x) for x in self.args)


class MarkedEqualLengths(MarkedAlike):
    """Segments have the same ticks: `AB, CD marked equal`."""

    phrases = ("{s: segment} , {t: segment} marked equal",)
    symmetric = True
    sign, place, same, one = "Ticks", "segment", staticmethod(same_segment), Ticked

    def order(self) -> str | None:
        return "mark " + _tied(self, "=")


class MarkedEqualAngles(MarkedAlike):
    """Angles have the same arcs: `angle ABC, angle DEF marked equal`."""

    phrases = ("{a: angle} , {b: angle} marked equal",)
    symmetric = True
    sign, place, same, one = "Arcs", "angle", staticmethod(same_angle), ArcMarked

    def order(self) -> str | None:
        return "mark " + _tied(self, "=")


class MarkedParallel(MarkedAlike):
    """Lines have the same arrow heads: `AB, CD marked parallel`."""

    phrases = ("{l: line} , {m: line} marked parallel",)
    symmetric = True
    sign, place, same, one = "Arrows", "line", staticmethod(same_line), ArrowMarked

    def order(self) -> str | None:
        return "mark " + _tied(self, "parallel")


class MarkedRight(InkFact):
    """A small square stands in an angle: `angle ABC marked right`."""

    phrases = ("{a: angle} marked right",)

    def said(self, at: Instances) -> Any:
        squares = [s.angle for s in at.ink.signs if type(s).__name__ == "Square"]
        crosses = [s for s in at.ink.signs if type(s).__name__ == "Cross"]
        inside = anywhere((same_angle(at, self.a, a) for a in squares), at)
        return inside | anywhere((same_corner(at, self.a, x.l, x.m) for x in crosses), at)

    def order(self) -> str | None:
        return f"mark {self.a} right"


class MarkedPerpendicular(InkFact):
    """A small square stands where two lines meet: `AB, CD marked perpendicular`."""

    phrases = ("{l: line} , {m: line} marked perpendicular",)
    symmetric = True

    def said(self, at: Instances) -> Any:
        squares = [s.angle for s in at.ink.signs if type(s).__name__ == "Square"]
        crosses = [s for s in at.ink.signs if type(s).__name__ == "Cross"]
        met = (
            (same_line(at, self.l, x.l) & same_line(at, self.m, x.m))
            | (same_line(at, self.l, x.m) & same_line(at, self.m, x.l))
            for x in crosses
        )
        return anywhere(met, at) | anywhere((same_corner(at, a, self.l, self.m) for a in squares), at)

    def order(self) -> str | None:
        return "mark " + _tied(self, "perpendicular")


def _look(sign: Any) -> Any:
    """What two signs that say the same have in common; an arc that says nothing has nothing."""
    return object() if getattr(sign, "alone", False) else (sign.count, getattr(sign, "ticked", False))


def _tied(fact: Fact, word: str) -> str:
    """The two things of a fact with a word between, as the fact itself writes them."""
    first, _, rest = str(fact).partition(", ")
    return f"{first} {word} {rest.partition(' marked ')[0]}"
