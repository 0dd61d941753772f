"""A point on the outline of a polygon: where inside becomes outside."""

from __future__ import annotations

from typing import Any

from geodsl.facts.inside_polygon import depth
from geodsl.instances import Instances
from geodsl.language.term import Fact
from geodsl.units import share

__all__ = ["OnOutline"]


class OnOutline(Fact):
    """A point is on a side of a polygon; the residual is positive inside."""

    fields = ("P", "p")
    gap = share()

    def residual(self, at: Instances) -> Any:
        return depth(at.point(self.P), at.vertices(self.p)) / at.size
