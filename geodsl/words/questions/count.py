"""How many: only what can be counted without doubt."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

from geodsl.facts.ink.absent import SegmentsDrawn
from geodsl.facts.ink.drawn import Drawn
from geodsl.facts.ink.labelled import Lettered
from geodsl.facts.ink.marked import MarkedPerpendicular, MarkedRight, Ticked
from geodsl.facts.on_circle import OnCircle
from geodsl.facts.tangent_to import TangentTo
from geodsl.ink import Cross, Square, Ticks
from geodsl.language.term import Fact, Term
from geodsl.objects import Num
from geodsl.words.questions.ground import Ground
from geodsl.words.questions.matter import Matter, Named, Number

__all__ = ["KIND", "matters"]

KIND = "count"


def matters(ground: Ground) -> Iterator[Matter]:
    yield from _letters(ground)
    yield from _circles(ground)
    yield from _segments(ground)
    yield from _signs(ground)
    for w in ground.circles:
        yield from _on(ground, w)
        yield from _tangents(ground, w)


def _number(
    ask: str, n: int, slots: Mapping[str, Term | Named], facts: tuple[Fact, ...], fails: tuple[Fact, ...] = ()
) -> Number:
    return Number(KIND, ask, slots, facts, fails, value=str(n), decimal=float(n))


def _letters(ground: Ground) -> Iterator[Matter]:
    # A point without a letter is one that some would count.
    if ground.points and len(ground.points) == len(ground.view.ink.letters):
        facts = tuple(Lettered(p, p.name) for p in ground.points)
        yield _number("count/points", len(facts), {}, facts)


def _circles(ground: Ground) -> Iterator[Matter]:
    strokes = [s.term for s in ground.view.ink.strokes]
    round_ = [t for t in strokes if t.makes in ("circle", "arc", "region")]
    if not round_ or any(t.makes != "circle" for t in round_):
        return
    seen: list[tuple[complex, float]] = []
    for t in round_:
        value = ground.view.at.value(t)
        center, radius = (complex(np.broadcast_to(v, (1,))[0]) for v in (value.center, value.radius))
        if any(abs(center - c) + abs(radius - r) < 1e-3 * ground.size for c, r in seen):
            return
        seen.append((center, abs(radius)))
    yield _number("count/circles", len(round_), {}, tuple(Drawn(t) for t in round_))


def _segments(ground: Ground) -> Iterator[Matter]:
    ink = ground.view.ink
    if any(s.term.makes != "segment" or s.arrow for s in ink.strokes) or ink.shades:
        return
    n = ground.pieces
    fact = SegmentsDrawn(Num(float(n), "number"))
    # What is seen as one stroke was ordered as one, too.
    if n > 1 and ground.clear([fact]) == [(fact, True)]:
        yield _number("count/segments", n, {}, (fact,))


def _signs(ground: Ground) -> Iterator[Matter]:
    ink = ground.view.ink
    squares: dict[str, Fact] = {}
    for sign in ink.signs:
        if isinstance(sign, Square):
            squares.setdefault(sign.angle.key, MarkedRight(sign.angle))
        elif isinstance(sign, Cross):
            squares.setdefault(MarkedPerpendicular(sign.l, sign.m).key, MarkedPerpendicular(sign.l, sign.m))
    if squares and not _crowded(ground):
        yield _number("count/right", len(squares), {}, tuple(squares.values()))
    ticks = [s for s in ink.signs if isinstance(s, Ticks)]
    for count, n in Counter(t.count for t in ticks).items():
        facts = {Ticked(t.segment).key: Ticked(t.segment) for t in ticks if t.count == count}
        if len(facts) == n:
            yield _number("count/ticks", n, {"ticks": Named(str(count))}, tuple(facts.values()))


def _crowded(ground: Ground) -> bool:
    """Whether two squares might stand in one place."""
    corners: list[Any] = [s.angle.B for s in ground.view.ink.signs if isinstance(s, Square)]
    crosses = sum(isinstance(s, Cross) for s in ground.view.ink.signs)
    return len(set(corners)) < len(corners) or (crosses > 0 and len(corners) > 0)


def _on(ground: Ground, w: Term) -> Iterator[Matter]:
    facts = [OnCircle(P, w) for P in ground.points]
    found = ground.clear(facts)
    if len(found) == len(facts) and any(holds for _, holds in found):
        on = tuple(f for f, holds in found if holds)
        off = tuple(f for f, holds in found if not holds)
        yield _number("count/on", len(on), {"c": w}, on, off)


def _tangents(ground: Ground, w: Term) -> Iterator[Matter]:
    """How many of the drawn lines touch a circle: each clearly does where it is drawn, or clearly doesn't."""
    facts = {TangentTo(c.term, w).key: c for c in ground.carriers}
    found = ground.clear(TangentTo(c.term, w) for c in ground.carriers)
    if len(found) < len(facts):
        return
    on = tuple(f for f, holds in found if holds)
    value = ground.view.at.value(w)
    center = complex(np.broadcast_to(value.center, (1,))[0])
    for f in on:
        carrier = facts[f.key]
        foot = float((np.conjugate(carrier.way) * (center - carrier.origin)).real)
        near = 1e-6 * ground.size
        if len(carrier.spans) > 1 or not carrier.spans[0][0] - near <= foot <= carrier.spans[0][1] + near:
            return
    if on:
        yield _number("count/tangents", len(on), {"c": w}, on, tuple(f for f, holds in found if not holds))
