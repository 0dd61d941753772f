"""Patterns: facts without names, evaluated at once for all places where they stand.

Captions of one group speak of different points in the same ways. A pattern is a fact with numbered places for its
names; whatever captions and figures it occurs in, it is evaluated once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

from geodsl.facts.ink.ink_fact import InkFact
from geodsl.instances import Instances
from geodsl.language.term import Fact, OpenFact, Term
from geodsl.numeric import Dual, plane
from geodsl.objects import Ref, names
from perturb.craft.making import onto
from perturb.paper.pins import held

__all__ = ["WAYS", "Pattern", "pattern", "pieces", "scale_of"]

WAYS = {"point": 2, "line": 4, "ray": 4, "segment": 4, "circle": 3, "arc": 5}
"""How many numbers hold an object of a type; all others one."""

_TURN = np.pi / 180.0
_DEGREES = {"degrees": (0,), "arc": (3, 4)}  # which of the numbers are degrees


@dataclass(frozen=True)
class Pattern:
    """A fact of numbered places of some types."""

    fact: Fact
    types: tuple[str, ...]

    @property
    def open(self) -> bool:
        return isinstance(self.fact, OpenFact)

    @property
    def starts(self) -> tuple[int, ...]:
        """Where the numbers of each place begin."""
        return tuple(np.cumsum([0, *(WAYS.get(t, 1) for t in self.types)]).tolist())

    def figures(self, numbers: Sequence[Any], size: np.ndarray) -> Instances:
        """Its places filled: `numbers` (k, n), arrays or variables, one row after the other."""
        at = Instances(len(size), size=size)
        for k, (kind, first) in enumerate(zip(self.types, self.starts[:-1], strict=True)):
            at.put(_place(k, kind), _held(kind, numbers[first : first + WAYS.get(kind, 1)]))
        return at

    def margin(self, at: Instances) -> Any:
        """Of an inequality: in radians, or as share of the size."""
        assert isinstance(self.fact, OpenFact)
        return self.fact.margin(at) * self.unit

    @property
    def unit(self) -> float:
        return _TURN if self.fact.gap.unit == "°" else 1.0

    @property
    def least(self) -> float:
        """The least visible gap, in the unit of its margin."""
        return self.fact.gap.least * self.unit


@lru_cache(maxsize=16_384)
def pattern(fact: Fact) -> tuple[Pattern, tuple[str, ...]]:
    """A fact as a pattern, and the names that fill its places."""
    if isinstance(fact, InkFact):
        raise TypeError("what is said in ink has no coordinates")
    own = names(fact)
    number = {name: k for k, name in enumerate(own)}
    types: dict[int, str] = {}

    def new(term: Term) -> Term:
        if not isinstance(term, Ref):
            return term
        k = number[term.name]
        types[k] = term.type
        return _place(k, term.type)

    return Pattern(fact.map(new), tuple(types[k] for k in range(len(own)))), own


@lru_cache(maxsize=8192)
def pieces(fact: Fact) -> tuple[Fact, ...]:
    """What has to become true for a fact to hold: its parts, or itself where it is an inequality."""
    return (fact,) if isinstance(fact, OpenFact) else tuple(w.fact for w in onto(fact))


@lru_cache(maxsize=256)
def _place(k: int, kind: str) -> Ref:
    return Ref(f"#{k}", kind)


class _Node:
    """What `held` asks of a node."""

    def __init__(self, kind: str) -> None:
        self.type = kind


def _held(kind: str, numbers: Sequence[Any]) -> Any:
    if any(isinstance(x, Dual) for x in numbers):
        # Degrees are turned into radians by a product, which variables know.
        if kind == "degrees":
            return numbers[0] * _TURN
        if kind == "arc":
            x, y, r, s, t = numbers
            return plane.Arc(x + 1j * y, r, s * _TURN, (t - s) * _TURN)
    return held(_Node(kind), numbers)  # type: ignore[arg-type]


def scale_of(kind: str, numbers: np.ndarray, size: float) -> np.ndarray:
    """How far a step of 1 moves each number of an object: a figure's size, a radian, all of a number."""
    if WAYS.get(kind, 1) == 1 and kind != "degrees":
        return np.maximum(np.absolute(numbers), 1e-3 * size)
    out = np.full(len(numbers), size)
    out[list(_DEGREES.get(kind, ()))] = 1.0 / _TURN
    return out
