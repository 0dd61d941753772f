"""The corners of a triangle as terms, whatever it is called by."""

from __future__ import annotations

from typing import Any

import numpy as np

from geodsl.instances import Instances
from geodsl.language.term import Term
from geodsl.numeric import cross, value
from geodsl.objects import Part, Polygon

__all__ = ["across", "beside", "corners", "shares"]


def corners(p: Any) -> tuple[Any, Any, Any]:
    """The three corners, by their names where they have some."""
    a, b, c = p.corners if isinstance(p, Polygon) else (Part(p, k) for k in range(3))
    return a, b, c


def across(p: Any, A: Term) -> tuple[Any, Any] | None:
    """The ends of the side across from a corner, where the names tell which that is."""
    if not isinstance(p, Polygon) or A not in p.corners:
        return None
    k = p.corners.index(A)
    return p.corners[k - 2], p.corners[k - 1]


def beside(at: Instances, p: Any, A: Any) -> tuple[Any, Any, Any]:
    """A corner and the ends of the side across from it, in every instance."""
    apex = at.point(A)
    a = value(apex)
    u, v, w = at.vertices(p)
    return apex, np.where(value(u) == a, v, u), np.where(value(w) == a, v, w)


def shares(p: Any, a: Any, b: Any, c: Any) -> tuple[Any, Any, Any]:
    """A point's barycentric coordinates in a triangle; they add up to 1 and are positive inside."""
    whole = cross(b - a, c - a)
    return cross(b - p, c - p) / whole, cross(c - p, a - p) / whole, cross(a - p, b - p) / whole
