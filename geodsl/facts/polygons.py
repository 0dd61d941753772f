"""What facts about shapes and centres measure with: the worst of several residuals, the mean of points."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import combinations
from typing import Any

import numpy as np

from geodsl.instances import Instances
from geodsl.language.term import Column, Fact, Object
from geodsl.numeric import distance
from geodsl.objects import Line
from geodsl.units import share

__all__ = ["Mean", "Placed", "aligned", "all_pairs", "diagonal", "largest", "least", "sides", "spread"]


def largest(*residuals: Any) -> Any:
    """The residual farthest from 0, with its sign: a conjunction. Nan stays."""
    out = residuals[0]
    for r in residuals[1:]:
        out = np.where((np.absolute(r) > np.absolute(out)) | np.isnan(r), r, out)
    return out


def least(*residuals: Any) -> Any:
    """The residual nearest to 0, with its sign: a disjunction. Nan stays, so nothing flat is ever true."""
    out = residuals[0]
    for r in residuals[1:]:
        out = np.where((np.absolute(r) < np.absolute(out)) | np.isnan(r), r, out)
    return out


def spread(values: Sequence[Any]) -> Any:
    """The greatest of some values less the smallest: 0 where all are equal, whichever is named first."""
    high = low = values[0]
    for v in values[1:]:
        high, low = np.maximum(high, v), np.minimum(low, v)
    return high - low


def sides(corners: Sequence[Any]) -> list[Any]:
    """The lengths of a polygon's sides, AB first."""
    return [distance(a, b) for a, b in zip(corners, (*corners[1:], corners[0]), strict=True)]


def all_pairs(corners: Sequence[Any]) -> list[tuple[Any, Any]]:
    return list(combinations(corners, 2))


def diagonal(corners: Sequence[Any], k: int) -> Line:
    """A quadrilateral's diagonal from corner k, as a line."""
    return Line(corners[k], corners[k + 2])


def aligned(fact: Fact, split: Callable[..., tuple[Any, ...]]) -> tuple[Any, ...]:
    """The terms that `split` makes of a fact's arguments; columns of them where the arguments are columns.

    Which end of a segment is a corner is a matter of names, so it is settled term by term.
    """
    if not isinstance(fact.args[0], Column):
        return split(*fact.args)
    rows = [split(*row) for row in zip(*(a.terms for a in fact.args), strict=True)]
    return tuple(Column(column) for column in zip(*rows, strict=True))


class Mean(Object):
    """The mean of some points, where a fact needs it and no name does."""

    makes = "point"
    fields = ("points",)

    def place(self, at: Instances) -> Any:
        total: Any = 0.0
        for p in self.points:
            total = total + at.point(p)
        return total / len(self.points)


class Placed(Fact):
    """A point is where a triangle has a certain point: the gap between the two, as a share."""

    gap = share()

    def off(self, at: Instances) -> tuple[Any, Any]:
        """The gap between the two points, and a side's direction to split it along."""
        raise TypeError(f"{type(self).__name__} has no place")

    def residual(self, at: Instances) -> Any:
        gap, along = self.off(at)
        turned = gap * np.conjugate(along) / (np.absolute(along) * at.size)
        return largest(turned.real, turned.imag)

    def measure(self, at: Instances) -> Any:
        return np.absolute(self.off(at)[0]) / at.size
