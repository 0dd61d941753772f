"""Which of two segments is longer, which of two angles is larger: where that is seen at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations
from typing import Any

from geodsl.facts.less import Less
from geodsl.facts.longer_than import LongerThan
from geodsl.language.term import Fact
from geodsl.objects import Measure, names
from geodsl.units import DEGREES, SHARE
from geodsl.words.questions.ground import Ground
from geodsl.words.questions.matter import Matter, Which, claim

__all__ = ["KINDS", "matters"]

KINDS = ("longer", "larger")
_MOST = 120  # pairs


def matters(ground: Ground) -> Iterator[Matter]:
    size = ground.size
    yield from _pairs(
        ground, KINDS[0], ground.segments, lambda s: ground.length(s) / size, SHARE, LongerThan, ("s", "t")
    )
    yield from _pairs(ground, KINDS[1], ground.angles, ground.degrees, DEGREES, larger, ("a", "b"))


def larger(a: Any, b: Any) -> Fact:
    """That an angle is larger than another."""
    return Less(Measure(b), Measure(a))


def _pairs(
    ground: Ground,
    kind: str,
    things: Sequence[Any],
    size: Callable[[Any], float],
    gap: float,
    cls: Callable[[Any, Any], Fact],
    slots: tuple[str, str],
) -> Iterator[Matter]:
    sizes = {t.key: size(t) for t in things}
    apart = [(x, y) for x, y in combinations(things, 2) if abs(sizes[x.key] - sizes[y.key]) >= gap]
    some = ground.draw(kind).few(apart, _MOST)
    told = {f.key: holds for f, holds in ground.clear(g for x, y in some for g in (cls(x, y), cls(y, x)))}
    for x, y in some:
        there, back = cls(x, y), cls(y, x)
        if {told.get(there.key), told.get(back.key)} != {True, False}:
            continue
        right, wrong = (there, back) if told[there.key] else (back, there)
        winner = x if told[there.key] else y
        shared = len(set(names(x)) & set(names(y)))
        for first, second, fact in ((x, y, there), (y, x, back)):
            said = dict(zip(slots, (first, second), strict=True))
            yield claim(kind, kind, said, fact, fact is right, f"{kind} {shared}")
        yield Which(
            kind,
            f"which/{kind}",
            dict(zip(slots, (x, y), strict=True)),
            (right,),
            (wrong,),
            among=(x, y),
            answer=(winner,),
            told=True,
        )
