"""What a difference of two quantities is measured against, and in which unit it is judged."""

from __future__ import annotations

from typing import Any

import numpy as np

from geodsl.instances import Instances
from geodsl.language.term import Column
from geodsl.units import Gap, radians, share

__all__ = ["comparable", "difference", "dimensions", "gap_of", "visible"]


_DIMENSIONS = {"segment": "length", "angle": "degrees"}
_POWERS = {"number": 0, "degrees": 0, "length": 1, "area": 2}


def dimensions(*terms: Any) -> tuple[str, ...]:
    """What the terms are together, one a row: a plain number beside a length is a length."""
    count = next((len(t.terms) for t in terms if isinstance(t, Column)), 1)
    rows = [[t.terms[i] if isinstance(t, Column) else t for t in terms] for i in range(count)]
    found = []
    for row in rows:
        kinds = {_DIMENSIONS.get(t.makes, t.makes) for t in row}
        found.append(next((k for k in ("degrees", "area", "length") if k in kinds), "number"))
    return tuple(found)


def comparable(*terms: Any) -> None:
    """Refuse to compare an angle's size with a length or a number, or a length with an area."""
    kinds = {_DIMENSIONS.get(t.makes, t.makes) for t in terms if not isinstance(t, Column)} - {None}
    if len(kinds) > 1 and ("degrees" in kinds or {"length", "area"} <= kinds):
        raise ValueError("only quantities of one kind can be compared")


def gap_of(*terms: Any) -> Gap:
    """Angles are judged in degrees, all else as a share."""
    turned = {k == "degrees" for k in dimensions(*terms)}
    if len(turned) > 1:
        raise ValueError("angles and other quantities in one column have no common unit")
    return radians() if turned.pop() else share()


def difference(at: Instances, x: Any, y: Any, *terms: Any) -> Any:
    """x - y without a dimension; `terms` are the ones that x and y are the values of.

    Angles stay in radians; lengths and areas become shares of the figure. Plain numbers are relative
    where they are above 1 and absolute below, since a ratio near 0 is seen against the whole.
    """
    kinds = dimensions(*terms)
    shape = (len(kinds), 1) if any(isinstance(t, Column) for t in terms) else (1,)
    plain = np.array([k == "number" for k in kinds]).reshape(shape)
    power = np.array([float(_POWERS[k]) for k in kinds]).reshape(shape)
    relative = np.maximum((np.absolute(x) + np.absolute(y)) / 2.0, 1.0)
    return (x - y) / np.where(plain, relative, at.size**power)


def visible(at: Instances, x: Any, y: Any, *terms: Any) -> Any:
    """The same in the unit of the gap."""
    turned = gap_of(*terms).kind == "radians"
    return difference(at, x, y, *terms) * (180.0 / np.pi if turned else 1.0)
