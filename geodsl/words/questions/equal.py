"""Whether segments are equally long, angles equally large."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations
from typing import Any

from geodsl.facts.equal_angles import EqualAngles
from geodsl.facts.equal_lengths import EqualLengths
from geodsl.language.term import Fact, Term
from geodsl.objects import names
from geodsl.units import DEGREES, SHARE
from geodsl.words.questions.ground import Ground
from geodsl.words.questions.matter import Matter, Which, claim

__all__ = ["KINDS", "matters"]

KINDS = ("equal", "equal-angles")
_SAME = 1e-7
_EACH = 6  # pairs that differ, for each pair of equals
_MOST = 60  # pairs of equals


def matters(ground: Ground) -> Iterator[Matter]:
    scale = ground.size
    yield from _pairs(
        ground, KINDS[0], ground.segments, lambda s: ground.length(s) / scale, SHARE, EqualLengths, ("s", "t")
    )
    yield from _pairs(ground, KINDS[1], ground.angles, ground.degrees, DEGREES, EqualAngles, ("a", "b"))


def _pairs(
    ground: Ground,
    kind: str,
    things: Sequence[Any],
    size: Callable[[Any], float],
    gap: float,
    cls: Callable[[Term, Term], Fact],
    slots: tuple[str, str],
) -> Iterator[Matter]:
    sizes = {t.key: size(t) for t in things}
    same: dict[int, list[Fact]] = {}
    other: dict[int, list[Fact]] = {}
    for x, y in combinations(things, 2):
        off = abs(sizes[x.key] - sizes[y.key])
        group = same if off <= _SAME * max(1.0, gap) else other if off >= gap else None
        if group is not None:
            group.setdefault(len(set(names(x)) & set(names(y))), []).append(cls(x, y))
    draw = ground.draw(kind)
    for shared, equals in same.items():
        some = draw.few(equals, _MOST)
        unlike = draw.few(other.get(shared, []), _EACH * len(some))
        for fact, holds in ground.clear((*some, *unlike)):
            said = dict(zip(slots, fact.args, strict=True))
            yield claim(kind, kind, said, fact, holds, f"{kind} {shared}")
    if kind == KINDS[0]:
        yield from _which(ground, things, sizes, cls)


def _which(
    ground: Ground, things: Sequence[Any], sizes: dict[str, float], cls: Callable[[Term, Term], Fact]
) -> Iterator[Matter]:
    """Which drawn segment is as long as one of them, where exactly one is and all others are clearly not."""
    for s in things:
        others = [t for t in things if t.key != s.key]
        near = [t for t in others if abs(sizes[t.key] - sizes[s.key]) < SHARE]
        if len(near) != 1 or abs(sizes[near[0].key] - sizes[s.key]) > _SAME:
            continue
        facts = [cls(s, t) for t in others]
        found = {f.key: holds for f, holds in ground.clear(facts)}
        if len(found) == len(facts):
            yield Which(
                KINDS[0],
                "which/equal",
                {"s": s},
                tuple(f for f in facts if found[f.key]),
                tuple(f for f in facts if not found[f.key]),
                among=tuple(others),
                answer=(near[0],),
            )
