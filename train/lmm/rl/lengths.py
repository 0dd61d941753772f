"""Lengths: how many tokens an answer may have, more the longer is learned; and how the rates rise."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from train.lmm.rl.errors import RlError

__all__ = ["Lengths", "problem", "risen"]


class Lengths:
    """The curriculum of lengths.

    Args:
        stages: pairs (first iteration, tokens), the first of them (0, …): ((0, 24576), (300, 32768), (700, 49152)).
    """

    def __init__(self, stages: Sequence[Sequence[int]]) -> None:
        if wrong := problem(stages):
            raise RlError(f"lengths: expected {wrong}; found {stages!r}")
        self.stages = tuple((int(first), int(tokens)) for first, tokens in stages)

    def at(self, iteration: int) -> int:
        """Tokens that an answer may have in an iteration, counted from 0."""
        return [tokens for first, tokens in self.stages if first <= iteration][-1]

    @property
    def most(self) -> int:
        return max(tokens for _, tokens in self.stages)


def problem(stages: object) -> str | None:
    """What was expected, where stages can't be."""
    expected = "pairs [first iteration, tokens], from iteration 0 on, such as [[0, 24576], [300, 32768]]"
    if not isinstance(stages, list | tuple) or not stages:
        return expected
    for stage in stages:
        good = isinstance(stage, list | tuple) and len(stage) == 2 and all(type(x) is int for x in stage)
        if not good or stage[0] < 0 or stage[1] < 1:
            return expected
    if stages[0][0] != 0 or any(a[0] >= b[0] for a, b in pairwise(stages)):
        return f"{expected}, later ones later"
    return None


def risen(iteration: int, warmup: int) -> float:
    """The part of the rate at an iteration, counted from 0: up in a line over so many, then all of it."""
    return min(1.0, (iteration + 1) / warmup) if warmup else 1.0
