"""A point slides along its curve, away from where something pins it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, ClassVar

import numpy as np

from geodsl.facts.on_arc import OnArc
from geodsl.facts.on_circle import OnCircle
from geodsl.facts.on_line import OnLine
from geodsl.facts.on_ray import OnRay
from geodsl.facts.on_segment import OnSegment
from geodsl.facts.points import line_of
from geodsl.instances import Instances
from geodsl.language.term import Fact, OpenFact
from geodsl.objects import Ref
from perturb.craft.breaking import breaches, breakable
from perturb.craft.operator import Operator, Target
from perturb.craft.places import Places, places
from perturb.site import Site
from perturb.solving.aim import Aim, Want, Way

__all__ = ["Slide"]

_ON = (OnSegment, OnArc, OnCircle, OnRay, OnLine)  # the closest first
_STEP = 1e-3  # of a trial, as share of the figure
_SLOPE = 0.2  # how fast what pins a point gives way, at least


class Slide(Operator):
    """A point slides along its curve, and what pins it there is true no more: a midpoint leaves the middle."""

    phrases: ClassVar[tuple[str, ...]] = ("slide {P: point} along {c: curve}",)
    family = "points"

    @classmethod
    def targets(cls, site: Site) -> Iterator[Target]:
        at = places(site)
        for P in at.points:
            pins = at.pins(P.name, site.told)
            for on in _curves(pins, P):
                pin, ways = next(_giving(pins, on, at), (None, ()))
                if pin is not None:
                    first, *more = ways
                    stay = at.earlier(P.name)
                    loose = Way(gone=at.pins(P.name, site.stated))  # of all that held it there
                    aim = Aim("break", pin, first, keep=(on,), stay=stay, ways=(*map(Way, more), loose))
                    yield Target(cls, {"P": P, "c": on.args[1]}, aim)


def _curves(pins: Iterable[Fact], P: Ref) -> Iterator[Fact]:
    """That the point is on a curve, each curve once: a segment rather than its line."""
    seen = set()
    for kind in _ON:
        for fact in pins:
            if isinstance(fact, kind) and fact.args[0] == P and P not in fact.args[1].walk():
                curve = getattr(fact.args[1], "w", None) or line_of(fact.args[1])
                if curve.key not in seen:
                    seen.add(curve.key)
                    yield fact


def _giving(
    pins: Iterable[Fact], on: Fact, at: Places
) -> Iterator[tuple[Fact, tuple[tuple[Want, ...], ...]]]:
    """What gives way when the point slides, and how; a circle's tangent doesn't, at first."""
    P, moved = on.args[0], _slid(on, at)
    for fact in pins:
        if isinstance(fact, OpenFact) or not breakable(fact, at.site):
            continue
        ways = []
        for way in breaches(fact):
            part = way[0].fact
            with np.errstate(all="ignore"):
                slope = np.absolute(part.residual(moved) - part.residual(at.at)) / _STEP
            if (slope > _SLOPE).all():
                ways.append(way)
        if ways and P in fact.walk():
            yield fact, tuple(ways)


def _slid(on: Fact, at: Places) -> Instances:
    """The figures with the point a little farther along its curve, all else as it was."""
    P, c = on.args
    z, curve = at.z(P), at.at.value(c)
    way: Any = 1j * (z - curve.center) / curve.radius if isinstance(on, OnCircle | OnArc) else curve.direction
    values = {k: v for k, v in at.at.known().items() if isinstance(k, Ref)}
    values[P] = z + _STEP * at.at.size * way
    return Instances(at.at.n, size=at.at.size, values=values, free=at.at._free, picks=at.at._picks)
