"""Which letters lie on a circle, a line, a segment; and how many."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from geodsl.facts.inside_circle import InsideCircle
from geodsl.facts.on_circle import OnCircle
from geodsl.facts.on_line import OnLine
from geodsl.facts.on_segment import OnSegment
from geodsl.language.term import Fact, Term
from geodsl.objects import Line, Ref
from geodsl.words.questions.ground import Ground
from geodsl.words.questions.matter import Matter, Which

__all__ = ["KIND", "matters"]

KIND = "points-on"


def matters(ground: Ground) -> Iterator[Matter]:
    for w in ground.circles:
        yield from _which(ground, "points-on/circle", {"c": w}, (OnCircle(P, w) for P in ground.points))
        yield from _which(ground, "points-in/circle", {"c": w}, (InsideCircle(P, w) for P in ground.points))
    for carrier in ground.carriers:
        l = carrier.term
        if isinstance(l, Line):
            others = [P for P in ground.points if P not in l.args]
            if all(P in carrier.all or not ground.near(P, carrier) for P in others):
                slots = {"c": l, "A": l.A, "B": l.B}
                yield from _which(ground, "points-on/line", slots, (OnLine(P, l) for P in others))
    for s in ground.segments:
        facts = (OnSegment(P, s) for P in ground.points if P not in s.args)
        yield from _which(ground, "points-on/segment", {"c": s, "A": s.A, "B": s.B}, facts)


def _which(
    ground: Ground, ask: str, slots: Mapping[str, Term], candidates: Iterable[Fact]
) -> Iterator[Matter]:
    facts = list(candidates)
    found = ground.clear(facts)
    on: tuple[Ref, ...] = tuple(f.args[0] for f, holds in found if holds)
    if len(found) < len(facts) or not 0 < len(on) < len(facts):
        return
    yield Which(
        KIND,
        ask,
        slots,
        tuple(f for f, holds in found if holds),
        tuple(f for f, holds in found if not holds),
        among=tuple(f.args[0] for f in facts),
        answer=on,
    )
