"""Where a triangle's bisectors meet: incentre and excentres."""

from __future__ import annotations

from typing import Any

import numpy as np

from geodsl.constructions.circumcircle import flat
from geodsl.facts.excenter_of import ExcenterOf
from geodsl.facts.incenter_of import IncenterOf
from geodsl.instances import Instances
from geodsl.language.term import Construction, Fact, Term
from geodsl.numeric import distance, value
from geodsl.objects import Polygon

__all__ = ["Excenter", "Incenter", "OfCorner", "signs", "weighted"]


class Incenter(Construction):
    """The centre of the incircle: `I = incenter of ABC`."""

    phrases = ("incenter of {p: triangle}",)
    point_of = IncenterOf
    makes = "point"

    def place(self, at: Instances) -> Any:
        return weighted(at.vertices(self.p), (1.0, 1.0, 1.0))[0]

    def brings(self, I: Term) -> tuple[Fact, ...]:
        return (IncenterOf(I, self.p),)

    def cramped(self, at: Instances) -> Any:
        return flat(at, *at.vertices(self.p))


class OfCorner(Construction):
    """What belongs to one corner of a triangle."""

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        if isinstance(self.p, Polygon) and self.A not in self.p.corners:
            raise ValueError(f"{self.A} is no corner of {self.p}")


class Excenter(OfCorner):
    """The centre of the excircle across the side opposite A: `J = excenter of ABC opposite A`."""

    phrases = ("excenter of {p: triangle} opposite {A: point}",)
    point_of = ExcenterOf
    makes = "point"

    def place(self, at: Instances) -> Any:
        corners = at.vertices(self.p)
        return weighted(corners, signs(corners, at.point(self.A)))[0]

    def brings(self, J: Term) -> tuple[Fact, ...]:
        return (ExcenterOf(J, self.p, self.A),)

    def cramped(self, at: Instances) -> Any:
        corners = at.vertices(self.p)
        far = distance(self.place(at), at.point(self.A)) > 3.0 * at.size
        return far | flat(at, *corners)


def signs(corners: tuple[Any, ...], apex: Any) -> tuple[Any, ...]:
    """-1 for the corner that is `apex`, 1 for the others, in every instance."""
    off = [np.absolute(value(corner) - value(apex)) for corner in corners]
    least = np.minimum(np.minimum(off[0], off[1]), off[2])
    return tuple(np.where(d <= least, -1.0, 1.0) for d in off)


def weighted(corners: tuple[Any, ...], sign: tuple[Any, ...]) -> tuple[Any, Any]:
    """The mean of the corners, weighted by the signed sides opposite; and the sum of the weights."""
    a, b, c = corners
    u, v, w = sign[0] * distance(b, c), sign[1] * distance(c, a), sign[2] * distance(a, b)
    total = u + v + w
    return (u * a + v * b + w * c) / total, total
