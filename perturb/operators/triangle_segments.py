"""A median, altitude, bisector or midsegment of a triangle is one no more, or a segment within it becomes one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import ClassVar

from geodsl.facts.altitude_of import AltitudeOf
from geodsl.facts.bisector_of import BisectorOf
from geodsl.facts.median_of import MedianOf
from geodsl.facts.midpoint_of import MidpointOf
from geodsl.facts.midsegment_of import MidsegmentOf
from geodsl.language.term import Fact
from geodsl.objects import Polygon, Segment, names
from perturb.craft.breaking import Breaking
from perturb.craft.making import Making, onto
from perturb.craft.operator import Target
from perturb.craft.places import Places, places
from perturb.site import Site
from perturb.solving.aim import Aim, Want, Way

__all__ = [
    "BreakAltitude",
    "BreakBisector",
    "BreakMedian",
    "BreakMidsegment",
    "MakeAltitude",
    "MakeBisector",
    "MakeMedian",
    "MakeMidsegment",
]


class _MakeCevian(Making):
    most = 8

    @classmethod
    def expected(cls, at: Places) -> Iterator[Fact]:
        for p in at.triangles:
            for corner, D, _ in at.feet(p):
                yield cls.of[0](Segment(corner, D), p)

    @classmethod
    def aim(cls, fact: Fact, at: Places) -> Aim:
        aim = super().aim(fact, at)
        foot = next(n for n in names(fact.s) if n not in names(fact.p))
        return replace(aim, ways=at.alone(foot))


class BreakMedian(Breaking):
    """A median's foot leaves the middle of the side."""

    phrases: ClassVar[tuple[str, ...]] = ("break {s: segment} median of {p: triangle}",)
    family = "triangles"
    of: ClassVar[tuple[type[Fact], ...]] = (MedianOf,)


class MakeMedian(_MakeCevian):
    """A segment from a corner becomes a median."""

    phrases: ClassVar[tuple[str, ...]] = ("make {s: segment} median of {p: triangle}",)
    family = "triangles"
    of: ClassVar[tuple[type[Fact], ...]] = (MedianOf,)


class BreakAltitude(Breaking):
    """An altitude's foot slides along the side."""

    phrases: ClassVar[tuple[str, ...]] = ("break {s: segment} altitude of {p: triangle}",)
    family = "triangles"
    of: ClassVar[tuple[type[Fact], ...]] = (AltitudeOf,)


class MakeAltitude(_MakeCevian):
    """A segment from a corner becomes an altitude."""

    phrases: ClassVar[tuple[str, ...]] = ("make {s: segment} altitude of {p: triangle}",)
    family = "triangles"
    of: ClassVar[tuple[type[Fact], ...]] = (AltitudeOf,)


class BreakBisector(Breaking):
    """An angle bisector's foot slides along the side."""

    phrases: ClassVar[tuple[str, ...]] = ("break {s: segment} bisector of {p: triangle}",)
    family = "triangles"
    of: ClassVar[tuple[type[Fact], ...]] = (BisectorOf,)


class MakeBisector(_MakeCevian):
    """A segment from a corner becomes an angle bisector."""

    phrases: ClassVar[tuple[str, ...]] = ("make {s: segment} bisector of {p: triangle}",)
    family = "triangles"
    of: ClassVar[tuple[type[Fact], ...]] = (BisectorOf,)


class BreakMidsegment(Breaking):
    """One end of a midsegment leaves the middle of its side."""

    phrases: ClassVar[tuple[str, ...]] = ("break {s: segment} midsegment of {p: polygon}",)
    family = "triangles"
    of: ClassVar[tuple[type[Fact], ...]] = (MidsegmentOf,)

    @classmethod
    def targets(cls, site: Site) -> Iterator[Target]:
        at = places(site)
        for fact in site.holding(*cls.of):
            # Which sides it joins is a matter of the figure; from their middles its ends part.
            halves = [Want(MidpointOf(*end).parts()[1]) for end in _halved(fact, at)]
            if halves:
                first, *more = ((w,) for w in halves)
                aim = Aim("break", fact, first, ways=(*map(Way, more), *at.alone(*names(fact))))
                yield Target(cls, {"s": fact.s, "p": fact.p}, aim)


class MakeMidsegment(Making):
    """A segment between two sides of a triangle becomes a midsegment."""

    phrases: ClassVar[tuple[str, ...]] = ("make {s: segment} midsegment of {p: polygon}",)
    family = "triangles"
    of: ClassVar[tuple[type[Fact], ...]] = (MidsegmentOf,)
    most = 6

    @classmethod
    def expected(cls, at: Places) -> Iterator[Fact]:
        for p in at.triangles:
            for s in at.segments:
                if len({side.key for _, side in _sides(s, p, at)}) == 2:
                    yield MidsegmentOf(s, p)

    @classmethod
    def targets(cls, site: Site) -> Iterator[Target]:
        at = places(site)
        for fact in at.near(at.false(cls.expected(at)), cls.most, far=cls.far):
            middles = tuple(MidpointOf(P, side) for P, side in _sides(fact.s, fact.p, at))
            aim = Aim("make", fact, onto(*middles), ways=at.alone(*names(fact.s)), means=middles)
            yield Target(cls, {"s": fact.s, "p": fact.p}, aim)


def _sides(s: Segment, p: Polygon, at: Places) -> list[tuple[Fact, Segment]]:
    """The sides within which the ends of a segment lie."""
    within = {(P, side.key) for P, side in at.inner}
    return [(P, side) for P in s.args for side in p.sides() if (P, side.key) in within]


def _halved(fact: Fact, at: Places) -> list[tuple[Fact, Segment]]:
    """The ends of a midsegment with the sides that they halve."""
    if not isinstance(fact.s, Segment):
        return []
    pairs = [(P, side) for P in fact.s.args for side in fact.p.sides()]
    return [pair for pair in pairs if at.true(MidpointOf(*pair))]
