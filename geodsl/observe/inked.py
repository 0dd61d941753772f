"""The facts that a drawing's ink says."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from geodsl.facts.ink.drawn import ArrowDrawn, Dashed, Dotted, Drawn, DrawnAs, Solid
from geodsl.facts.ink.ink_fact import InkFact
from geodsl.facts.ink.labelled import Dimensioned, Labelled, Lettered, SizeShown
from geodsl.facts.ink.marked import (
    ArcMarked,
    MarkedEqualAngles,
    MarkedEqualLengths,
    MarkedParallel,
    MarkedPerpendicular,
    MarkedRight,
)
from geodsl.facts.ink.shaded import (
    Crosshatched,
    Hatched,
    Shaded,
    ShadedInside,
    ShadedOutside,
    Stippled,
    Toned,
)
from geodsl.ink import Arcs, Arrows, Cross, Dimension, Ink, Letter, Square, Ticks
from geodsl.ink import Shaded as Shade
from geodsl.language.looks import LOOKS
from geodsl.objects import Segment

__all__ = ["ink_facts"]

_LINES: dict[str, type[InkFact]] = {"solid": Solid, "dashed": Dashed, "dotted": Dotted}
_PATTERNS: dict[str, type[InkFact]] = {
    "hatched": Hatched,
    "crosshatched": Crosshatched,
    "dotted": Stippled,
    "tone": Toned,
}


def ink_facts(ink: Ink) -> tuple[InkFact, ...]:
    """All that the ink says, each once; what one of them entails isn't said again."""
    return tuple({fact.key: fact for fact in _said(ink)}.values())


def _said(ink: Ink) -> Iterator[InkFact]:
    for stroke in ink.strokes:
        if stroke.arrow and isinstance(stroke.term, Segment):
            yield ArrowDrawn(stroke.term.A, stroke.term.B)
        yield _LINES[stroke.line](stroke.term)
    for letter in ink.letters:
        yield from _of_point(letter)
    for shade in ink.shades:
        yield from _of_fill(shade)
    yield from _alike(ink, Ticks, "segment", MarkedEqualLengths)
    yield from _alike(ink, Arcs, "angle", MarkedEqualAngles)
    yield from _alike(ink, Arrows, "line", MarkedParallel)
    for sign in ink.signs:
        match sign:
            case Square(angle):
                yield MarkedRight(angle)
            case Cross(l, m):
                yield MarkedPerpendicular(l, m)
            case Dimension(segment, text):
                yield Dimensioned(segment)
                yield SizeShown(segment) if text is None else Labelled(segment, text)
    for written in ink.written:
        yield SizeShown(written.thing) if written.text is None else Labelled(written.thing, written.text)


def _of_point(letter: Letter) -> Iterator[InkFact]:
    if letter.text is not None:
        yield Lettered(letter.point, letter.text)
    looks = [word for word, look in LOOKS.items() if look == letter.style]
    yield from (DrawnAs(letter.point, word) for word in looks)
    if letter.text is None and not looks:
        yield Drawn(letter.point)


def _of_fill(shade: Shade) -> Iterator[InkFact]:
    if shade.minus and shade.within:
        return  # no phrase says both
    if shade.minus:
        yield ShadedOutside(shade.region, shade.minus)
    elif shade.within:
        yield ShadedInside(shade.region, shade.within)
    else:
        yield _PATTERNS.get(shade.pattern, Shaded)(shade.region)


def _alike(ink: Ink, kind: type, place: str, fact: type[InkFact]) -> Iterator[InkFact]:
    """Neighbours of one class; an angle that is alone in its class is only marked."""
    classes: dict[Any, list[Any]] = {}
    for k, sign in enumerate(ink.of(kind)):
        alone = k if getattr(sign, "alone", False) else None
        classes.setdefault((sign.count, getattr(sign, "ticked", False), alone), []).append(sign)
    for group in classes.values():
        things = [getattr(sign, place) for sign in group]
        yield from (fact(a, b) for a, b in pairwise(things))
        if len(things) == 1 and kind is Arcs:
            yield ArcMarked(things[0])
