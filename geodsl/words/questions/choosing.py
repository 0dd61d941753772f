"""Four choices, made crosswise: two things, each right or wrong, so that no choice is nearest to the rest."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from geodsl.language.term import Fact
from geodsl.objects import names
from geodsl.words.questions.draw import Draw
from geodsl.words.questions.matter import Contrast

__all__ = ["apart", "crosswise", "free", "mixed", "numbers", "subsets"]


def crosswise(first: tuple[Any, Any], second: tuple[Any, Any]) -> list[tuple[Any, Any]]:
    """The four ways to put two things together, each the right one or another; the first is wholly right."""
    return [(a, b) for a in first for b in second]


def apart(one: Contrast, other: Contrast) -> bool:
    """Whether two contrasts speak of different things, so that none of the four ways contradicts itself."""
    return all(free(x, y) for x in (one.true, one.false) for y in (other.true, other.false))


def free(x: Fact, y: Fact) -> bool:
    """Whether two facts are of two kinds, and neither speaks only of what the other speaks of."""
    mine, yours = set(names(x)), set(names(y))
    return type(x) is not type(y) and not mine <= yours and not yours <= mine


def mixed(choices: Sequence[Any], draw: Draw) -> tuple[list[Any], int]:
    """The choices in a random order, and where the first has come to stand."""
    order = draw.shuffled(range(len(choices)))
    return [choices[k] for k in order], order.index(0)


def numbers(value: int, draw: Draw, *, least: int = 0) -> list[int] | None:
    """Four numbers a, a + p, a + q, a + p + q, of which the right one, in front, is any with the same chance."""
    steps = [(p, q) for p, q in ((1, 2), (1, 3), (2, 3)) if value - p - q >= least]
    if not steps:
        return None
    p, q = draw.pick(steps)
    up, on = draw.coin(), draw.coin()
    p, q = (p if up else -p), (q if on else -q)
    return [value, value + p, value + q, value + p + q]


def subsets(right: Sequence[Any], among: Sequence[Any], draw: Draw) -> list[frozenset[Any]] | None:
    """Four sets that differ in two things, the right one in front: the largest, a middle one or the smallest by chance.

    None where it couldn't be the largest or couldn't be the smallest: its size would give it away.
    """
    inside = frozenset(right)
    outside = [x for x in among if x not in inside]
    if len(inside) < 3 or len(outside) < 2:
        return None
    gone = draw.below(2) + draw.below(2)
    a, b = (*draw.shuffled(list(right))[:gone], *draw.shuffled(outside)[: 2 - gone])
    return [inside, inside ^ {a}, inside ^ {b}, inside ^ {a, b}]
