"""Lines pass through one point."""

from __future__ import annotations

from typing import Any

import numpy as np

from geodsl.facts.conjunction import largest
from geodsl.instances import Instances
from geodsl.language.term import Fact
from geodsl.numeric import cross
from geodsl.units import share

__all__ = ["Concurrent"]


class Concurrent(Fact):
    """Three or more lines with a point in common: `AD, BE, CF concurrent`."""

    phrases = ("{lines: lines} concurrent",)
    gap = share()

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        if len(self.lines) < 3:
            raise ValueError("two lines always meet")

    def canonical(self) -> tuple[Any, ...]:
        return tuple(sorted(l.key for l in self.lines))

    def parts(self) -> tuple[Fact, ...]:
        if len(self.lines) == 3:
            return (self,)
        k, l, *rest = self.lines
        return tuple(Concurrent((k, l, m)) for m in rest)

    def residual(self, at: Instances) -> Any:
        if len(self.lines) > 3:
            return largest(part.residual(at) for part in self.parts())
        k, l, m = (at.line(line) for line in self.lines)
        kl, lm, mk = (
            cross(k.direction, l.direction),
            cross(l.direction, m.direction),
            cross(m.direction, k.direction),
        )
        # With k's origin as the plane's, the determinant of the three lines' equations.
        from_l, from_m = cross(l.origin - k.origin, l.direction), cross(m.origin - k.origin, m.direction)
        determinant = mk * from_l + kl * from_m
        # Two lines meet somewhere, and this is how far from the third; the steepest pair is the nearest.
        steepest = np.maximum(np.maximum(np.absolute(kl), np.absolute(lm)), np.absolute(mk))
        return determinant / (steepest * at.size)

    def entails(self) -> tuple[Fact, ...]:
        return self.parts() if len(self.lines) > 3 else ()
