"""Where a triangle's notable points are: formulas of the corners, most of them by weights at the corners."""

from __future__ import annotations

from typing import Any

import numpy as np

from geodsl.instances import Instances
from geodsl.language.term import Object
from geodsl.numeric import circumcenter, cross, distance, dot

__all__ = [
    "BevanSpot",
    "DeLongchampsSpot",
    "FermatSpot",
    "FirstBrocardSpot",
    "GergonneSpot",
    "MittenpunktSpot",
    "NagelSpot",
    "NinePointSpot",
    "SecondBrocardSpot",
    "SpiekerSpot",
    "Spot",
    "SymmedianSpot",
]


class Spot(Object):
    """A point that a triangle has by a rule, where a fact needs it and no name does."""

    makes = "point"
    fields = ("A", "B", "C")
    symmetric = True

    def place(self, at: Instances) -> Any:
        return self.rule(*(at.point(P) for P in self.args))

    @staticmethod
    def rule(a: Any, b: Any, c: Any) -> Any:
        raise TypeError("this spot has no rule")


class GergonneSpot(Spot):
    """Where the lines from the corners to the incircle's touch points meet."""

    @staticmethod
    def rule(a: Any, b: Any, c: Any) -> Any:
        x, y, z = _tangents(a, b, c)
        return _mean((a, b, c), (y * z, z * x, x * y))


class NagelSpot(Spot):
    """Where the lines from the corners to the excircles' touch points meet."""

    @staticmethod
    def rule(a: Any, b: Any, c: Any) -> Any:
        return _mean((a, b, c), _tangents(a, b, c))


class FermatSpot(Spot):
    """From where all sides are seen at 120°. There is no such point if an angle is as large as that."""

    @staticmethod
    def rule(a: Any, b: Any, c: Any) -> Any:
        # The weights are 1 / (cot A + cot 60°), and so on; with twice the area S, cot A = AB · AC / S.
        turned = np.absolute(cross(b - a, c - a)) / np.sqrt(3.0)
        u, v, w = (dot(q - p, r - p) + turned for p, q, r in ((a, b, c), (b, c, a), (c, a, b)))
        there = (u > 0.0) & (v > 0.0) & (w > 0.0)
        return np.where(there, _mean((a, b, c), (v * w, w * u, u * v)), complex(np.nan, np.nan))


class SymmedianSpot(Spot):
    """Where the mirror images of the medians in the bisectors meet."""

    @staticmethod
    def rule(a: Any, b: Any, c: Any) -> Any:
        return _mean((a, b, c), _squares(a, b, c))


class SpiekerSpot(Spot):
    """The incentre of the triangle of the sides' midpoints."""

    @staticmethod
    def rule(a: Any, b: Any, c: Any) -> Any:
        u, v, w = distance(b, c), distance(c, a), distance(a, b)
        return _mean((a, b, c), (v + w, w + u, u + v))


class MittenpunktSpot(Spot):
    """Where the lines from the excentres through the midpoints of the sides meet."""

    @staticmethod
    def rule(a: Any, b: Any, c: Any) -> Any:
        x, y, z = _tangents(a, b, c)
        return _mean((a, b, c), ((y + z) * x, (z + x) * y, (x + y) * z))


class NinePointSpot(Spot):
    """The centre of the circle through the midpoints of the sides."""

    @staticmethod
    def rule(a: Any, b: Any, c: Any) -> Any:
        return (a + b + c - circumcenter(a, b, c)) / 2.0


class DeLongchampsSpot(Spot):
    """The mirror image of the orthocentre in the circumcentre."""

    @staticmethod
    def rule(a: Any, b: Any, c: Any) -> Any:
        return 4.0 * circumcenter(a, b, c) - (a + b + c)


class BevanSpot(Spot):
    """The mirror image of the incentre in the circumcentre."""

    @staticmethod
    def rule(a: Any, b: Any, c: Any) -> Any:
        sides = (distance(b, c), distance(c, a), distance(a, b))
        return 2.0 * circumcenter(a, b, c) - _mean((a, b, c), sides)


class FirstBrocardSpot(Spot):
    """The point P with the angles PAB, PBC and PCA equal."""

    symmetric = False

    @staticmethod
    def rule(a: Any, b: Any, c: Any) -> Any:
        u, v, w = _squares(a, b, c)
        return _mean((a, b, c), (w * u, u * v, v * w))


class SecondBrocardSpot(Spot):
    """The point P with the angles PBA, PCB and PAC equal."""

    symmetric = False

    @staticmethod
    def rule(a: Any, b: Any, c: Any) -> Any:
        u, v, w = _squares(a, b, c)
        return _mean((a, b, c), (u * v, v * w, w * u))


def _mean(corners: tuple[Any, ...], weights: tuple[Any, ...]) -> Any:
    (a, b, c), (u, v, w) = corners, weights
    return (u * a + v * b + w * c) / (u + v + w)


def _tangents(a: Any, b: Any, c: Any) -> tuple[Any, Any, Any]:
    """Twice the lengths of the tangents from the corners to the incircle."""
    u, v, w = distance(b, c), distance(c, a), distance(a, b)
    return v + w - u, w + u - v, u + v - w


def _squares(a: Any, b: Any, c: Any) -> tuple[Any, Any, Any]:
    """The squares of the sides opposite the corners."""
    return dot(c - b, c - b), dot(a - c, a - c), dot(b - a, b - a)
