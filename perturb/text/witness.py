"""Witnesses: figures in which all that a caption says holds, found for many captions at once.

A caption is of some diagram if there are coordinates on which its facts hold. The objects that it names are free to
move, each by its own numbers; Newton's steps of least length lead from the anchor, from other members of its group,
and from places around them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from geodsl.language.term import Fact
from geodsl.ledger import EXACT
from geodsl.realize.attempts import SPACING
from perturb.paper.pins import Pins
from perturb.text.claims import asked, upright
from perturb.text.newton import Clamp, Clamps, solve
from perturb.text.pattern import WAYS, pattern, pieces

__all__ = ["Request", "Witness", "search"]

_DIGITS = 14  # behind the point, in a figure of size 1


@dataclass(frozen=True)
class Witness:
    """A figure that a caption is true of: the numbers of all that it names, as pins, and their types."""

    pins: Pins
    types: Mapping[str, str]
    size: float


@dataclass(frozen=True)
class Request:
    """A caption's facts, and figures from which to look for a witness.

    Attributes:
        types: of the names that the facts speak of.
        numbers: by which these are held in every start, (k, starts), one name after the other.
        scale: by how much a step of 1 changes each of them.
        size: of the figures.
    """

    facts: tuple[Fact, ...]
    types: Mapping[str, str]
    numbers: np.ndarray
    scale: np.ndarray
    size: float


def search(requests: Sequence[Request]) -> list[Witness | None]:
    """A witness for each request, None where none was found. What comes of one doesn't depend on the others."""
    if not requests:
        return []
    batch = _Batch(requests)
    with np.errstate(all="ignore"):
        solve(batch.numbers, batch.scale, batch.size, batch.wanted, batch.owner, batch.fit)
        good = batch.sound()
    out: list[Witness | None] = [None] * len(requests)
    for i in np.flatnonzero(good)[::-1]:  # the first start comes last and stays
        out[batch.owner[i]] = batch.witness(int(i))
    return out


class _Caption:
    """A request read: which numbers hold what it names, and which facts stand on which of them."""

    def __init__(self, request: Request) -> None:
        facts = asked(request.facts)
        self.types = request.types
        self.first: dict[str, int] = {}
        self.width = 0
        for name, kind in self.types.items():
            self.first[name] = self.width
            self.width += WAYS.get(kind, 1)
        self.told = [self._clamp(f) for f in facts]
        self.wanted = [self._clamp(f) for f in {p.key: p for f in facts for p in pieces(f)}.values()]
        self.proper = [self._clamp(f) for f in upright(facts)]

    def _clamp(self, fact: Fact) -> Clamp:
        p, own = pattern(fact)
        ways = [self.first[n] + j for n, t in zip(own, p.types, strict=True) for j in range(WAYS.get(t, 1))]
        return Clamp(p, tuple(ways))

    def here(self, name: str) -> slice:
        return slice(self.first[name], self.first[name] + WAYS.get(self.types[name], 1))

    def firsts(self, kind: str) -> list[int]:
        return [self.first[name] for name, t in self.types.items() if t == kind]


class _Batch:
    """All starts of all requests, one instance each."""

    def __init__(self, requests: Sequence[Request]) -> None:
        self.captions = [_Caption(r) for r in requests]
        counts = [r.numbers.shape[1] for r in requests]
        self.owner = np.repeat(np.arange(len(requests)), counts)
        n, width = len(self.owner), max(c.width for c in self.captions)
        self.size = np.repeat([r.size for r in requests], counts)
        self.numbers, self.scale = np.zeros((width, n)), np.zeros((width, n))
        ends = np.cumsum(counts)
        for r, first, end in zip(requests, ends - counts, ends, strict=True):
            self.numbers[: len(r.numbers), first:end] = r.numbers
            self.scale[: len(r.scale), first:end] = r.scale[:, None]
        own = [self.captions[k] for k in self.owner]
        self.wanted = Clamps([c.wanted for c in own], [c.width for c in own])
        self.asked = Clamps([[*c.told, *c.proper] for c in own], [c.width for c in own])
        self.points = _padded([self.captions[k].firsts("point") for k in self.owner])
        self.circles = _padded([self.captions[k].firsts("circle") for k in self.owner])

    def fit(self, index: np.ndarray) -> np.ndarray:
        """Which of some instances keep their points apart, and their circles large enough."""
        return self._measured(index)[0]

    def _measured(self, index: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """That, and how large they are."""
        z, _ = self._taken(self.points, index)
        c, r = self._taken(self.circles, index)
        both, room = np.concatenate([z, c]), np.concatenate([np.zeros(z.shape), np.absolute(r)])
        size = np.ones(len(index))
        if len(both):
            wide = np.fmax.reduce(both.real + room) - np.fmin.reduce(both.real - room)
            high = np.fmax.reduce(both.imag + room) - np.fmin.reduce(both.imag - room)
            longer = np.fmax(wide, high)
            size = np.where(longer > 0.0, longer, 1.0)
        first, second = np.triu_indices(len(z), 1)
        fine = ~(np.absolute(z[first] - z[second]) < SPACING * size).any(0)
        return fine & ~(r <= SPACING * size).any(0), size

    def _taken(self, places: np.ndarray, index: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Points or centres, with what stands behind them: radii."""
        rows = places[:, index]
        numbers = self.numbers[:, index]

        def row(k: int) -> np.ndarray:
            found = np.take_along_axis(numbers, np.clip(rows + k, 0, len(numbers) - 1), 0)
            return np.where(rows < 0, np.nan, found)

        return row(0) + 1j * row(1), row(2)

    def sound(self) -> np.ndarray:
        """Which instances, as they will be written down, show what is said and are no flat or crowded figures."""
        digits = _DIGITS - np.ceil(np.log10(np.maximum(1.0, self.size))).astype(int)
        for d in np.unique(digits):
            some = digits == d
            self.numbers[:, some] = np.round(self.numbers[:, some], int(d)) + 0.0
        good, self.size = self._measured(np.arange(len(self.owner)))
        for group in self.asked.groups:
            at = group.at
            if not good[at].any():
                continue
            figures = group.pattern.figures(list(self.numbers[group.ways, at]), self.size[at])
            if group.pattern.open:
                holds = group.pattern.margin(figures) >= group.pattern.least / 2.0
            else:
                holds = np.absolute(group.pattern.fact.residual(figures)) <= EXACT
            good[at[~np.broadcast_to(holds, at.shape)]] = False
        return good

    def witness(self, i: int) -> Witness:
        caption = self.captions[self.owner[i]]
        pins = {name: self.numbers[caption.here(name), i : i + 1].copy() for name in caption.types}
        return Witness(pins, caption.types, float(self.size[i]))


def _padded(rows: Sequence[Sequence[int]]) -> np.ndarray:
    """Lists of numbers as columns, -1 where one is shorter."""
    out = np.full((max(map(len, rows), default=0), len(rows)), -1, dtype=np.intp)
    for k, row in enumerate(rows):
        out[: len(row), k] = row
    return out
