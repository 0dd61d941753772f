"""Two points fall together: two equations, one for each axis."""

from __future__ import annotations

from typing import Any

from geodsl.facts.conjunction import Conjunction
from geodsl.instances import Instances
from geodsl.language.term import Fact
from geodsl.numeric import distance
from geodsl.units import share

__all__ = ["Coincide", "CoincideX", "CoincideY"]


class CoincideX(Fact):
    """Two points have one abscissa."""

    fields = ("P", "Q")
    symmetric = True
    gap = share()

    def residual(self, at: Instances) -> Any:
        return (at.point(self.P) - at.point(self.Q)).real / at.size


class CoincideY(Fact):
    """Two points have one ordinate."""

    fields = ("P", "Q")
    symmetric = True
    gap = share()

    def residual(self, at: Instances) -> Any:
        return (at.point(self.P) - at.point(self.Q)).imag / at.size


class Coincide(Conjunction):
    """Two points are one."""

    fields = ("P", "Q")
    symmetric = True
    gap = share()

    def parts(self) -> tuple[Fact, ...]:
        return CoincideX(self.P, self.Q), CoincideY(self.P, self.Q)

    def measure(self, at: Instances) -> Any:
        return distance(at.point(self.P), at.point(self.Q)) / at.size
