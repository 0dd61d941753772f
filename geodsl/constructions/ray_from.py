"""Rays and segments with a name of their own."""

from __future__ import annotations

from typing import Any

from geodsl.instances import Instances
from geodsl.language.term import Construction
from geodsl.numeric import Ray, Segment, distance, unit
from geodsl.units import SHARE

__all__ = ["RayFrom", "SegmentFrom"]


class _Between(Construction):
    def cramped(self, at: Instances) -> Any:
        return distance(at.point(self.A), at.point(self.B)) < SHARE * at.size


class RayFrom(_Between):
    """The ray from A through B: `ray r from A through B`."""

    phrases = ("ray {self} from {A: point} through {B: point}",)
    makes = "ray"

    def place(self, at: Instances) -> Ray:
        a = at.point(self.A)
        return Ray(a, unit(at.point(self.B) - a))


class SegmentFrom(_Between):
    """The segment between A and B: `segment s from A to B`."""

    phrases = ("segment {self} from {A: point} to {B: point}",)
    makes = "segment"
    symmetric = True

    def place(self, at: Instances) -> Segment:
        return Segment(at.point(self.A), at.point(self.B))
