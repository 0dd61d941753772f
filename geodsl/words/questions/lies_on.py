"""Whether a point lies on a circle, a line, a segment, an arc."""

from __future__ import annotations

from collections.abc import Iterator

from geodsl.facts.on_arc import OnArc
from geodsl.facts.on_circle import OnCircle
from geodsl.facts.on_line import OnLine
from geodsl.facts.on_segment import OnSegment
from geodsl.language.term import Fact
from geodsl.objects import Line
from geodsl.words.questions.ground import Ground
from geodsl.words.questions.matter import Matter, claim

__all__ = ["KIND", "matters"]

KIND = "lies-on"


def matters(ground: Ground) -> Iterator[Matter]:
    for fact, holds in ground.clear(_candidates(ground)):
        curve = fact.args[1]
        group = f"{type(fact).__name__} {curve.key}"
        yield claim(KIND, KIND, {"P": fact.args[0], "c": curve}, fact, holds, group)


def _candidates(ground: Ground) -> Iterator[Fact]:
    for w in ground.circles:
        for P in ground.points:
            # Nobody takes a centre for a point of its circle.
            if (w.key, P.key) not in ground.centers:
                yield OnCircle(P, w)
    for a in ground.arcs:
        for P in ground.points:
            yield OnArc(P, a)
    for carrier in ground.carriers:
        named = carrier.term.args if isinstance(carrier.term, Line) else ()
        # Where a line is spoken of that isn't drawn up to a point, the picture doesn't show it.
        for P in ground.points:
            if P not in named and (P in carrier.all or not ground.near(P, carrier)):
                yield OnLine(P, carrier.term)
    for s in ground.segments:
        for P in ground.points:
            if P not in s.args:
                yield OnSegment(P, s)
