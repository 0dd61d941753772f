"""Circles that touch come to cross or to lie apart, or circles come to touch."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations
from typing import ClassVar

from geodsl.facts.externally_tangent import ExternallyTangent
from geodsl.facts.internally_tangent import InternallyTangent
from geodsl.language.term import Fact
from geodsl.objects import Ref
from perturb.craft.breaking import Breaking
from perturb.craft.making import Making
from perturb.craft.operator import Target
from perturb.craft.places import Places
from perturb.site import Site
from perturb.solving.aim import Aim, Want

__all__ = ["CirclesToApart", "CirclesToCrossing", "MakeTouchingInside", "MakeTouchingOutside"]


class _OneSided(Breaking):
    sign: ClassVar[int] = 0  # of the residual of circles that touch from outside

    @classmethod
    def targets(cls, site: Site) -> Iterator[Target]:
        for target in super().targets(site):
            aim = target.change
            assert isinstance(aim, Aim)
            side = cls.sign if isinstance(aim.fact, ExternallyTangent) else -cls.sign
            yield replace(target, change=replace(aim, wants=(Want(aim.fact, "off", side),)))


class CirclesToCrossing(_OneSided):
    """Circles that touch come to cross."""

    phrases: ClassVar[tuple[str, ...]] = ("make {w: circle} and {v: circle} cross",)
    family = "circles"
    of: ClassVar[tuple[type[Fact], ...]] = (ExternallyTangent, InternallyTangent)
    sign = -1


class CirclesToApart(_OneSided):
    """Circles that touch part: from outside they come apart, from inside one comes to lie within the other."""

    phrases: ClassVar[tuple[str, ...]] = ("make {w: circle} and {v: circle} part",)
    family = "circles"
    of: ClassVar[tuple[type[Fact], ...]] = (ExternallyTangent, InternallyTangent)
    sign = 1


class MakeTouchingOutside(Making):
    """Two circles come to touch from outside."""

    phrases: ClassVar[tuple[str, ...]] = ("make {w: circle} externally tangent to {v: circle}",)
    family = "circles"
    of: ClassVar[tuple[type[Fact], ...]] = (ExternallyTangent,)
    most = 6

    @classmethod
    def expected(cls, at: Places) -> Iterator[Fact]:
        for w, v in _pairs(at):
            yield ExternallyTangent(w, v)


class MakeTouchingInside(Making):
    """Two circles come to touch, one within the other."""

    phrases: ClassVar[tuple[str, ...]] = ("make {w: circle} internally tangent to {v: circle}",)
    family = "circles"
    of: ClassVar[tuple[type[Fact], ...]] = (InternallyTangent,)
    most = 6

    @classmethod
    def expected(cls, at: Places) -> Iterator[Fact]:
        for w, v in _pairs(at):
            # About one centre they would become one circle.
            if at.center(w) is None or at.center(w) != at.center(v):
                yield InternallyTangent(w, v)


def _pairs(at: Places) -> Iterator[tuple[Ref, Ref]]:
    for w, v in combinations(at.circles, 2):
        if len(set(at.round(w)) & set(at.round(v))) < 2:
            yield w, v
