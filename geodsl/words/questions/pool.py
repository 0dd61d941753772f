"""Pools: the matters of one kind, sorted so that a question is a pick."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Any

from geodsl.words.questions import (
    compared,
    count,
    directions,
    equal,
    find,
    lies_on,
    points_on,
    position,
    shape,
    statement,
)
from geodsl.words.questions.draw import Draw
from geodsl.words.questions.ground import Ground
from geodsl.words.questions.matter import Claim, Contrast, Matter, Number, Sort, Which
from geodsl.words.questions.rarer import rarer

__all__ = ["CAPTION", "KINDS", "SEEN", "Pool", "Pools"]

CAPTION, PICTURE = "caption", "picture"
_DULL = "neither"
_ROOMS = {
    **dict.fromkeys((lies_on.KIND,), lies_on),
    **dict.fromkeys((points_on.KIND,), points_on),
    **dict.fromkeys(directions.KINDS, directions),
    **dict.fromkeys(equal.KINDS, equal),
    **dict.fromkeys(compared.KINDS, compared),
    **dict.fromkeys(shape.KINDS, shape),
    **dict.fromkeys((position.KIND,), position),
    **dict.fromkeys((count.KIND,), count),
    **dict.fromkeys((statement.KIND,), statement),
}
SEEN = tuple(_ROOMS)  # what is answered by looking
KINDS = (*SEEN, CAPTION, *find.KINDS)


class Pool:
    """The matters of one kind in one figure."""

    def __init__(self, matters: Iterable[Matter]) -> None:
        self.matters = tuple(matters)

    @cached_property
    def families(self) -> tuple[tuple[tuple[tuple[Claim, ...], tuple[Claim, ...]], ...], ...]:
        """Claims of one group that hold and that fail, where it has both: by the kind of fact, then by group."""
        groups: dict[str, tuple[list[Claim], list[Claim]]] = {}
        for m in self.matters:
            if isinstance(m, Claim):
                groups.setdefault(m.group, ([], []))[not m.holds].append(m)
        families: dict[str, list[tuple[tuple[Claim, ...], tuple[Claim, ...]]]] = {}
        for name, (some, others) in groups.items():
            if some and others:
                families.setdefault(name.partition(" ")[0], []).append((tuple(some), tuple(others)))
        return tuple(map(tuple, families.values()))

    @cached_property
    def contrasts(self) -> tuple[tuple[Contrast, ...], ...]:
        """By the kind of fact."""
        kinds: dict[str, list[Contrast]] = {}
        for m in self.matters:
            if isinstance(m, Contrast):
                kinds.setdefault(type(m.true).__name__, []).append(m)
        return tuple(map(tuple, kinds.values()))

    @cached_property
    def which(self) -> tuple[tuple[Which, ...], ...]:
        """By what is asked."""
        return _by_ask([m for m in self.matters if isinstance(m, Which)])

    @cached_property
    def sorts(self) -> tuple[tuple[tuple[Sort, ...], ...], ...]:
        """By what is asked, then by the answer: none is more frequent than others."""
        out = []
        for some in _by_ask([m for m in self.matters if isinstance(m, Sort)]):
            answers: dict[str, list[Sort]] = {}
            for m in some:
                answers.setdefault(m.answer, []).append(m)
            if set(answers) == {_DULL}:
                continue  # what is said of lines by chance tells nothing where nothing else could be said
            out.append(rarer(answers, _DULL))
        return tuple(out)

    @cached_property
    def numbers(self) -> tuple[tuple[Number, ...], ...]:
        return _by_ask([m for m in self.matters if isinstance(m, Number)])

    def claim(self, draw: Draw, want: bool) -> Claim:
        """A claim that holds or fails as is wanted; what it looks like doesn't depend on that."""
        sides = draw.pick(draw.pick(self.families))
        return draw.pick(sides[not want])

    def contrast(self, draw: Draw) -> Contrast | None:
        """A fact that holds, and one like it that fails."""
        if self.families:
            holding, failing = draw.pick(draw.pick(self.families))
            one, other = draw.pick(holding), draw.pick(failing)
            return Contrast(one.kind, one.ask, {}, one.facts, other.fails, true=one.fact, false=other.fact)
        return draw.pick(draw.pick(self.contrasts)) if self.contrasts else None


class Pools:
    """All pools of one figure, each made when it is first wanted."""

    def __init__(self, ground: Ground) -> None:
        self.ground = ground
        self.sought = find.Sought(ground)
        self._pools: dict[str, Pool] = {}

    def __getitem__(self, kind: str) -> Pool:
        found = self._pools.get(kind)
        if found is None:
            made: dict[str, list[Matter]] = {}
            room = _ROOMS[kind]
            for m in room.matters(self.ground):
                made.setdefault(m.kind, []).append(m)
            for name, other in _ROOMS.items():
                if other is room:
                    self._pools[name] = Pool(made.get(name, ()))
            found = self._pools[kind]
        return found


def _by_ask(some: Sequence[Matter]) -> tuple[Any, ...]:
    asks: dict[str, list[Matter]] = {}
    for m in some:
        asks.setdefault(m.ask, []).append(m)
    return tuple(map(tuple, asks.values()))
