"""Parallelograms on three given corners."""

from __future__ import annotations

from typing import Any

from geodsl.facts.parallelogram import Parallelogram
from geodsl.instances import Instances
from geodsl.language.term import Construction, Fact, Term
from geodsl.objects import Polygon

__all__ = ["ParallelogramOn"]


class ParallelogramOn(Construction):
    """The fourth corner of the parallelogram ABCD: `D = parallelogram on ABC`."""

    phrases = ("parallelogram on {points: points}",)
    makes = "point"
    serves = Parallelogram
    start = (0, 1, 2)

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        if len(self.points) != 3:
            raise ValueError("a parallelogram needs three of its corners")

    @classmethod
    def on(cls, *corners: Term, size: int = 4) -> Construction:
        return cls(corners)

    def canonical(self) -> tuple[Any, ...]:
        a, b, c = (p.key for p in self.points)
        return (b, *sorted((a, c)))

    def place(self, at: Instances) -> Any:
        a, b, c = at.points(self.points)
        return a + c - b

    def brings(self, D: Term) -> tuple[Fact, ...]:
        return (Parallelogram(Polygon((*self.points, D))),)
