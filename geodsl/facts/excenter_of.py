"""A point is an excentre of a triangle."""

from __future__ import annotations

from typing import Any

from geodsl.facts.bisects import Bisects
from geodsl.facts.coincide import Coincide
from geodsl.facts.outside_polygon import OutsidePolygon
from geodsl.facts.polygons import Placed, aligned, sides
from geodsl.instances import Instances
from geodsl.language.term import Fact, Object
from geodsl.objects import Angle, Line, Polygon

__all__ = ["ExcenterOf", "ExcenterPoint"]


class ExcenterPoint(Object):
    """The centre of the circle that touches the side BC from outside, and the other two sides' lines."""

    makes = "point"
    fields = ("A", "B", "C")
    symmetric = ("B", "C")

    def place(self, at: Instances) -> Any:
        a, b, c = (at.point(P) for P in self.args)
        ab, bc, ca = sides((a, b, c))
        return (ca * b + ab * c - bc * a) / (ab + ca - bc)


class ExcenterOf(Placed):
    """The centre of the excircle on the far side from a corner: `J excenter of ABC opposite A`."""

    phrases = ("{J: new point} excenter of {p: triangle} opposite {A: point}",)

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        if isinstance(self.p, Polygon) and self.A not in self.p.corners:
            raise ValueError("an excenter lies opposite a corner")

    def parts(self) -> tuple[Fact, ...]:
        return Coincide(self.J, ExcenterPoint(*self._corners())).parts()

    def off(self, at: Instances) -> tuple[Any, Any]:
        a, b, c = self._corners()
        return at.point(self.J) - at.point(ExcenterPoint(a, b, c)), at.point(c) - at.point(b)

    def entails(self) -> tuple[Fact, ...]:
        a, b, c = self._corners()
        return Bisects(Line(a, self.J), Angle(b, a, c)), OutsidePolygon(self.J, self.p)

    def _corners(self) -> tuple[Any, Any, Any]:
        return aligned(self, _from)


def _from(J: Any, p: Any, A: Any) -> tuple[Any, Any, Any]:
    """A triangle's corners in order, the given one first."""
    k = p.corners.index(A)
    return A, p.corners[k - 2], p.corners[k - 1]
