"""A point passes another: on their line, or round their circle."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

import numpy as np

from geodsl.facts.between import Between
from geodsl.facts.collinear import Collinear
from geodsl.facts.equal_lengths import EqualLengths
from geodsl.facts.longer_than import LongerThan
from geodsl.facts.on_circle import OnCircle
from geodsl.facts.on_segment import OnSegment
from geodsl.facts.points import CenterPoint
from geodsl.facts.same_side import SameSide
from geodsl.objects import Line, Ref, Segment
from perturb.craft.operator import Operator, Target
from perturb.craft.places import Places, places
from perturb.site import Site
from perturb.solving.aim import Aim, Want

__all__ = ["PassAlongLine", "PassRoundCircle"]


class PassAlongLine(Operator):
    """A point between two others passes one of them."""

    phrases: ClassVar[tuple[str, ...]] = ("move {B: point} past {A: point} along {l: line}",)
    family = "order"
    kinds = ("Between", "LongerThan")

    @classmethod
    def targets(cls, site: Site) -> Iterator[Target]:
        at = places(site)
        for row in at.lines:
            order = _along(row.points, at)
            for k in range(1, len(order) - 1):
                A, B, C = order[k - 1 : k + 2]
                for near, far in ((A, C), (C, A)):
                    args = {"B": B, "A": near, "l": row.term}
                    yield Target(cls, args, _passing(B, near, far, at))


class PassRoundCircle(Operator):
    """A point of a circle passes its neighbour."""

    phrases: ClassVar[tuple[str, ...]] = ("move {B: point} past {A: point} round {w: circle}",)
    family = "order"
    kinds = ("SameSide", "OppositeSides")

    @classmethod
    def targets(cls, site: Site) -> Iterator[Target]:
        at = places(site)
        for w in at.circles:
            order = _around(at.round(w), w, at)
            if len(order) < 4:
                continue
            for k, B in enumerate(order):
                for A, C, D in (
                    (order[k - 1], order[(k + 1) % len(order)], order[k - 2]),
                    (order[(k + 1) % len(order)], order[k - 1], order[(k + 2) % len(order)]),
                ):
                    if not _apart(A, B, w, at) or any({A, B, C, D} <= c for c in at.corners):
                        continue
                    # Beyond A it is on the other side of the chord from A to its other neighbour; on its way it is
                    # in line with A and the centre.
                    fact = SameSide(B, D, Line(A, C))
                    if (at.side(B, fact.l) * at.side(D, fact.l) < 0).all():
                        on = OnCircle(B, w)
                        want = Want(Collinear((CenterPoint(w), A, B)), "over")
                        aim = Aim(
                            "flip", fact, (want,), keep=(on,), stay=(A.name, C.name), ways=at.alone(B.name)
                        )
                        yield Target(cls, {"B": B, "A": A, "w": w}, aim)


def _along(points: tuple[Ref, ...], at: Places) -> list[Any]:
    """Points of a line in their order; none where it isn't the same in every figure."""
    if len(points) < 3:
        return []
    z = np.stack([at.z(P) for P in points])
    far = z[np.absolute(z - z[0]).argmax(0), np.arange(z.shape[1])]
    way = (np.conjugate(far - z[0]) * (z - z[0])).real
    return _same(points, way)


def _around(points: tuple[Ref, ...], w: Any, at: Places) -> list[Any]:
    """Points of a circle in their order, counterclockwise from the first."""
    if len(points) < 4:
        return []
    z = np.stack([at.z(P) for P in points]) - at.at.circle(w).center
    return _same(points, np.angle(z / z[0]) % (2 * np.pi - 1e-9))


def _same(points: tuple[Ref, ...], way: np.ndarray) -> list[Any]:
    orders = {tuple(column) for column in np.argsort(way, axis=0).T.tolist()}
    if len(orders) > 1 and len({min(order, order[::-1]) for order in orders}) == 1:
        orders = {min(order, order[::-1]) for order in orders}
    return [points[i] for i in orders.pop()] if len(orders) == 1 else []


def _apart(A: Ref, B: Ref, w: Any, at: Places) -> bool:
    """Whether the way round from one to the other is less than a quarter."""
    r = at.at.circle(w).radius
    return bool((np.absolute(at.z(A) - at.z(B)) < 1.4 * r).all())


def _passing(B: Ref, near: Ref, far: Ref, at: Places) -> Aim:
    """B, between two points, comes to be farther from the one than the other is."""
    long, whole = Segment(far, B), Segment(far, near)
    pins = (Between(B, near, far), OnSegment(B, whole))
    wants = (Want(EqualLengths(long, whole), "over"),)
    gone = (*at.saying(*pins), *pins)
    line = (Collinear((near, B, far)),)
    return Aim("flip", LongerThan(long, whole), wants, keep=line, gone=gone, ways=at.alone(B.name))
