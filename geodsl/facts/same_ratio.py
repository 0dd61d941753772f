"""Two proportions are the same."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from geodsl.arithmetic import DimensionError, multiply, quantity
from geodsl.facts.conjunction import largest
from geodsl.facts.less import either_way
from geodsl.facts.points import arguments
from geodsl.facts.scales import dimensions
from geodsl.instances import Instances
from geodsl.language.term import Column, Fact, Term
from geodsl.objects import Num, Proportion
from geodsl.units import share

__all__ = ["SameRatio"]


class SameRatio(Fact):
    """Quantities in proportion: `BD : DC = 1 : 2`, `AB : BC : CA = 3 : 4 : 5`."""

    phrases = ("{p: proportion} = {q: proportion}",)
    gap = share()

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        p, q = self.p, self.q
        if isinstance(p, Proportion) and isinstance(q, Proportion) and len(p.parts) != len(q.parts):
            raise ValueError("two proportions have as many parts as one another")

    def canonical(self) -> tuple[Any, ...]:
        if not (isinstance(self.p, Proportion) and isinstance(self.q, Proportion)):
            return tuple(sorted((self.p.key, self.q.key)))
        # 1 : 2 = AB : CD says the same as CD : AB = 2 : 1.
        pairs = [(a.key, b.key) for a, b in zip(self.p.parts, self.q.parts, strict=True)]
        turned = [(b, a) for a, b in pairs]
        return min(tuple(sorted(way)) for way in (pairs, turned))

    def parts(self) -> tuple[Fact, ...]:
        p, q = arguments(self.p, Proportion), arguments(self.q, Proportion)
        if p is None or q is None or len(p[0]) == 2:
            return (self,)
        (a, *more), (c, *rest) = p[0], q[0]
        return tuple(
            SameRatio(Proportion((a, b)), Proportion((c, d))) for b, d in zip(more, rest, strict=True)
        )

    def residual(self, at: Instances) -> Any:
        (a, *more), (c, *rest) = at.value(self.p), at.value(self.q)
        # What a reader sees of a ratio of lengths is where it divides their sum.
        found = []
        for b, d in zip(more, rest, strict=True):
            share_of_whole = (a * d - b * c) / ((a + b) * (c + d))
            found.append(share_of_whole * self._whole(at, a + b, c + d))
        return largest(found)

    def _whole(self, at: Instances, *sums: Any) -> Any:
        """How large the divided lengths are in the figure, 1 where no lengths are divided."""
        whole: Any = 0.0
        for p, total in zip((self.p, self.q), sums, strict=True):
            whole = np.maximum(whole, np.where(_lengths(p), total / at.size, 0.0))
        return np.where(whole > 0.0, whole, 1.0)

    def contraries(self, points: Sequence[Term] = ()) -> tuple[Fact, ...]:
        p, q = self.p, self.q
        if not (isinstance(p, Proportion) and isinstance(q, Proportion)) or len(p.parts) != 2:
            return ()
        (a, b), (c, d) = p.parts, q.parts
        try:
            return either_way(_product(a, d), _product(b, c))
        except DimensionError:  # two angles are never multiplied
            return ()


def _product(x: Any, y: Any) -> Any:
    """Two parts of proportions multiplied, a number first: `2 AB`, and `AB` for once."""
    if isinstance(y, Num):
        x, y = y, x
    if isinstance(x, Num) and x.makes == "number" and x.value == 1.0:
        return y
    return multiply((quantity(x), quantity(y)))


def _lengths(p: Any) -> Any:
    """Whether a proportion is one of lengths, a row each."""
    found = arguments(p, Proportion)
    if found is None:
        return False
    long = np.array([k == "length" for k in dimensions(*found[0])])
    return long[:, None] if isinstance(p, Column) else long
