"""What is measured of regions and arcs: area, the way round, length, and the angle at the centre."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from geodsl.constructions.sectors import tips
from geodsl.instances import Instances
from geodsl.language.term import Column, Construction, Quantity
from geodsl.numeric import Arc, Region, cross, distance

__all__ = ["ArcLength", "ArcMeasure", "RegionArea", "RegionPerimeter", "enclosed", "length_of"]


def enclosed(way: tuple[Any, ...]) -> Any:
    """The area that a closed way runs round, negative where it runs clockwise."""
    total: Any = 0.0
    for piece in way:
        if isinstance(piece, Arc):
            start, end = tips(piece)
            total = total + cross(piece.center, end - start) + piece.radius * piece.radius * piece.sweep
        else:
            total = total + cross(piece.a, piece.b)
    return total / 2.0


def length_of(way: tuple[Any, ...]) -> Any:
    """How long a way is."""
    total: Any = 0.0
    for piece in way:
        bent = isinstance(piece, Arc)
        total = total + (piece.radius * np.absolute(piece.sweep) if bent else distance(piece.a, piece.b))
    return total


class _OfRegion(Construction, Quantity):
    def measure(self, region: Region) -> Any:
        raise TypeError(f"{type(self).__name__} measures nothing")

    def place(self, at: Instances) -> Any:
        # Regions of different makes have nothing to be stacked by.
        return _each(at, self.g, self.measure)


class RegionArea(_OfRegion):
    """How large a region is: `area of g`, `area of sector OAB`."""

    phrases = ("area of {g: region}",)
    makes = "area"

    def measure(self, region: Region) -> Any:
        whole = np.absolute(enclosed(region.boundary))
        for hole in region.holes:
            whole = whole - np.absolute(enclosed(hole))
        return whole


class RegionPerimeter(_OfRegion):
    """The way round a region, its holes included: `perimeter of g`, `perimeter of sector OAB`."""

    phrases = ("perimeter of {g: region}",)
    makes = "length"

    def measure(self, region: Region) -> Any:
        total = length_of(region.boundary)
        for hole in region.holes:
            total = total + length_of(hole)
        return total


class ArcLength(Construction, Quantity):
    """How long an arc is, along the arc: `length of arc a`."""

    phrases = ("length of {a: arc}", "arc length of {a: arc}")
    makes = "length"

    def place(self, at: Instances) -> Any:
        arc = at.value(self.a)
        return arc.radius * arc.sweep


class ArcMeasure(Construction, Quantity):
    """The angle at the centre that an arc spans, up to 360°: `measure of arc a`."""

    phrases = ("measure of {a: arc}", "central angle of {a: arc}")
    makes = "degrees"

    def place(self, at: Instances) -> Any:
        return at.value(self.a).sweep


def _each(at: Instances, g: Any, measure: Callable[[Region], Any]) -> Any:
    if isinstance(g, Column):
        return np.stack([measure(at.value(term)) + np.zeros(at.n) for term in g.terms])
    return measure(at.value(g))
