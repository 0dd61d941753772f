"""A point is the orthocentre of a triangle."""

from __future__ import annotations

from typing import Any

from geodsl.facts.perpendicular import Perpendicular
from geodsl.facts.polygons import Placed
from geodsl.instances import Instances
from geodsl.language.term import Fact
from geodsl.numeric import circumcenter
from geodsl.objects import Line

__all__ = ["OrthocenterOf"]


class OrthocenterOf(Placed):
    """The common point of the altitudes: `H orthocenter of ABC`."""

    phrases = ("{H: new point} orthocenter of {p: triangle}",)

    def parts(self) -> tuple[Fact, ...]:
        return self.entails()[:2]

    def off(self, at: Instances) -> tuple[Any, Any]:
        a, b, c = at.vertices(self.p)
        # Euler's line: the circumcentre, the centroid and H divide as 1 : 2.
        return at.point(self.H) - (a + b + c - 2.0 * circumcenter(a, b, c)), b - a

    def entails(self) -> tuple[Fact, ...]:
        a, b, c = self.p.corners
        return tuple(
            Perpendicular(Line(x, self.H), Line(y, z)) for x, y, z in ((a, b, c), (b, c, a), (c, a, b))
        )
