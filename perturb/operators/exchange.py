"""A triangle's circumcircle and its incircle change places, or an excircle becomes the incircle.

Not the other way round: an excircle hardly ever has room in the frame of its triangle's incircle.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

from geodsl.facts.between import Between
from geodsl.facts.circumscribed import Circumscribed
from geodsl.facts.excenter_of import ExcenterOf
from geodsl.facts.incenter_of import IncenterOf
from geodsl.facts.inscribed import Inscribed
from geodsl.facts.on_circle import OnCircle
from geodsl.facts.points import CenterPoint
from geodsl.facts.tangent_to import TangentTo
from geodsl.language.term import Fact
from geodsl.objects import Polygon
from perturb.craft.making import onto
from perturb.craft.operator import Operator, Target
from perturb.craft.places import Places, places
from perturb.site import Site
from perturb.solving.aim import Aim

__all__ = ["CircumcircleToIncircle", "ExcircleToIncircle", "IncircleToCircumcircle"]


class CircumcircleToIncircle(Operator):
    """A triangle's circumcircle becomes its incircle."""

    phrases: ClassVar[tuple[str, ...]] = ("turn circumcircle {w: circle} of {p: triangle} into incircle",)
    family = "circles"
    kinds = ("Inscribed", "Circumscribed")

    @classmethod
    def targets(cls, site: Site) -> Iterator[Target]:
        at = places(site)
        for w, p in _pairs(at):
            if at.true(Inscribed(p, w)):
                aim = _aim(at, Circumscribed(p, w), _touching(w, p), _through(w, p), p)
                yield Target(cls, {"w": w, "p": p}, aim)


class IncircleToCircumcircle(Operator):
    """A triangle's incircle becomes its circumcircle."""

    phrases: ClassVar[tuple[str, ...]] = ("turn incircle {w: circle} of {p: triangle} into circumcircle",)
    family = "circles"
    kinds = ("Inscribed", "Circumscribed")

    @classmethod
    def targets(cls, site: Site) -> Iterator[Target]:
        at = places(site)
        for w, p in _pairs(at):
            if at.true(Circumscribed(p, w)):
                yield Target(
                    cls, {"w": w, "p": p}, _aim(at, Inscribed(p, w), _through(w, p), _sides(w, p), p)
                )


class ExcircleToIncircle(Operator):
    """A triangle's excircle becomes its incircle."""

    phrases: ClassVar[tuple[str, ...]] = ("turn excircle {w: circle} of {p: triangle} into incircle",)
    family = "circles"
    kinds = ("Circumscribed",)

    @classmethod
    def targets(cls, site: Site) -> Iterator[Target]:
        at = places(site)
        for w, p in _pairs(at):
            if all(map(at.true, _sides(w, p))) and not at.true(Circumscribed(p, w)):
                away = tuple(ExcenterOf(at.center(w), p, A) for A in p.corners if at.center(w))
                old = (*_touched(at, w, p), *away)
                yield Target(cls, {"w": w, "p": p}, _aim(at, Circumscribed(p, w), _touching(w, p), old, p))


def _pairs(at: Places) -> Iterator[tuple[Any, Polygon]]:
    for w in at.circles:
        for p in at.triangles:
            yield w, p


def _touching(w: Any, p: Polygon) -> tuple[Fact, ...]:
    """That the circle is the incircle: by its centre, since an excircle touches the same lines."""
    return IncenterOf(CenterPoint(w), p), _sides(w, p)[0]


def _touched(at: Places, w: Any, p: Polygon) -> tuple[Fact, ...]:
    """What is said of the touching: it is so of the other circle as well, but not on the way there."""
    feet = tuple(
        P for s in p.sides() if (row := at.row(s)) is not None for P in row.points if P in at.round(w)
    )
    # An excircle touches two of the lines beyond the corners.
    return Circumscribed(p, w), *_sides(w, p), *(OnCircle(P, w) for P in feet), *at.orders(*feet)


def _sides(w: Any, p: Polygon) -> tuple[Fact, ...]:
    return tuple(TangentTo(part.l, w) for part in Circumscribed(p, w).parts())


def _through(w: Any, p: Polygon) -> tuple[Fact, ...]:
    return tuple(OnCircle(c, w) for c in p.corners)


def _aim(at: Places, fact: Fact, new: tuple[Fact, ...], old: tuple[Fact, ...], p: Polygon) -> Aim:
    stay = tuple(corner.name for corner in p.corners)
    orders = (f for f in old if isinstance(f, Between))
    return Aim("make", fact, onto(*new), gone=(*at.saying(*old), *orders), stay=stay, roams=True)
