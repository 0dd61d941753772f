"""Segments from a corner of a triangle: which end is the corner, and which is the foot."""

from __future__ import annotations

from typing import Any

import numpy as np

from geodsl.facts.polygons import Placed, aligned
from geodsl.instances import Instances
from geodsl.language.term import Object
from geodsl.objects import Polygon, Segment

__all__ = ["Cevian", "Nowhere"]


class Nowhere(Object):
    """The point that names don't tell: nothing is true of it."""

    makes = "point"
    fields = ()

    def place(self, at: Instances) -> Any:
        return np.full(at.n, complex(np.nan, np.nan))


class Cevian(Placed):
    """A segment from a corner to its foot on the opposite side."""

    def ends(self) -> tuple[Any, Any, Any, Any]:
        """Corner, foot and the opposite side's ends."""
        return aligned(self, _ends)

    def told(self) -> bool:
        """Whether the names tell which end is the corner; otherwise nothing follows."""
        return not isinstance(self.ends()[0], Nowhere)

    def off(self, at: Instances) -> tuple[Any, Any]:
        a, d, b, c = (at.point(P) for P in self.ends())
        return d - self.foot(a, b, c), c - b

    def foot(self, a: Any, b: Any, c: Any) -> Any:
        """Where the segment from the corner a must end on bc."""
        raise TypeError(f"{type(self).__name__} has no foot")


def _ends(s: Any, p: Any) -> tuple[Any, Any, Any, Any]:
    if isinstance(s, Segment) and isinstance(p, Polygon) and (s.A in p.corners) != (s.B in p.corners):
        corner, foot = (s.A, s.B) if s.A in p.corners else (s.B, s.A)
        k = p.corners.index(corner)
        return corner, foot, p.corners[k - 2], p.corners[k - 1]
    nowhere = Nowhere()
    return nowhere, nowhere, nowhere, nowhere
