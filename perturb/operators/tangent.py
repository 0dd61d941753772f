"""A tangent comes to cut its circle or to miss it, or a line near a circle comes to touch it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import ClassVar

import numpy as np

from geodsl.facts.perpendicular import Perpendicular
from geodsl.facts.points import CenterPoint
from geodsl.facts.tangent_to import TangentTo
from geodsl.language.term import Fact
from geodsl.objects import Line
from perturb.craft.breaking import Breaking
from perturb.craft.making import Making
from perturb.craft.operator import Target
from perturb.craft.places import Places
from perturb.site import Site
from perturb.solving.aim import Aim, Want

__all__ = ["BreakTangent", "MakeTangent", "TangentToPasser", "TangentToSecant"]

_NEAR = 0.3  # how far a line that a reader might think a tangent is from touching, as share of the figure


class BreakTangent(Breaking):
    """A tangent no longer touches its circle, whichever way."""

    phrases: ClassVar[tuple[str, ...]] = ("break {l: line} tangent to {w: circle}",)
    family = "circles"
    of: ClassVar[tuple[type[Fact], ...]] = (TangentTo,)


class _OneSided(Breaking):
    side: ClassVar[int] = 0

    @classmethod
    def targets(cls, site: Site) -> Iterator[Target]:
        for target in super().targets(site):
            aim = target.change
            assert isinstance(aim, Aim)
            yield replace(target, change=replace(aim, wants=(Want(aim.fact, "off", cls.side),)))


class TangentToSecant(_OneSided):
    """A tangent comes to cut its circle."""

    phrases: ClassVar[tuple[str, ...]] = ("make {l: line} cut {w: circle}",)
    family = "circles"
    of: ClassVar[tuple[type[Fact], ...]] = (TangentTo,)
    side = -1


class TangentToPasser(_OneSided):
    """A tangent comes to miss its circle."""

    phrases: ClassVar[tuple[str, ...]] = ("make {l: line} miss {w: circle}",)
    family = "circles"
    of: ClassVar[tuple[type[Fact], ...]] = (TangentTo,)
    side = 1


class MakeTangent(Making):
    """A line with at most one named point on a circle comes to touch it."""

    phrases: ClassVar[tuple[str, ...]] = ("make {l: line} tangent to {w: circle}",)
    family = "circles"
    of: ClassVar[tuple[type[Fact], ...]] = (TangentTo,)
    most = 8

    @classmethod
    def expected(cls, at: Places) -> Iterator[Fact]:
        for w in at.circles:
            on, center = set(at.round(w)), at.center(w)
            # Where one line touches a circle, no other does.
            touched = {
                P for row in at.rows if TangentTo(row.term, w).key in at.known for P in row.points
            } & on
            for row in at.lines:
                common = on.intersection(row.points)
                if len(common) > 1 or common & touched or center in row.points:
                    continue
                fact = TangentTo(row.term, w)
                if (np.absolute(fact.residual(at.at)) < _NEAR).all():
                    yield fact

    @classmethod
    def aim(cls, fact: Fact, at: Places) -> Aim:
        aim = super().aim(fact, at)
        row = next(row for row in at.lines if row.term == fact.l)
        touch = next((P for P in row.points if P in at.round(fact.w)), None)
        if touch is None:
            return aim
        # No line through a point of a circle is farther from the centre: near the tangent it hardly changes how far.
        upright = Perpendicular(Line(CenterPoint(fact.w), touch), fact.l)
        return replace(aim, wants=(Want(upright, "onto"),))
