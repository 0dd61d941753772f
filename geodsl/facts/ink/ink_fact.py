"""What a drawing says in ink: read off the ink, never solved for."""

from __future__ import annotations

from typing import Any

import numpy as np

from geodsl.instances import Instances
from geodsl.language.term import Column, Fact
from geodsl.units import share

__all__ = ["InkFact"]


class InkFact(Fact):
    """A fact about the drawing, not about the figure: `AB dashed`.

    Its residual is 0 where the ink says so and 1 where it doesn't, and nothing lies between. It can be
    claimed; what brings it about is an order (`dash AB`), so it can't be stated, solved for or implied.
    """

    gap = share()

    def said(self, at: Instances) -> Any:
        """Where the ink says so: a mask over the instances."""
        raise TypeError(f"{type(self).__name__} says nothing")

    def order(self) -> str | None:
        """The statement that brings it about."""
        return None

    def residual(self, at: Instances) -> Any:
        if at.ink is None:
            raise ValueError("these instances have no ink: they weren't made from a scene")
        rows = list(_rows(self))
        told = [np.broadcast_to(fact.said(at), (at.n,)) for fact in rows]
        return np.where(told[0] if rows[0] is self else np.stack(told), 0.0, 1.0)

    def measure(self, at: Instances) -> Any:
        return self.residual(at)


def _rows(fact: InkFact) -> list[InkFact]:
    """The facts that a column stands for, one by one."""
    columns = [c for arg in fact.args for c in (arg if isinstance(arg, tuple) else (arg,))]
    count = next((len(c.terms) for c in columns if isinstance(c, Column)), None)
    if count is None:
        return [fact]

    def pick(arg: Any, k: int) -> Any:
        if isinstance(arg, tuple):
            return tuple(pick(a, k) for a in arg)
        return arg.terms[k] if isinstance(arg, Column) else arg

    return [type(fact)(*(pick(arg, k) for arg in fact.args)) for k in range(count)]
