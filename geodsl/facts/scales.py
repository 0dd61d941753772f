"""What a difference of two quantities is measured against, and in which unit it is judged."""

from __future__ import annotations

from typing import Any

import numpy as np

from geodsl.instances import Instances
from geodsl.language.term import Column
from geodsl.units import Gap, radians, share

__all__ = ["difference", "dimension", "gap_of", "visible"]


_DIMENSIONS = {"segment": "length", "angle": "degrees"}


def dimension(*terms: Any) -> str:
    """What the terms are together: a plain number beside a length is a length."""
    rows = [t.terms for t in terms if isinstance(t, Column)]
    if rows:
        count = range(len(rows[0]))
        found = {dimension(*(t.terms[i] if isinstance(t, Column) else t for t in terms)) for i in count}
        if len(found) > 1:
            raise ValueError(f"one column holds quantities of several dimensions: {', '.join(sorted(found))}")
        return found.pop()
    kinds = {_DIMENSIONS.get(t.makes, t.makes) for t in terms}
    return next((k for k in ("degrees", "area", "length") if k in kinds), "number")


def gap_of(*terms: Any) -> Gap:
    """Angles are judged in degrees, all else as a share."""
    return radians() if dimension(*terms) == "degrees" else share()


def difference(at: Instances, x: Any, y: Any, *terms: Any) -> Any:
    """x - y without a dimension; `terms` are the ones that x and y are the values of.

    Angles stay in radians; lengths and areas become shares of the figure. Plain numbers are relative
    where they are above 1 and absolute below, since a ratio near 0 is seen against the whole.
    """
    match dimension(*terms):
        case "degrees":
            return x - y
        case "length":
            return (x - y) / at.size
        case "area":
            return (x - y) / (at.size * at.size)
    return (x - y) / np.maximum((np.absolute(x) + np.absolute(y)) / 2.0, 1.0)


def visible(at: Instances, x: Any, y: Any, *terms: Any) -> Any:
    """The same in the unit of the gap."""
    found = difference(at, x, y, *terms)
    return found * (180.0 / np.pi) if dimension(*terms) == "degrees" else found
