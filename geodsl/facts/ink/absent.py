"""What a drawing does without, said of what is there: an unshaded region, an unmarked angle, so many segments."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from geodsl.facts.ink.drawn import ArrowDrawn, LineFact
from geodsl.facts.ink.ink_fact import InkFact
from geodsl.facts.ink.labelled import Dimensioned, Labelled, SizeShown
from geodsl.facts.ink.marked import (
    ArcMarked,
    MarkedEqualAngles,
    MarkedEqualLengths,
    MarkedRight,
    Ticked,
)
from geodsl.facts.ink.places import anywhere, covered, same_angle, same_place
from geodsl.facts.ink.shaded import Shaded
from geodsl.instances import Instances
from geodsl.language.term import Fact
from geodsl.objects import Num, Segment

__all__ = ["ArrowsDrawn", "SegmentsDrawn", "Unmarked", "Unshaded", "absences"]


class Unshaded(InkFact):
    """Nothing fills the whole of a region: `triangle ABC unshaded`."""

    phrases = ("{r: surface} unshaded",)

    def said(self, at: Instances) -> Any:
        filled = (x for x in at.ink.shades if not (x.minus or x.within))
        return ~anywhere((same_place(at, self.r, x.region) for x in filled), at)


class Unmarked(InkFact):
    """No sign and no text stands at a segment or in an angle: `angle ABC unmarked`."""

    phrases = ("{x: drawable} unmarked",)

    def said(self, at: Instances) -> Any:
        same = same_angle if self.x.makes == "angle" else same_place
        place = "angle" if self.x.makes == "angle" else "segment"
        things = [getattr(sign, place) for sign in at.ink.signs if hasattr(sign, place)]
        things += [w.thing for w in at.ink.written if w.thing.makes == self.x.makes]
        return ~anywhere((same(at, self.x, thing) for thing in things), at)


class _Count(InkFact):
    """So many strokes of a kind are drawn."""

    @classmethod
    def count(cls, at: Instances) -> Any:
        """How many, in every figure."""
        raise TypeError(f"{cls.__name__} counts nothing")

    @classmethod
    def counted(cls, at: Instances) -> Any:
        """The same, found out once for a batch."""
        known = at.known().get(cls)
        if known is None:
            known = cls.count(at)
            at.remember(cls, known)
        return known

    def said(self, at: Instances) -> Any:
        wanted = self.n.value if isinstance(self.n, Num) else None
        return np.broadcast_to(self.counted(at) == wanted, (at.n,))


class SegmentsDrawn(_Count):
    """So many segments are drawn, not counting what lies along others: `7 segments drawn`."""

    phrases = ("{n: number} segments drawn",)

    @classmethod
    def count(cls, at: Instances) -> Any:
        drawn = [s.term for s in at.ink.strokes if s.term.makes == "segment" and not s.arrow]
        every = [s.term for s in at.ink.strokes]
        out = np.zeros(at.n, dtype=int)
        for segment in drawn:
            out = out + ~covered(at, segment, [t for t in every if t is not segment])
        return out


class ArrowsDrawn(_Count):
    """So many arrows are drawn: `2 arrows drawn`."""

    phrases = ("{n: number} arrows drawn",)

    @classmethod
    def count(cls, at: Instances) -> Any:
        return sum(1 for s in at.ink.strokes if s.arrow)


_SIGNED = (
    ArcMarked,
    MarkedEqualAngles,
    MarkedEqualLengths,
    MarkedRight,
    Ticked,
    SizeShown,
    Labelled,
    Dimensioned,
)


def absences(fact: Fact, at: Instances) -> Iterator[InkFact]:
    """What can be said of drawings without a piece of ink, or with it: places that are bare, and counts.

    Args:
        at: figures with a drawing: how much of it there is.
    """
    if isinstance(fact, Shaded) or Shaded.__name__ in {type(f).__name__ for f in fact.entails()}:
        yield Unshaded(fact.args[0])
    elif isinstance(fact, _SIGNED):
        for thing in fact.args:
            if getattr(thing, "makes", None) in ("segment", "angle"):
                yield Unmarked(thing)
    elif isinstance(fact, ArrowDrawn):
        yield from _counted(ArrowsDrawn, at)
        yield from _counted(SegmentsDrawn, at)
    elif isinstance(fact, LineFact) and isinstance(fact.args[0], Segment):
        yield from _counted(SegmentsDrawn, at)


def _counted(kind: type[_Count], at: Instances) -> Iterator[InkFact]:
    for n in sorted(set(np.atleast_1d(kind.counted(at)).tolist())):
        yield kind(Num(float(n), "number"))
