"""A ratio changes, or lengths come into a plain one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from geodsl.facts.divides import Divides
from geodsl.facts.length_value import LengthValue
from geodsl.facts.same_ratio import SameRatio
from geodsl.language.term import Fact
from geodsl.objects import Num, Proportion, Segment
from perturb.craft.breaking import Breaking
from perturb.craft.making import Making
from perturb.craft.places import Places

__all__ = ["BreakDivision", "BreakMultiple", "BreakRatio", "MakeDivision", "MakeRatio"]

_PLAIN = ((1, 2), (2, 1), (1, 3), (3, 1), (2, 3), (3, 2))


class BreakDivision(Breaking):
    """A point no longer divides its segment in the ratio."""

    phrases: ClassVar[tuple[str, ...]] = ("break {P: point} divides {s: segment} in {p: proportion}",)
    family = "lengths"
    of: ClassVar[tuple[type[Fact], ...]] = (Divides,)


class MakeDivision(Making):
    """A point on a segment comes to divide it in a plain ratio."""

    phrases: ClassVar[tuple[str, ...]] = ("make {P: point} divides {s: segment} in {p: proportion}",)
    family = "lengths"
    of: ClassVar[tuple[type[Fact], ...]] = (Divides,)
    most = 8

    @classmethod
    def expected(cls, at: Places) -> Iterator[Fact]:
        for P, s in at.inner:
            yield from at.near(at.false(Divides(P, s, _ratio(*r)) for r in _PLAIN), 1)


class BreakRatio(Breaking):
    """A ratio of lengths changes."""

    phrases: ClassVar[tuple[str, ...]] = ("break {p: proportion} = {q: proportion}",)
    family = "lengths"
    of: ClassVar[tuple[type[Fact], ...]] = (SameRatio,)


class MakeRatio(Making):
    """Neighbouring sides of a polygon come into a plain ratio."""

    phrases: ClassVar[tuple[str, ...]] = ("make {p: proportion} = {q: proportion}",)
    family = "lengths"
    of: ClassVar[tuple[type[Fact], ...]] = (SameRatio,)
    most = 8

    @classmethod
    def expected(cls, at: Places) -> Iterator[Fact]:
        for p in at.polygons:
            sides = p.sides()
            for s, t in zip(sides, (*sides[1:], sides[0]), strict=True):
                ways = (SameRatio(Proportion((s, t)), _ratio(*r)) for r in _PLAIN)
                yield from at.near(at.false(ways), 1)


class BreakMultiple(Breaking):
    """A length is no longer so many times another: `OP = 2 OA`."""

    phrases: ClassVar[tuple[str, ...]] = ("break {s: segment} = {v: length}",)
    family = "lengths"
    of: ClassVar[tuple[type[Fact], ...]] = (LengthValue,)

    @classmethod
    def fits(cls, fact: Fact) -> bool:
        return any(isinstance(t, Segment) for t in fact.v.walk())


def _ratio(a: int, b: int) -> Proportion:
    return Proportion((Num(float(a), "number"), Num(float(b), "number")))
