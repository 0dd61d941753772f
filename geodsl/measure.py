"""Many facts measured at once: one evaluation a kind instead of one a fact."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any

import numpy as np

from geodsl.instances import Instances
from geodsl.language.term import Fact, OpenFact, Term, stacked
from geodsl.numeric import Dual

__all__ = ["Measured", "parts_of", "residual_rows"]


class Measured:
    """A fixed list of facts, grouped by kind and shape, ready to be evaluated on any batch."""

    def __init__(self, facts: Sequence[Fact]) -> None:
        self.facts = tuple(facts)
        groups: dict[Any, list[int]] = {}
        for k, fact in enumerate(self.facts):
            groups.setdefault((type(fact), *map(_shape, fact.args)), []).append(k)
        self.groups = [(rows, stacked([self.facts[k] for k in rows])) for rows in groups.values()]
        self.least = np.array([f.gap.least for f in self.facts])
        self.tolerance = np.array([f.tolerance for f in self.facts])

    def __len__(self) -> int:
        return len(self.facts)

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """The facts in words."""
        return tuple(map(str, self.facts))

    def residual(self, at: Instances) -> np.ndarray:
        """Residuals, a row for each fact."""
        return self._rows(at, lambda fact: fact.residual(at))

    def measure(self, at: Instances) -> np.ndarray:
        """Visible measures, a row for each fact."""
        return self._rows(at, lambda fact: fact.measure(at))

    def margin(self, at: Instances) -> np.ndarray:
        """Signed measures: positive where an inequality holds; for other facts, minus the measure."""
        return self._rows(at, lambda f: f.margin(at) if isinstance(f, OpenFact) else -f.measure(at))

    def _rows(self, at: Instances, ask: Any) -> np.ndarray:
        out = np.empty((len(self.facts), at.n))
        for rows, many in self.groups:
            out[rows] = ask(many)
        return out


def _shape(x: Any) -> Any:
    """What must agree for terms to be stacked: kinds of values and numbers of parts."""
    if isinstance(x, tuple):
        return tuple(_shape(y) for y in x)
    if isinstance(x, Term):
        corners = getattr(x, "corners", None) if x.makes == "polygon" else None
        return (x.makes, len(corners) if corners is not None else None)
    return "number" if isinstance(x, int | float) else x


def parts_of(facts: Sequence[Fact]) -> list[Fact]:
    """The simple facts that given ones consist of, each once."""
    out: dict[Any, Fact] = {}
    stack = list(reversed(facts))
    while stack:
        fact = stack.pop()
        parts = fact.parts()
        if len(parts) == 1 and parts[0] is fact:
            out.setdefault(fact.key, fact)
        else:
            stack.extend(reversed(parts))
    return list(out.values())


def residual_rows(facts: Sequence[Fact], at: Instances, count: int) -> tuple[np.ndarray, np.ndarray]:
    """Residuals (m, n) and their derivatives (count, m, n), for facts evaluated on dual numbers."""
    values, slopes = [], []
    for fact in facts:
        r = fact.residual(at)
        if isinstance(r, Dual):
            values.append(np.broadcast_to(r.v, (at.n,)))
            slopes.append(np.broadcast_to(r.d, (count, at.n)))
        else:
            values.append(np.broadcast_to(np.asarray(r, float), (at.n,)))
            slopes.append(np.zeros((count, at.n)))
    if not values:
        return np.zeros((0, at.n)), np.zeros((count, 0, at.n))
    return np.stack(values), np.stack(slopes, 1)
