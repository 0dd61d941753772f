"""Matters by their answer, so that the one that most figures have is no habit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeVar

from geodsl.words.questions.draw import Draw

__all__ = ["rarer"]

_T = TypeVar("_T")


def rarer(by_answer: Mapping[str, Sequence[_T]], dull: str | None) -> tuple[tuple[_T, ...], ...]:
    """Groups of matters, one answer each, to be picked from with the same chance.

    The dull answer has half as many matters as all others together, and a third of the chances at most.
    """
    others = [tuple(some) for answer, some in by_answer.items() if answer != dull]
    if dull is None or dull not in by_answer or not others:
        return tuple(map(tuple, by_answer.values()))
    few = Draw(0, "dull").few(by_answer[dull], max(1, sum(map(len, others)) // 2))
    return (*(others if len(others) > 1 else others * 2), tuple(few))
