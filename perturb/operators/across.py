"""A point changes sides: of a line, of a circle, of a polygon's outline."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

import numpy as np

from geodsl.facts.inside_circle import InsideCircle
from geodsl.facts.inside_polygon import InsidePolygon
from geodsl.facts.on_circle import OnCircle
from geodsl.facts.on_line import OnLine
from geodsl.facts.opposite_sides import OppositeSides
from geodsl.facts.outside_circle import OutsideCircle
from geodsl.facts.outside_polygon import OutsidePolygon
from geodsl.facts.same_side import SameSide
from geodsl.language.term import Fact, OpenFact
from geodsl.objects import Ref
from geodsl.units import SHARE
from perturb.craft.operator import Operator, Target
from perturb.craft.outline import OnOutline
from perturb.craft.places import Places, places
from perturb.site import Site
from perturb.solving.aim import Aim, Want

__all__ = ["AcrossLine", "IntoSurface", "OutOfSurface"]

_NEAR = 0.3  # how far a point is at most from what it crosses, as share of the figure
_MOST = 16


class AcrossLine(Operator):
    """A point comes over to the other side of a line."""

    phrases: ClassVar[tuple[str, ...]] = ("move {P: point} across {l: line}",)
    family = "order"
    kinds = ("SameSide", "OppositeSides")

    @classmethod
    def targets(cls, site: Site) -> Iterator[Target]:
        at = places(site)
        found = []
        for row in at.lines:
            sides = {P: at.side(P, row.term) for P in at.points if P not in row.points}
            clear = {P: d for P, d in sides.items() if (d > _SEEN).all() or (d < -_SEEN).all()}
            for P, d in clear.items():
                others = [Q for Q in clear if Q != P]
                if others and (np.absolute(d) < _NEAR).all():
                    found.append((OnLine(P, row.term), _other(P, d, others, clear, row.term)))
        chosen = {f.key for f in at.near([on for on, _ in found], _MOST)}
        for on, fact in found:
            if on.key in chosen:
                yield Target(cls, {"P": on.P, "l": on.l}, _over(on, fact, at))


class OutOfSurface(Operator):
    """A point within a circle or a polygon comes out."""

    phrases: ClassVar[tuple[str, ...]] = ("move {P: point} out of {s: surface}",)
    family = "order"
    kinds = ("InsideCircle", "OutsideCircle", "InsidePolygon", "OutsidePolygon")

    @classmethod
    def targets(cls, site: Site) -> Iterator[Target]:
        at = places(site)
        for P, s, on, depth in _surfaces(at):
            if (depth > _SEEN).all() and (depth < _NEAR).all():
                fact = OutsideCircle(P, s) if isinstance(on, OnCircle) else OutsidePolygon(P, s)
                yield Target(cls, {"P": P, "s": s}, _over(on, fact, at))


class IntoSurface(Operator):
    """A point beside a circle or a polygon comes in."""

    phrases: ClassVar[tuple[str, ...]] = ("move {P: point} into {s: surface}",)
    family = "order"
    kinds = ("InsideCircle", "OutsideCircle", "InsidePolygon", "OutsidePolygon")

    @classmethod
    def targets(cls, site: Site) -> Iterator[Target]:
        at = places(site)
        for P, s, on, depth in _surfaces(at):
            if (depth < -_SEEN).all() and (depth > -_NEAR).all():
                fact = InsideCircle(P, s) if isinstance(on, OnCircle) else InsidePolygon(P, s)
                yield Target(cls, {"P": P, "s": s}, _over(on, fact, at))


_SEEN = SHARE / 2.0  # the least distance from it, as for any inequality


def _surfaces(at: Places) -> Iterator[tuple[Ref, Any, Fact, np.ndarray]]:
    """Points with circles and polygons that they aren't part of, and how deep they lie within."""
    n = at.at.n
    for w in at.circles:
        known = {*at.round(w), at.center(w)}
        for P in at.points:
            if P not in known:
                on: Fact = OnCircle(P, w)
                yield P, w, on, np.broadcast_to(-on.residual(at.at), (n,))
    for p in at.polygons:
        for P in at.points:
            if P not in p.corners:
                on = OnOutline(P, p)
                yield P, p, on, np.broadcast_to(on.residual(at.at), (n,))


def _other(P: Ref, d: np.ndarray, others: list[Ref], clear: dict[Ref, np.ndarray], line: Any) -> OpenFact:
    """On which side it comes to be, told by another point: one that it leaves, if there is any."""
    for Q in others:
        if (clear[Q] * d > 0).all():
            return OppositeSides(P, Q, line)
    return SameSide(P, others[0], line)


def _over(on: Fact, fact: OpenFact, at: Places) -> Aim:
    contrary = fact.contraries()
    return Aim("flip", fact, (Want(on, "over"),), gone=at.saying(*contrary), ways=at.alone(on.args[0].name))
