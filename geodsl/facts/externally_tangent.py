"""Two circles touch from outside."""

from __future__ import annotations

from typing import Any

from geodsl.instances import Instances
from geodsl.language.term import Fact
from geodsl.numeric import distance
from geodsl.units import share

__all__ = ["ExternallyTangent"]


class ExternallyTangent(Fact):
    """Circles that touch, neither within the other: `w externally tangent to v`."""

    phrases = (
        "{w: circle} externally tangent to {v: circle}",
        "{w: circle} touches {v: circle} externally",
        "{w: circle} and {v: circle} externally tangent",
    )
    symmetric = True
    gap = share()

    def residual(self, at: Instances) -> Any:
        w, v = at.circle(self.w), at.circle(self.v)
        return (distance(w.center, v.center) - w.radius - v.radius) / at.size
