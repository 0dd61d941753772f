"""Two segments are equally long."""

from __future__ import annotations

from typing import Any

from geodsl.instances import Instances
from geodsl.language.term import Fact
from geodsl.units import share

__all__ = ["EqualLengths"]


class EqualLengths(Fact):
    """Segments of one length: `AB = CD`."""

    phrases = ("{s: segment} = {t: segment}", "{s: segment} equal to {t: segment}")
    symmetric = True
    gap = share()

    def residual(self, at: Instances) -> Any:
        return (at.length(self.s) - at.length(self.t)) / at.size
